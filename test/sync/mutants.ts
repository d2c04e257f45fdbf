// One mutant per rule of docs/sync.md: the product's own code with a line changed. The world must notice each; a rule whose mutant lives is not tested.
// `node test/sync/mutants.ts [NAME]` tries them all, or one, beginning with the seed that is known to catch it; `RUNS` histories at most.
// Nothing on the disk is changed: the loader hands out the changed text.
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

interface Change { readonly file: string; readonly from: string; readonly to: string }
export interface Mutant {
  readonly name: string
  readonly rule: string
  /** The seed that catches it: also run without the mutant, by world.test.ts. Null: none is known. */
  readonly seed: number | null
  /** Histories of chance cannot show it: the test file that does. */
  readonly test?: string
  readonly changes: readonly Change[]
}

const PUSH = 'hub/sync/push.ts'
const ORDER = 'hub/sync/order.ts'
const TAKING = 'hub/sync/taking.ts'
const TRIAL = 'hub/sync/trial.ts'
const FEED = 'hub/sync/feed.ts'
const CONNECTION = 'hub/sync/connection.ts'
const WORKSPACE = 'hub/workspace.ts'
const BACKUP = 'hub/backup.ts'
const COPY = 'electron/core/store/replica/hub-copy.ts'
const OUTBOX = 'electron/core/sync/outbox.ts'
const SESSION = 'electron/core/sync/session.ts'
const PAGES = 'electron/core/sync/pages.ts'
const WRITE = 'electron/core/store/write.ts'
const MERGE = 'shared/sync/merge.ts'

const noprev: Change = { file: ORDER, from: 'if (op.n <= after.n || before !== after.op)', to: 'if (op.n <= after.n)' }
const norder: Change = { file: ORDER, from: 'if (op.n > after.n + 1) return', to: 'if (op.n > after.n + 1e9) return' }
const noident: Change = { file: SESSION, from: 'if (opNumbered(write, state, welcome.lastN) !== welcome.lastOp)', to: 'if (welcome.lastN < 0)' }
const nofence: Change = { file: PUSH, from: 'if (standing.conn !== pusher.conn) return', to: 'if (standing.conn === null) return' }

export const MUTANTS: readonly Mutant[] = [
  { name: 'nodedupe', rule: 'R3: what is known is answered, not done', seed: null, test: 'test/hub/sqlite.test.ts', changes: [{ file: TAKING, from: 'const fresh = group.filter((op) => !known.has(op.opId))', to: 'const fresh = [...group]' }] },
  { name: 'dupgap', rule: 'R3: what is known counts when it is the next', seed: null, test: 'test/hub/sqlite.test.ts', changes: [{ file: ORDER, from: 'if (op.n === after.n + 1) after', to: 'if (op.n === after.n + 1 && !known.has(op.opId)) after' }] },
  { name: 'norder', rule: 'R4: no gaps', seed: null, test: 'test/hub/sqlite.test.ts', changes: [norder] },
  { name: 'noprev', rule: 'R4: the operation before is the one the hub knows', seed: null, test: 'test/hub/sqlite.test.ts', changes: [noprev] },
  { name: 'noident', rule: 'R5: the hub and the device know the same last operation', seed: null, test: 'test/sync/rules.test.ts', changes: [noident] },
  { name: 'nofence', rule: 'R5: pushes of earlier connections are stale', seed: null, test: 'test/hub/postgres-faults.test.ts', changes: [nofence] },
  { name: 'noupto', rule: 'R6: a page says what it contains', seed: null, test: 'test/sync/rules.test.ts', changes: [{ file: COPY, from: 'op.sentN <= copy.upTo', to: 'op.sentN <= copy.upTo - 1e9' }] },
  { name: 'onlyown', rule: 'R6: what is not read is a device’s own', seed: 1, changes: [{ file: CONNECTION, from: 'ownAfter(cursor) === head - cursor', to: 'ownAfter(cursor) > 0' }] },
  { name: 'ownheld', rule: 'R6: and only what it laid on what it had', seed: 18, changes: [{ file: TAKING, from: 'before !== null && stored.plainBy === device', to: 'before !== null' }] },
  { name: 'ownseen', rule: 'R6: and only what stays in its sight', seed: 11, changes: [{ file: TAKING, from: ' && maySee(person, stored.audience) && !hangsOnRole(stored.audience)', to: '' }] },
  { name: 'ackdrop', rule: 'R7: accepted stays until its row is here', seed: 2, changes: [{ file: COPY, from: "write.run('UPDATE outbox SET ver = ? WHERE n = ?', [ver, op.n])", to: 'settle(write, op, ver)' }] },
  { name: 'cursorbase', rule: 'R8: the base is a version of that row', seed: null, test: 'test/store/write.test.ts', changes: [{ file: WRITE, from: 'return { base: Math.min(row.ver, ...bases), dep:', to: "return { base: Number(read.value(`SELECT value FROM meta WHERE key = 'sync.cursor'`) ?? 0), dep:" }] },
  { name: 'nochain', rule: 'R8: inherited through own pending edits', seed: null, test: 'test/store/write.test.ts', changes: [{ file: WRITE, from: 'base: Math.min(row.ver, ...bases)', to: 'base: row.ver' }] },
  { name: 'onlyunanswered', rule: 'R8: also through accepted ones, until their row is here', seed: null, test: 'test/sync/rules.test.ts', changes: [{ file: WRITE, from: '(ver IS NULL OR ver > ?)', to: '(ver IS NULL AND 0 <= ?)' }] },
  { name: 'nodep', rule: 'R9: refused with the creation it is made on', seed: null, test: 'test/hub/sqlite.test.ts', changes: [{ file: TRIAL, from: 'if (op.dep !== undefined && refused.has(op.dep))', to: 'if (op.dep === op.opId)' }] },
  { name: 'anypage', rule: 'R10: a page follows on what is here', seed: null, test: 'test/sync/pages.test.ts', changes: [{ file: PAGES, from: 'if (page.from !== state.cursor)', to: 'if (page.from < 0)' }] },
  { name: 'older', rule: 'R10: an older copy of a row does not replace a newer', seed: null, test: 'test/sync/pages.test.ts', changes: [{ file: COPY, from: 'if (!anew && known > arrival.ver) return', to: '' }] },
  { name: 'norejected', rule: 'R11: a refused operation is kept', seed: 1, changes: [{ file: COPY, from: '  keepRejected(write, op, hidden', to: '  if (op.n < 0) keepRejected(write, op, hidden' }] },
  { name: 'noaccess', rule: 'R11: what was written on a row out of sight is judged by the hub', seed: null, test: 'test/sync/rules.test.ts', changes: [{ file: COPY, from: '  forgetWords(write, id)\n  const copy: Copy = { ver, upTo', to: "  forgetWords(write, id)\n  for (const op of ops.splice(0)) refused(write, op, { code: 'no-access', params: {}, row: null }, { now })\n  const copy: Copy = { ver, upTo" }, { file: COPY, from: 'upTo: number }, ops: readonly OutboxOp[], now: number): void {', to: 'upTo: number }, ops: OutboxOp[], now: number): void {' }] },
  { name: 'noconflict', rule: 'R12: the value that lost is kept', seed: 2, changes: [{ file: MERGE, from: '{ value: mine, conflict: { field, value: theirs, of: last, against: stamp } }', to: '{ value: mine }' }] },
  { name: 'noloser', rule: 'R12: also the one that came later', seed: 3, changes: [{ file: MERGE, from: 'kept: true, conflict: { field, value: mine, of: stamp, against: last } }', to: 'kept: true }' }] },
  { name: 'torntext', rule: 'R12: long texts compare with what they were', seed: null, test: 'test/sync/merge.test.ts', changes: [{ file: MERGE, from: 'const seen = was === null ? !unseen(last, op, stamp) : was === theirs', to: 'const seen = !unseen(last, op, stamp)' }] },
  { name: 'unguarded', rule: 'merge: a stage is never merged', seed: null, test: 'test/sync/merge.test.ts', changes: [{ file: MERGE, from: 'if (rules.guarded.has(field) && unseen(last, op, stamp) && theirs !== mine) return', to: 'if (field === op.opId) return' }, { file: 'hub/sync/judge.ts', from: "if (told.patch['fromStage'] !== from) return", to: 'if (from === op.opId) return' }] },
  { name: 'agreesseen', rule: 'merge: who had seen the move does not agree to it', seed: null, test: 'test/sync/agreement.test.ts', changes: [{ file: 'hub/sync/agreement.ts', from: 'return ver > op.base && by !== device', to: 'return ver > 0 || by !== device' }] },
  { name: 'deletes', rule: 'merge: what somebody changed is not deleted unseen', seed: null, test: 'test/sync/merge.test.ts', changes: [{ file: MERGE, from: "if (other) return { done: false, code: 'changed', by: other[3] }", to: '' }] },
  { name: 'tornapart', rule: 'groups: all or none', seed: 11, changes: [{ file: TAKING, from: "else refuse(op, { code: 'together', params: { n: fresh[place]!.n, code: verdict.code } })", to: 'else await take([{ ...op, txn: undefined }])' }] },
  { name: 'foldsent', rule: 'folding: nothing that was ever sent', seed: 5, changes: [{ file: OUTBOX, from: 'before.sentN === null && op.sentN === null', to: 'op.sentN === null' }] },
  { name: 'foldfork', rule: 'folding: nor after a change of identity', seed: null, test: 'test/sync/rules.test.ts', changes: [{ file: OUTBOX, from: "renumber(write, write.all<{ n: number }>('SELECT n FROM outbox WHERE sentN IS NOT NULL AND ver IS NULL ORDER BY n').map(({ n }) => n))", to: 'renumber(write, [])' }] },
  { name: 'holdsall', rule: 'leaving out: only what its author holds', seed: 2, changes: [{ file: TRIAL, from: 'const held = !stored || stored.plainBy === device || op.base === stored.row.ver', to: 'const held = true' }] },
  { name: 'newcomer', rule: 'leaving out: not for who starts from nothing', seed: 11, changes: [{ file: FEED, from: 'if (!full && plainBy === device) continue', to: 'if (plainBy === device) continue' }] },
  { name: 'repeats', rule: 'leaving out: a repeated answer only while it holds', seed: null, test: 'test/hub/sqlite.test.ts', changes: [{ file: TAKING, from: "rows.get(op.rowId)?.plainBy === device && { from: before }", to: '{ from: before }' }] },
  { name: 'undrawn', rule: 'an answer may change nothing', seed: 3, changes: [{ file: COPY, from: 'if (table && copyOf(write, table, op.rowId)) redraw(', to: 'if (table && op.n < 0) redraw(' }] },
  { name: 'nosweep', rule: 'starting over: what is not named again goes', seed: 3, changes: [{ file: PAGES, from: 'forget(write, entity, rowId, now)\n', to: '{ void forget; void entity; void rowId }\n' }] },
  { name: 'nofloor', rule: 'starting over: the device looks at the floor', seed: 5, changes: [{ file: PAGES, from: 'else if (page.from < page.floor', to: 'else if (page.from < page.floor - 1e9' }, { file: SESSION, from: 'if (state.cursor > 0 && state.cursor < welcome.floor) startOver(write)', to: '' }] },
  { name: 'latefloor', rule: 'starting over: also of each page', seed: null, test: 'test/sync/rules.test.ts', changes: [{ file: PAGES, from: 'else if (page.from < page.floor', to: 'else if (page.from < page.floor - 1e9' }] },
  { name: 'untoldfloor', rule: 'starting over: the hub says what it forgot', seed: 5, changes: [{ file: WORKSPACE, from: "'UPDATE workspace SET floor = ? WHERE floor < ?'", to: "'UPDATE workspace SET floor = floor WHERE ? < 0 AND ? < 0'" }] },
  { name: 'sweepbase', rule: 'starting over: own operations on a forgotten row claim no version of it', seed: null, test: 'test/sync/rules.test.ts', changes: [{ file: COPY, from: "write.run('UPDATE outbox SET base = 0 WHERE rowId = ? AND entity = ?', [rowId, entity])", to: '' }] },
  { name: 'pushessweeping', rule: 'starting over: no push until it is done', seed: null, test: 'test/sync/rules.test.ts', changes: [{ file: SESSION, from: 'getState(store.read).sweeping || getState', to: 'getState' }] },
  { name: 'unsettled', rule: 'accepted, deleted by others and forgotten: leaves the outbox', seed: 18, changes: [{ file: PAGES, from: 'if (pending && level) settleForgotten', to: 'if (page.to < 0) settleForgotten' }, { file: OUTBOX, from: 'if (!state.sweeping && state.cursor >= head) settleForgotten', to: 'if (state.cursor < 0) settleForgotten' }] },
  { name: 'settlesearly', rule: 'accepted, its row moved on: stays until all is read', seed: null, test: 'test/sync/rules.test.ts', changes: [{ file: PAGES, from: 'if (pending && level) settleForgotten', to: 'if (pending && !state.sweeping) settleForgotten' }, { file: OUTBOX, from: 'if (!state.sweeping && state.cursor >= head) settleForgotten', to: 'if (!state.sweeping) settleForgotten' }] },
  { name: 'noagain', rule: 'restored hub: what it lost is sent again', seed: 3, changes: [{ file: SESSION, from: 'sendAgain(write, restoredAt, now())', to: 'void sendAgain, void restoredAt' }] },
  { name: 'oldversions', rule: 'restored hub: edits made while everything is read again claim nothing of what it lost', seed: null, test: 'test/sync/rules.test.ts', changes: [{ file: OUTBOX, from: '  dropVersions(write, head)\n', to: '' }] },
  { name: 'championsgone', rule: 'audience: a change of role brings and takes what champions keep', seed: 10, changes: [{ file: 'hub/own-rows.ts', from: 'isChampion(before.data) !== isChampion(data) ?', to: 'ver < 0 ?' }] },
  { name: 'oldepoch', rule: 'restored hub: has a new epoch', seed: 3, changes: [{ file: BACKUP, from: 'SET "epochBefore" = epoch, epoch = ?,', to: 'SET "epochBefore" = coalesce(epoch, ?),' }] },
  { name: 'epochtwice', rule: 'restored hub: twice while a device was away', seed: null, test: 'test/hub/restored-twice.test.ts', changes: [{ file: 'hub/sync/connection.ts', from: 'epochHead: known !== null && known === epochBefore ? epochHead : 0', to: 'epochHead: known === undefined ? 0 : epochHead' }] },
  { name: 'lostconflict', rule: 'restored hub: its newer conflicts are kept by the device', seed: null, test: 'test/sync/rules.test.ts', changes: [{ file: COPY, from: "if (entity === 'conflict') keepForgottenConflict", to: "if (entity === '') keepForgottenConflict" }] },
  { name: 'forgetful', rule: 'restored hub: accepted operations are kept by its clock', seed: 18, changes: [{ file: SESSION, from: 'forgetSettled(write, welcome.now)', to: 'forgetSettled(write, now())' }] },
  { name: 'tellsall', rule: 'audience: nobody is sent what is private', seed: null, test: 'test/hub/sqlite.test.ts', changes: [{ file: FEED, from: '    if (!maySee(person, audience)) {', to: '    if (audience === device) {' }] },
  { name: 'nogone', rule: 'audience: what became private goes', seed: 2, changes: [{ file: FEED, from: "if (!full) rows.push([entity, id, ver, 'gone', {}])", to: '' }] },
  { name: 'nopassing', rule: 'audience: what hangs on it follows', seed: null, test: 'test/hub/sqlite.test.ts', changes: [{ file: TRIAL, from: 'if (stored && stored.audience !== audience) await passOn', to: 'if (stored && ver < 0) await passOn' }] },
  { name: 'oldroles', rule: 'rights: judged by the role at arrival', seed: null, test: 'test/hub/attack.test.ts', changes: [{ file: TRIAL, from: 'const { as, verdict } = judge(op, ops, view, person, agreed)\n      if (verdict) return', to: 'const { as, verdict } = judge(op, ops, view, person, agreed)\n      if (verdict?.code === op.opId) return' }] },
]

const HOOKS = `
import { registerHooks } from 'node:module'
import { readFileSync } from 'node:fs'
const changes = JSON.parse(process.env.MUTANT)
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    const mine = changes.filter(({ file }) => url.endsWith('/' + file))
    if (mine.length === 0) return loaded
    let text = readFileSync(new URL(url), 'utf8')
    for (const { from, to } of mine) {
      if (text.split(from).length !== 2) { console.error('the mutant does not fit its file: ' + from); process.exit(3) }
      text = text.replace(from, () => to)
    }
    return { ...loaded, source: text, format: loaded.format }
  },
})
`

/** `by`: the seed and the broken promise, or the test. */
export type Verdict = { readonly caught: true; readonly by: string } | { readonly caught: false }

async function run({ name, changes }: Mutant, runs: number, first: number): Promise<Verdict> {
  const script = fileURLToPath(new URL('./world-run.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(HOOKS)}`, script, String(runs), String(first)], {
    cwd: path.resolve(import.meta.dirname, '../..'), env: { ...process.env, MUTANT: JSON.stringify(changes) }, stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [output, errors] = ['', '']
  child.stdout.on('data', (data: Buffer) => (output += data.toString()))
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()))
  const code = await new Promise<number | null>((resolve) => void child.on('exit', resolve))
  if (code === 0) return { caught: false }
  if (code !== 1 || !output.trim()) throw new Error(`${name}: ${errors.slice(0, 500)}`)
  const { seed, error } = JSON.parse(output) as { seed: number; error: string }
  return { caught: true, by: `seed ${seed}: ${error.slice(0, 110)}` }
}

/** A copy of the sources with the mutant in it, and its test run there. */
async function runTest({ name, changes, test }: Mutant & { test: string }): Promise<Verdict> {
  const root = path.resolve(import.meta.dirname, '../..')
  const copy = mkdtempSync(path.join(tmpdir(), 'empty-chair-mutant-'))
  try {
    for (const part of ['hub', 'electron', 'shared', 'test', 'package.json', 'vitest.config.ts']) cpSync(path.join(root, part), path.join(copy, part), { recursive: true })
    symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
    for (const { file, from, to } of changes) {
      const text = readFileSync(path.join(copy, file), 'utf8')
      if (text.split(from).length !== 2) throw new Error(`${name}: the mutant does not fit its file: ${from}`)
      writeFileSync(path.join(copy, file), text.replace(from, () => to))
    }
    const child = spawn(process.execPath, [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', test], { cwd: copy, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (data: Buffer) => (output += data.toString()))
    child.stderr.on('data', (data: Buffer) => (output += data.toString()))
    const code = await new Promise<number | null>((resolve) => void child.on('exit', resolve))
    const failed = /^.*FAIL.*$/m.exec(stripVTControlCharacters(output))?.[0]
    if (code !== 0 && !failed) throw new Error(`${name}: ${output.slice(-500)}`)
    return failed ? { caught: true, by: failed.trim() } : { caught: false }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Runs histories with that mutant until one fails, the known one first; or its test. Throws when the mutant no longer fits the code. */
export async function tryMutant(mutant: Mutant, runs: number, first = 1): Promise<Verdict> {
  if (mutant.test !== undefined) return runTest({ ...mutant, test: mutant.test })
  if (mutant.seed !== null) {
    const known = await run(mutant, 1, mutant.seed)
    if (known.caught) return known
  }
  return run(mutant, runs, first)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2)
  let lived = 0
  for (const mutant of MUTANTS.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const verdict = await tryMutant(mutant, Number(process.env['RUNS'] ?? 100), Number(process.env['FIRST'] ?? 1)).catch((error: unknown) => ({ caught: false as const, error: String(error) }))
    if (!verdict.caught) lived++
    console.log(`${verdict.caught ? 'caught' : 'LIVES '} ${mutant.name} (${mutant.rule})${verdict.caught ? ` by ${verdict.by}` : ` ${'error' in verdict ? verdict.error : ''}`}`)
  }
  process.exit(lived > 0 ? 1 : 0)
}
