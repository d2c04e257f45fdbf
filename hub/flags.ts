// The hub's command line and environment. A flag wins over its variable.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { AppError } from '../shared/app-error.ts'
import type { Level } from '../shared/log.ts'

export interface HubFlags {
  readonly command: 'serve' | 'backup' | 'restore' | 'help'
  readonly file: string
  readonly data: string
  /** `postgres://…`, or null for the embedded database in `data`. */
  readonly database: string | null
  readonly host: string
  readonly port: number
  readonly name: string
  readonly behindProxy: boolean
  readonly metricsToken: string | null
  readonly log: Level
  readonly replace: boolean
}

const DEFAULT_PORT = '4310'

/** Throws an AppError: `bad-flag`, `bad-port`, `file-missing`. */
export function parseHubFlags(args: readonly string[], env: NodeJS.ProcessEnv): HubFlags {
  const { values, positionals } = read(args)
  const [command = 'serve', file = '', ...rest] = positionals
  if (!['serve', 'backup', 'restore'].includes(command) || rest.length > 0 || (command === 'serve' && file)) throw new AppError('bad-flag', { detail: `Unknown command "${positionals.join(' ')}"` })
  if (command !== 'serve' && !file && !values.help) throw new AppError('file-missing', { command })
  const of = (value: string | undefined, name: string): string | undefined => value ?? (env[`EMPTY_CHAIR_HUB_${name}`] || undefined)
  const port = of(values.port, 'PORT') ?? DEFAULT_PORT
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) throw new AppError('bad-port', { value: port })
  const database = of(values.database, 'DATABASE') ?? null
  if (database !== null && !/^postgres(ql)?:\/\//.test(database)) throw new AppError('bad-flag', { detail: '--database needs an address that begins with postgres://' })
  const log = of(values.log, 'LOG') ?? 'info'
  if (log !== 'error' && log !== 'info' && log !== 'debug') throw new AppError('bad-flag', { detail: '--log needs error, info or debug' })
  return {
    command: values.help ? 'help' : (command as 'serve' | 'backup' | 'restore'),
    file: file && path.resolve(file),
    data: path.resolve(of(values.data, 'DATA') ?? 'hub-data'),
    database,
    host: of(values.host, 'HOST') ?? '127.0.0.1',
    port: Number(port),
    name: of(values.name, 'NAME') ?? 'Empty Chair',
    behindProxy: values['behind-proxy'] ?? env['EMPTY_CHAIR_HUB_PROXY'] === '1',
    metricsToken: of(values['metrics-token'], 'METRICS') ?? null,
    log,
    replace: values.replace ?? false,
  }
}

function read(args: readonly string[]) {
  const string = { type: 'string' } as const
  const boolean = { type: 'boolean' } as const
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: string, database: string, host: string, port: string, name: string, 'behind-proxy': boolean, 'metrics-token': string, log: string, replace: boolean, help: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    throw new AppError('bad-flag', { detail: (error as Error).message.split('.')[0]! })
  }
}
