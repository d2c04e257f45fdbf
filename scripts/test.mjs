// `npm test`: the linter, the types, the tests that need no browser, and the journeys in one. The last line says how many passed, failed and were skipped.
// With CI set, nothing may be skipped except real Electron.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildStale, onNode24, root } from './machine.mjs'

const total = { passed: 0, failed: 0, skipped: 0 }
const strict = Boolean(process.env.CI)

const say = (line) => process.stdout.write(`${line}\n`)

/** Runs a tool of node_modules/.bin and shows what it prints. True when it is content. */
function run(title, tool, args, env = {}) {
  say(`\n== ${title}`)
  const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', tool), ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  return status === 0
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null // it ended before it could write one
  }
}

/** A suite that fails without a failed test (it could not be read, say) is a failure all the same. */
function count({ passed = 0, failed = 0, skipped = 0 }, content) {
  total.passed += passed
  total.failed += content ? failed : Math.max(failed, 1)
  total.skipped += skipped
}

function check(title, tool, args) {
  if (!run(title, tool, args)) total.failed += 1
}

function unitTests(folder) {
  const file = path.join(folder, 'vitest.json')
  const content = run('Tests without a browser', 'vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests = 0, numTodoTests = 0 } = readReport(file) ?? {}
  const skipped = numPendingTests + numTodoTests
  count({ passed, failed, skipped }, content)
  if (strict && skipped > 0) refuse(`${skipped} tests were skipped`)
}

async function journeys(folder) {
  const { findChromium } = await import('../test/support/chromium.ts')
  if (!findChromium()) {
    const why = 'the journeys in a browser, because there is no Chromium on this computer: install it (apt install chromium), or name one in CHROMIUM'
    say(`\nSkipped: ${why}.`)
    if (strict) refuse(why)
    return
  }
  buildStale()
  const file = path.join(folder, 'playwright.json')
  const content = run('Journeys in a browser', '@playwright/test/cli.js', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file })
  const report = readReport(file)
  const { expected: passed = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {}
  count({ passed: passed + flaky, failed: unexpected, skipped }, content)
  for (const { title } of specsOf(report?.suites ?? []).filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))) say(`Passed only when tried again: ${title}.`)
  const elsewhere = testsOf(report?.suites ?? []).filter(({ status, projectName }) => status === 'skipped' && projectName !== 'electron').length
  if (strict && elsewhere > 0) refuse(`${elsewhere} journeys were skipped outside real Electron`)
}

const specsOf = (suites) => suites.flatMap(({ suites: inner = [], specs = [] }) => [...specsOf(inner), ...specs])
const testsOf = (suites) => specsOf(suites).flatMap(({ tests }) => tests)

function refuse(what) {
  say(`Not allowed here (CI is set): ${what}.`)
  total.failed += 1
}

async function all() {
  const folder = mkdtempSync(path.join(tmpdir(), 'empty-chair-test-'))
  try {
    check('Lint', 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings'])
    check('Types', 'typescript/bin/tsc', ['-b'])
    unitTests(folder)
    await journeys(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  say(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  process.exitCode = total.failed > 0 ? 1 : 0
}

if (onNode24(import.meta.url)) await all()
