// After a meeting: its minutes, handed out; whether the customer was heard; an action that reminds; and the meeting found again.
import { ready, visit } from '../support/begin.ts'
import { DAY, HOUR, openTestCore } from '../support/core.ts'
import { expect, test } from '../support/app.ts'
import { objections } from '../support/axe.ts'

/** A meeting that was held two days ago, and an action of one's own that was due yesterday. */
async function held(): Promise<string> {
  const clock = { now: Date.now() - 2 * DAY }
  const core = await openTestCore({ now: () => clock.now })
  const { meetings, learnings, ideas, session } = core.client
  await learnings.log({ text: 'They print every invoice twice', quote: 'I print it twice', customer: { name: 'Nordvik AB' } })
  const { id } = await ideas.create({ title: 'One clear invoice', answers: { customers: 'All', delight: 'It saves a call' } })
  // an hour from now on that very day
  const at = new Date(clock.now + HOUR)
  const { nextMeeting } = await meetings.createSeries({ name: 'Customer round', weekday: at.getUTCDay() || 7, time: at.toISOString().slice(11, 16), timeZone: 'UTC', minutes: 45 })
  const meetingId = nextMeeting!.id
  clock.now = nextMeeting!.startsAt + HOUR / 2
  await meetings.decide({ meetingId, subject: `idea:${id}`, decision: 'approve', reason: 'They asked first.' })
  await meetings.act({ meetingId, title: 'Call the bakery', ownerId: (await session.get({})).member!.id, dueOn: new Date(Date.now() - DAY).toISOString().slice(0, 10) })
  await meetings.close({ meetingId })
  await core.close()
  return core.dataDir
}

test('minutes are found, read and handed out, and an action reminds until it is done', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { page } = await openApp({ dataDir: await held() })
  await ready(page)
  const reminder = page.getByRole('region', { name: '1 action of yours needs you' })
  await expect(reminder.getByText('Call the bakery')).toBeVisible()

  await visit(page, '/meetings')
  await page.getByRole('button', { name: 'Mostly' }).click()
  await expect(page.getByText('Nobody sees what you said.')).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Was the customer heard at/ })).toHaveCount(0)

  await page.getByRole('link', { name: 'All held meetings and their figures' }).click()
  await page.getByRole('searchbox', { name: 'Search in notes, decisions and actions' }).fill('bakery')
  await expect(page.getByRole('status').getByText('1 meeting')).toBeVisible()
  expect(await objections(page)).toEqual([])
  await page.locator('.mt-held').getByRole('link').click()

  await expect(page.getByRole('heading', { level: 1, name: 'Customer round' })).toBeVisible()
  const decisions = page.getByRole('region', { name: 'Decisions' })
  await expect(decisions.getByText('They asked first.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Mostly' })).toHaveAttribute('aria-pressed', 'true')
  expect(await objections(page)).toEqual([])

  await page.getByRole('button', { name: 'Export' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'As a Word file (.docx)' }).click()])
  expect(file.suggestedFilename()).toMatch(/^Customer round Minutes \d{4}-\d\d-\d\d\.docx$/)

  await page.getByRole('button', { name: 'Mail' }).click()
  const mail = page.getByRole('dialog', { name: 'To be sent' })
  await expect(mail.getByRole('textbox', { name: 'Subject' })).toHaveValue(/^Minutes: Customer round, /)
  await expect(mail.getByRole('textbox', { name: 'Text' })).toHaveValue(/Reason: They asked first\./)
  expect(await objections(page)).toEqual([])
  await page.keyboard.press('Escape')

  await page.getByRole('region', { name: 'Actions' }).getByRole('checkbox', { name: 'Call the bakery' }).check()
  await expect(reminder).toHaveCount(0)
})
