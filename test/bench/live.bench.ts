// Live together: from a decision in one core to the frame in which it stands on the screen of another device, over one hub, on one machine.
import { chromium } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../support/chromium.ts'
import { openTestCore } from '../support/core.ts'
import { startLocalHost } from '../support/local-host.ts'
import { openTestTeam } from '../support/team.ts'
import { percentiles, spread, type Figure } from './measure.ts'

/** Decisions that are measured, and those before, which are not. */
const DECISIONS = 150
const WARM = 10
/** Between two decisions: nobody decides faster. Milliseconds. */
const PAUSE = 400
const GOAL = 300

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE))

export async function benchLive(): Promise<Figure[]> {
  if (!findChromium()) return []
  const team = await openTestTeam({ hub: { clock: { get now() { return Date.now() }, pass() {} } }, admin: { now: Date.now } })
  const ada = team.admin.client
  const series = await ada.meetings.createSeries({ name: 'Monday with customers', weekday: 1, time: '09:00', timeZone: 'Europe/Stockholm', minutes: 45 })
  const meetingId = series.nextMeeting!.id
  for (let at = 0; at < 200; at += 1) await ada.learnings.log({ text: `Heard ${at}`, quote: `Words ${at}`, customer: { name: `Customer ${at % 40}` }, sentiment: at % 3 === 0 ? 'bad' : 'good' })
  const idea = await ada.ideas.create({ title: 'A second counter', answers: { customers: 'All who wait', delight: 'They are served at once' } })
  const subject = `idea:${idea.id}`
  const maja = await openTestCore({ name: null, now: Date.now })
  await maja.client.sync.join({ address: team.url, code: await team.invite({ role: 'lead' }), name: 'Maja' })
  await maja.close()
  const host = await startLocalHost(maja.dataDir)
  const browser = await chromium.launch({ executablePath: findChromium()!, args: CHROMIUM_FLAGS })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(host.link)
    await ada.runs.start({ meetingId })
    await ada.runs.go({ meetingId, to: subject, place: 1 })
    await page.goto(`${host.origin}/#/present/${meetingId}`)
    await page.getByRole('heading', { level: 1, name: 'A second counter' }).waitFor()
    const times: number[] = []
    for (let at = 0; at < DECISIONS + WARM; at += 1) {
      const reason = `Reason ${at}.`
      // the moment of the frame that shows it, by the clock that both processes share
      const painted = page.evaluate(
        (words) =>
          new Promise<number>((resolve) => {
            const look = () => {
              if (!document.querySelector('.ag-outcome')?.textContent?.includes(words)) return false
              requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())))
              return true
            }
            const watch = new MutationObserver(() => look() && watch.disconnect())
            watch.observe(document.body, { childList: true, subtree: true, characterData: true })
          }),
        reason,
      )
      await pause()
      const from = performance.timeOrigin + performance.now()
      await ada.meetings.decide({ meetingId, subject, decision: at % 2 === 0 ? 'pilot' : 'approve', reason })
      const took = (await painted) - from
      if (at >= WARM) times.push(took)
    }
    const measured = percentiles(times)
    return [{ what: `from a decision to painted on another device, same hub (${DECISIONS} decisions)`, measured: spread(measured), goal: `p99 under ${GOAL} ms`, met: measured.p99 < GOAL }]
  } finally {
    await browser.close()
    await host.stop()
    await team.dispose()
  }
}
