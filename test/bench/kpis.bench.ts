// Key figures of two years at 50,000 ideas with 500,000 votes and comments, beside the SQL alone that reads their facts.
import { periodsOf, wholeOf } from '../../shared/domain/kpis.ts'
import { zoneOf } from '../../shared/domain/meetings.ts'
import { kpiFacts } from '../../electron/core/store/value/kpis.ts'
import type { TestCore } from '../support/core.ts'
import { repeat, spread, type Figure } from './measure.ts'

const DAY = 24 * 60 * 60 * 1000
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

/** `core`: filled by `fillWorkspace`, `addVoices` and `addWay`. */
export async function benchKpis(core: TestCore): Promise<Figure[]> {
  const { kpis } = core.client
  const last = core.context.store.read.value<number>('SELECT max(submittedAt) FROM idea')!
  const range = { from: dayOf(last - 730 * DAY), to: dayOf(last) }
  const { whole } = await kpis.get(range)
  const span = wholeOf(periodsOf(range.from, range.to, 'quarter', zoneOf('UTC'), last))
  const figures = await repeat(40, () => kpis.get(range))
  const bare = await repeat(40, () => kpiFacts(core.context.store.read, { from: span.from, to: span.to, firstDay: range.from, lastDay: range.to }))
  const report = await repeat(20, () => kpis.report(range))
  const what = (name: string) => `pipeline: ${name}, ${whole.ideas.toLocaleString('en')} ideas in two years (p50 / p99 / worst)`
  return [
    { what: what('key figures by quarter and team'), measured: spread(figures), raw: spread(bare), ratio: figures.p50 / bare.p50, goal: 'p99 < 200 ms', met: figures.p99 < 200 },
    { what: what('the executives’ page'), measured: spread(report), goal: 'p99 < 300 ms', met: report.p99 < 300 },
  ]
}
