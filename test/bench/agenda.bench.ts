// The agenda that writes itself from a full database: the whole call, the same after one new learning, and how long the core answers nobody else meanwhile.
import { gatherFacts } from '../../electron/core/services/meetings/agenda-facts.ts'
import { agendaOf } from '../../electron/core/services/meetings/close-meeting.ts'
import { getMeetingRow } from '../../electron/core/store/meetings/meetings.ts'
import { buildAgenda } from '../../shared/domain/agenda/build.ts'
import { DEFAULT_TEMPLATE } from '../../shared/domain/agenda/template.ts'
import { toAgendaTemplate, USUAL } from '../../shared/domain/agenda/template-edit.ts'
import type { TestCore } from '../support/core.ts'
import { longestBlock, ms, percentiles, repeat, spread, type Figure } from './measure.ts'

const DAY = 24 * 60 * 60 * 1000

export async function benchAgenda(core: TestCore): Promise<Figure[]> {
  const { client, context } = core
  const series = await client.meetings.createSeries({ name: `Bench ${context.newId()}`, weekday: 2, time: '10:00', timeZone: 'Europe/Stockholm', minutes: 60 })
  const meetingId = series.nextMeeting!.id
  const { read } = context.store
  // rows that any agenda reads, by their primary keys: what the database itself takes
  const pks = read.all<{ pk: number }>('SELECT pk FROM learning WHERE deletedAt IS NULL AND createdAt > ? ORDER BY createdAt DESC LIMIT 3000', [context.now() - 14 * DAY]).map(({ pk }) => pk)
  const raw = await repeat(60, () => read.all('SELECT l.pk, l.areaId, l.customerId, l.sentiment, l.createdAt FROM json_each(?) wanted JOIN learning l ON l.pk = wanted.value', [JSON.stringify(pks)]))
  const whole = await repeat(60, () => client.meetings.agenda({ meetingId }))
  const meeting = agendaOf(read, getMeetingRow(read, meetingId)!)
  const afresh = await repeat(60, () => buildAgenda(gatherFacts(read, meeting, context.now()), DEFAULT_TEMPLATE, context.now()))
  const area = read.get<{ id: string; name: string }>('SELECT id, name FROM area LIMIT 1')!
  const template = toAgendaTemplate({ ...USUAL, segments: USUAL.segments.map((segment) => ({ ...segment, filters: { ...segment.filters, area: [area], tag: ['refund'] } })) })
  const narrow = await repeat(60, () => buildAgenda(gatherFacts(read, { ...meeting, template }, context.now()), template, context.now()))
  const facts = gatherFacts(read, meeting, context.now())
  const pure = await repeat(60, () => buildAgenda(facts, DEFAULT_TEMPLATE, context.now()))
  const taken: number[] = []
  for (let n = 0; n < 40; n++) {
    await client.learnings.log({ text: `Something new ${n}`, quote: 'So it is', sentiment: 'bad' })
    const from = performance.now()
    await client.meetings.agenda({ meetingId })
    taken.push(performance.now() - from)
  }
  const refreshed = percentiles(taken)
  const block = await longestBlock(() => client.meetings.agenda({ meetingId }))
  const ratio = (p50: number) => ({ raw: spread(raw), ratio: p50 / raw.p50 })
  return [
    { what: 'agenda at 100,000 learnings and 20,000 ideas (p50 / p99 / worst)', measured: spread(whole), ...ratio(whole.p50), goal: 'p50 < 50 ms (aim 20)', met: whole.p50 < 50 },
    { what: 'the same with everything read again', measured: spread(afresh), ...ratio(afresh.p50), goal: 'p50 < 50 ms (aim 20)', met: afresh.p50 < 50 },
    { what: 'the same by a template that asks for one product area and one tag everywhere', measured: spread(narrow), ...ratio(narrow.p50), goal: 'p50 < 50 ms', met: narrow.p50 < 50 },
    { what: 'agenda refreshed after one new learning', measured: spread(refreshed), ...ratio(refreshed.p50), goal: 'p50 < 10 ms', met: refreshed.p50 < 10 },
    { what: 'of that the pure part: buildAgenda on the gathered facts', measured: spread(pure), ...ratio(pure.p50), goal: '', met: true },
    { what: 'longest block of the core while it writes itself', measured: `${ms(block)} ms`, goal: '< 100 ms', met: block < 100 },
  ]
}
