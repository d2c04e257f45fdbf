// The agenda that writes itself from a full database: the whole call, and how long the core answers nobody else meanwhile.
import type { TestCore } from '../support/core.ts'
import { longestBlock, ms, repeat, spread, type Figure } from './measure.ts'

export async function benchAgenda(core: TestCore): Promise<Figure[]> {
  const { meetings } = core.client
  const series = await meetings.createSeries({ name: 'Bench', weekday: 2, time: '10:00', timeZone: 'Europe/Stockholm', minutes: 60 })
  const meetingId = series.nextMeeting!.id
  const whole = await repeat(60, () => meetings.agenda({ meetingId }))
  const block = await longestBlock(() => meetings.agenda({ meetingId }))
  return [
    { what: 'agenda at 100,000 learnings and 20,000 ideas', measured: spread(whole), goal: 'p50 < 50 ms (aim 20)', met: whole.p50 < 50 },
    { what: 'longest block of the core while it writes itself', measured: `${ms(block)} ms`, goal: '< 100 ms', met: block < 100 },
  ]
}
