// The flags of the shells, and what is said about a wrong one.
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseDataFlag, parseFlags } from '../../electron/flags.ts'
import { defaultDataFolder } from '../../electron/core/store/data-place.ts'
import { errorWords, wordsFor } from '../../electron/core/words.ts'
import { AppError } from '../../shared/app-error.ts'

const t = await wordsFor('en')
function complaint(parse: () => unknown): string {
  try {
    parse()
  } catch (error) {
    if (error instanceof AppError) return errorWords(t, error)
    throw error
  }
  return 'no complaint'
}

describe('flags', () => {
  it('are none by default: any port, the usual folder, and the browser opens', () => {
    expect(parseFlags([])).toEqual({ open: true, help: false, port: 0, dataDir: defaultDataFolder() })
  })

  it('may be written with a space or an equals sign', () => {
    expect(parseFlags(['--browser', '--no-open', '--port', '8080', '--data', '/tmp/a b'])).toEqual({ open: false, help: false, port: 8080, dataDir: '/tmp/a b' })
    expect(parseFlags(['--port=65535', '--data=/tmp/a=b'])).toEqual({ open: true, help: false, port: 65_535, dataDir: '/tmp/a=b' })
  })

  it('count as given last', () => {
    expect(parseFlags(['--port', '1', '--port', '2']).port).toBe(2)
  })

  it('take a relative folder from where the person is', () => {
    expect(parseFlags(['--data', 'here']).dataDir).toBe(path.resolve('here'))
  })

  it.each([
    [['--prot', '80'], /--prot is not a flag.*--port N/],
    [['learn'], /"learn" was not expected.*--data DIR/],
    [['--port'], /--port needs a value.*--port 8080/],
    [['--port', '--no-open'], /--port needs a value/],
    [['--port', 'http'], /--port needs a number from 0 to 65535, not "http".*--port 0/],
    [['--port', '65536'], /not "65536"/],
    [['--port', '-1'], /not "-1"/],
    [['--port', '80.5'], /not "80\.5"/],
    [['--port='], /not ""/],
    [['--data'], /--data needs a value/],
    [['--data='], /--data needs a value/],
    [['--data', ' '], /--data needs a value/],
    [['--no-open=yes'], /--no-open takes no value/],
    [['--constructor'], /--constructor is not a flag/],
  ])('%j are refused by name and with the remedy', (args, words) => {
    expect(complaint(() => parseFlags(args))).toMatch(words)
  })
})

describe('the data folder of the window', () => {
  it('is found among flags of the system and of Chromium', () => {
    expect(parseDataFlag(['/opt/electron', '--inspect=0', '.', '--data', '/tmp/x', '--enable-features=A'])).toBe('/tmp/x')
    expect(parseDataFlag(['/opt/electron', '.', '--data=/tmp/y'])).toBe('/tmp/y')
    expect(parseDataFlag(['/opt/electron'])).toBe(defaultDataFolder())
  })

  it('must be named after its flag', () => {
    expect(complaint(() => parseDataFlag(['/opt/electron', '.', '--data']))).toMatch(/--data needs a value/)
  })
})
