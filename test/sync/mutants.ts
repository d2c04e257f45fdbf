// One mutant per rule of docs/sync.md: the product's own code with one line changed. The world must notice each; a rule whose mutant lives is not tested.
// `node test/sync/mutants.ts [NAME]` tries them all, or one. Nothing on the disk is changed: the loader hands out the changed text.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Mutant { readonly name: string; readonly rule: string; readonly file: string; readonly from: string; readonly to: string }

const HUB = 'test/sync/model-hub.ts'
const COPY = 'electron/core/store/hub-copy.ts'
const OUTBOX = 'electron/core/sync/outbox.ts'
const SESSION = 'electron/core/sync/session.ts'
const PAGES = 'electron/core/sync/pages.ts'
const WRITE = 'electron/core/store/write.ts'
const MERGE = 'shared/sync/merge.ts'

export const MUTANTS: readonly Mutant[] = [
  { name: 'nodedupe', rule: 'R3', file: HUB, from: 'const untold = group.filter(({ opId }) => !hub.state.ops.has(opId))', to: 'const untold = [...group]' },
  { name: 'norder', rule: 'R4', file: HUB, from: 'if (op.n > device.lastN + 1)', to: 'if (op.n > device.lastN + 1e9)' },
  { name: 'dupgap', rule: 'R3', file: HUB, from: 'if (next) Object.assign', to: 'if (next && fresh.has(op.n)) Object.assign' },
  { name: 'nofence', rule: 'R5', file: HUB, from: 'if (device.conn !== conn)', to: 'if (device.conn === null)' },
  { name: 'noident', rule: 'R5', file: SESSION, from: 'if (opNumbered(write, state, welcome.lastN) !== welcome.lastOp)', to: 'if (opNumbered(write, state, 0) === write)' },
  { name: 'noupto', rule: 'R6', file: COPY, from: 'op.sentN <= copy.upTo', to: 'op.sentN <= copy.upTo - 1e9' },
  { name: 'ackdrop', rule: 'R7', file: COPY, from: "write.run('UPDATE outbox SET ver = ? WHERE n = ?', [ver, op.n])", to: 'settle(write, op, ver)' },
  { name: 'cursorbase', rule: 'R8', file: WRITE, from: 'return { base: Math.min(row.ver, ...bases), dep:', to: "return { base: Number(read.value(`SELECT value FROM meta WHERE key = 'sync.cursor'`) ?? 0), dep:" },
  { name: 'nochain', rule: 'R8', file: WRITE, from: 'base: Math.min(row.ver, ...bases)', to: 'base: row.ver' },
  { name: 'onlyunanswered', rule: 'R8', file: WRITE, from: '(ver IS NULL OR ver > ?)', to: '(ver IS NULL AND 0 <= ?)' },
  { name: 'nodep', rule: 'R9', file: HUB, from: "return 'dependency' // R9", to: 'return null' },
  { name: 'anypage', rule: 'R10', file: PAGES, from: 'if (page.from !== state.cursor)', to: 'if (page.from < 0)' },
  { name: 'older', rule: 'R10', file: COPY, from: 'if (!anew && known > arrival.ver) return', to: '' },
  { name: 'noconflict', rule: 'R12', file: MERGE, from: '{ value: mine, conflict: { field, value: theirs, of: last, against: stamp } }', to: '{ value: mine }' },
  { name: 'noloser', rule: 'R12', file: MERGE, from: "kept: true, conflict: { field, value: mine, of: stamp, against: last } }", to: 'kept: true }' },
  { name: 'torntext', rule: 'R12', file: MERGE, from: 'const seen = was === null ? !unseen(last, op, stamp) : was === theirs', to: 'const seen = !unseen(last, op, stamp)' },
  { name: 'tornapart', rule: 'groups', file: HUB, from: "code ?? answers.get(op.opId)!.code!) : 'together' })", to: "code ?? answers.get(op.opId)!.code!) : (answers.get(each.opId) ?? { code: 'together' }).code ?? 'together' })" },
  { name: 'norejected', rule: 'R11', file: COPY, from: '  keepRejected(write, op, refusal, now)\n  write.run', to: '  write.run' },
  { name: 'foldsent', rule: 'folding', file: OUTBOX, from: 'before.sentN === null && op.sentN === null', to: 'op.sentN === null' },
  { name: 'holdsall', rule: 'leaving out', file: HUB, from: "|| op.base === before.row.ver", to: '|| true' },
  { name: 'nosweep', rule: 'starting over', file: PAGES, from: 'forget(write, entity, rowId, now)\n', to: '{ void forget; void entity; void rowId }\n' },
  { name: 'nofloor', rule: 'starting over', file: PAGES, from: 'else if (page.from < page.floor', to: 'else if (page.from < page.floor - 1e9' },
  { name: 'noagain', rule: 'restored hub', file: SESSION, from: 'sendAgain(write, restoredAt, now())', to: 'void sendAgain, void restoredAt' },
]

const HOOKS = `
import { registerHooks } from 'node:module'
import { readFileSync } from 'node:fs'
const { file, from, to } = JSON.parse(process.env.MUTANT)
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith(file)) return loaded
    const text = readFileSync(new URL(url), 'utf8')
    if (process.env.SHOW) console.error('mutant in', url, loaded.format)
    if (text.split(from).length !== 2) { console.error('the mutant does not fit its file: ' + from); process.exit(3) }
    return { ...loaded, source: text.replace(from, () => to) , format: loaded.format }
  },
})
`

export type Verdict = { readonly caught: true; readonly seed: number; readonly error: string } | { readonly caught: false }

/** Runs histories with that mutant until one fails. Throws when the mutant no longer fits the code. */
export async function tryMutant(mutant: Mutant, runs: number): Promise<Verdict> {
  const script = fileURLToPath(new URL('./world-run.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(HOOKS)}`, script, String(runs), '1'], {
    cwd: path.resolve(import.meta.dirname, '../..'), env: { ...process.env, MUTANT: JSON.stringify(mutant) }, stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [output, errors] = ['', '']
  child.stdout.on('data', (data: Buffer) => (output += data.toString()))
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
  const code = await new Promise<number | null>((resolve) => void child.on('exit', resolve))
  if (code === 0) return { caught: false }
  if (code !== 1 || !output.trim()) throw new Error(`${mutant.name}: ${errors.slice(0, 500)}`)
  const { seed, error } = JSON.parse(output) as { seed: number; error: string }
  return { caught: true, seed, error }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , only, runs = '100'] = process.argv
  let lived = 0
  for (const mutant of MUTANTS.filter(({ name }) => !only || only === 'all' || only === name)) {
    const verdict = await tryMutant(mutant, Number(runs)).catch((error: unknown) => ({ caught: false as const, error: String(error) }))
    if (!verdict.caught) lived++
    console.log(`${verdict.caught ? 'caught' : 'LIVES '} ${mutant.name} (${mutant.rule})${verdict.caught ? ` by seed ${verdict.seed}: ${verdict.error.slice(0, 110)}` : ` ${'error' in verdict ? verdict.error : ''}`}`)
  }
  process.exit(lived > 0 ? 1 : 0)
}
