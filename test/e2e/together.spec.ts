// Two people, two windows, two data folders, one hub: they see each other, each other's changes at once, and each other's files.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { root } from '../../scripts/machine.mjs'
import { expect } from '../support/app.ts'
import { objections } from '../support/axe.ts'
import { visit } from '../support/begin.ts'
import { test as base } from '../support/team-app.ts'

const PICTURE = path.join(root, 'docs/images/agenda.png')

const test = base.extend<{ maja: Page; erik: Page }>({
  maja: async ({ windowOf }, use) => use((await windowOf('Maja Lind', 'champion')).page),
  erik: async ({ windowOf }, use) => use((await windowOf('Erik Berg', 'champion')).page),
})

const here = (page: Page) => page.getByRole('list', { name: 'Who else is here now' })
const text = (page: Page) => page.getByRole('textbox', { name: 'What did you learn?' })

/** Logs a learning with a picture on it. */
async function logPicture(page: Page, words: string): Promise<void> {
  await visit(page, '/log')
  await text(page).fill(words)
  const details = page.getByRole('button', { name: 'More details' })
  if ((await details.getAttribute('aria-expanded')) === 'false') await details.click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Attach files' }).click()
  await (await chooser).setFiles({ name: 'agenda.png', mimeType: 'image/png', buffer: readFileSync(PICTURE) })
  await expect(page.getByText('agenda.png')).toBeVisible()
  await page.getByRole('button', { name: /^Log it/ }).click()
  await expect(text(page)).toHaveValue('')
}

test('two who look at one idea see each other, who writes, and who has left', async ({ team, maja, erik }) => {
  const { id } = await team.admin.client.ideas.create({ title: 'Call back the same day', answers: { customers: 'All who wait', delight: 'They are called' } })
  await Promise.all([maja, erik].map((page) => visit(page, `/idea/${id}`)))
  await expect(here(maja)).toHaveText(/Erik Berg is here/)
  await expect(here(erik)).toHaveText(/Maja Lind is here/)
  await expect(maja.getByRole('status').filter({ hasText: 'Erik Berg is here.' })).toBeAttached()
  expect(await objections(maja)).toEqual([])
  await erik.getByRole('button', { name: 'Edit', exact: true }).click()
  await expect(here(maja)).toHaveText(/Erik Berg is writing/)
  await expect(here(erik)).toHaveText(/Maja Lind is here/)
  await visit(erik, '/ideas')
  await expect(here(maja)).toBeHidden()
  await expect(maja.getByRole('status').filter({ hasText: 'Erik Berg has left.' })).toBeAttached()
})

test('an agenda shows who else has it open', async ({ team, maja, erik }) => {
  const series = await team.admin.client.meetings.createSeries({ name: 'Monday with customers', weekday: 1, time: '09:00', timeZone: 'Europe/Stockholm', minutes: 45 })
  await Promise.all([maja, erik].map((page) => visit(page, `/agenda/${series.nextMeeting!.id}`)))
  await expect(here(maja)).toHaveText(/Erik Berg is here/)
  await erik.close()
  await expect(here(maja)).toBeHidden()
})

test('what one person writes is on the open screen of the other', async ({ team, maja, erik }) => {
  const { id } = await team.admin.client.ideas.create({ title: 'Call back the same day', answers: { customers: 'All who wait', delight: 'They are called' } })
  await visit(maja, '/learnings')
  await visit(erik, '/log')
  await text(erik).fill('Nobody called back for three days.')
  const from = performance.now()
  await erik.keyboard.press('Control+Enter')
  await expect(maja.getByRole('link', { name: 'Nobody called back for three days.' })).toBeVisible()
  const took = performance.now() - from
  await Promise.all([maja, erik].map((page) => visit(page, `/idea/${id}`)))
  await erik.getByRole('button', { name: /^Support/ }).click()
  await expect(maja.getByText('Erik Berg', { exact: true })).toBeVisible()
  test.info().annotations.push({ type: 'measured', description: `a learning was on the other screen after ${Math.round(took)} ms` })
})

test('a picture that one person attaches comes to the other, and waits in words while the hub is away', async ({ team, maja, erik }) => {
  await logPicture(erik, 'The sign at the door is wrong.')
  await visit(maja, '/learnings')
  await maja.getByRole('link', { name: 'The sign at the door is wrong.' }).click()
  await expect(maja.getByRole('img', { name: 'agenda.png' })).toBeVisible()

  await team.goOffline()
  await logPicture(erik, 'And the sign at the till.')
  await visit(erik, '/learnings')
  await erik.getByRole('link', { name: 'And the sign at the till.' }).click()
  // its bytes are on the hub already, but nobody there knows of this one yet
  await expect(erik.getByText('Saved on this computer. Waiting to be sent to the team.')).toBeVisible()
  await expect(erik.getByRole('img', { name: 'agenda.png' })).toBeVisible()
  await team.goOnline()
  await expect(erik.getByText('Saved on this computer. Waiting to be sent to the team.')).toBeHidden({ timeout: 30_000 })
  await visit(maja, '/learnings')
  await maja.getByRole('link', { name: 'And the sign at the till.' }).click({ timeout: 30_000 })
  await expect(maja.getByRole('img', { name: 'agenda.png' })).toBeVisible()
})

test('a meeting that one runs is followed by the other, who objects for the customer, writes along, and takes the lead', { tag: '@only-local-host' }, async ({ team, maja, erik }) => {
  const { client } = team.admin
  await client.learnings.log({ text: 'Waited twenty minutes', quote: 'Nobody even looked up.', customer: { name: 'Nordvik' }, sentiment: 'bad', waits: true })
  await client.ideas.create({ title: 'A second counter', answers: { customers: 'All who wait', delight: 'They are served at once' } })
  const series = await client.meetings.createSeries({ name: 'Monday with customers', weekday: 1, time: '09:00', timeZone: 'Europe/Stockholm', minutes: 45 })
  // one more is there, who may not lead
  const cy = await team.add('Cy', 'employee', { now: Date.now })
  const there = new AbortController()
  const stays = (async () => {
    for await (const _ of cy.client.presence.watchOthers({ noun: 'agenda', id: series.nextMeeting!.id, doing: 'reading' }, { signal: there.signal }));
  })().catch(() => {})
  await Promise.all([maja, erik].map((page) => visit(page, `/agenda/${series.nextMeeting!.id}`)))
  await expect(here(maja)).toHaveText(/Cy/)
  await maja.getByRole('button', { name: 'Start the meeting' }).click()
  await expect(erik.getByText(/^The meeting runs: item 1 of \d+, “Waited twenty minutes”\. Maja Lind leads\.$/)).toBeVisible()
  await erik.getByRole('button', { name: 'Join' }).click()
  await expect(erik.getByText('You are following Maja Lind')).toBeVisible()

  const heading = maja.getByRole('heading', { level: 1 })
  for (let steps = 0; steps < 10 && (await heading.textContent()) !== 'A second counter'; steps += 1) await maja.keyboard.press('PageDown')
  await expect(erik.getByRole('heading', { level: 1, name: 'A second counter' })).toBeVisible()
  for (const page of [maja, erik]) await expect(page.getByRole('complementary', { name: 'The empty chair' })).toContainText('Nobody even looked up.')

  await maja.getByRole('button', { name: 'Decision', exact: true }).click()
  await maja.getByRole('button', { name: 'Pilot', exact: true }).click()
  await maja.getByRole('button', { name: 'Record: Pilot' }).click()
  await erik.getByRole('button', { name: 'What would Nordvik say against it?' }).click()
  await erik.getByRole('textbox', { name: 'Likely objection of Nordvik' }).fill('I come before seven.')
  await erik.getByRole('button', { name: 'Keep' }).click()
  await expect(maja.getByText('Spoken for by Erik Berg')).toBeVisible()

  // both write the same note
  for (const page of [maja, erik]) await page.getByRole('button', { name: 'Note', exact: true }).click()
  await maja.getByRole('textbox', { name: 'Note' }).fill('Ask the landlord.')
  await erik.getByRole('textbox', { name: 'Note' }).fill('It costs 40,000.')
  for (const page of [maja, erik]) await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue(/Ask the landlord\.[^]*It costs 40,000\.|It costs 40,000\.[^]*Ask the landlord\./)
  for (const page of [maja, erik]) await page.getByRole('textbox', { name: 'Note' }).press('Escape')
  await expect(maja.getByText('Erik Berg:')).toBeVisible()

  await maja.getByRole('button', { name: 'Lead', exact: true }).click()
  await expect(maja.getByRole('menuitem')).toHaveText(['Hand over to Erik Berg'])
  await maja.getByRole('menuitem', { name: 'Hand over to Erik Berg' }).click()
  await expect(maja.getByText('You are following Erik Berg')).toBeVisible()
  await expect(erik.getByText('You are presenting')).toBeVisible()
  there.abort()
  await stays
})
