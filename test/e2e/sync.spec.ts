// What a person sees of sync: how it stands, the ledger, conflicts, and what was not accepted. One window, another device, and a real hub between them.
import type { Page } from '@playwright/test'
import { startNotes } from '../../electron/core/store/replica/ledger.ts'
import { expect, type App } from '../support/app.ts'
import { objections } from '../support/axe.ts'
import { ready, visit } from '../support/begin.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import type { TestTeam } from '../support/team.ts'
import { test as base } from '../support/team-app.ts'

interface Fixtures {
  ada: TestCore
  /** A champion's data folder that has joined, with an idea of Ada's in it. */
  maja: { dataDir: string; idea: string }
  /** Maja's window. */
  opened: App
}

const test = base.extend<Fixtures>({
  ada: async ({ team }, use) => use(team.admin),
  async maja({ team, ada }, use) {
    const { id } = await ada.client.ideas.create({ title: 'Answer within the hour', description: 'Somebody answers. They know the case.', answers: { customers: 'All who wait', delight: 'They stop waiting' } })
    const core = await openTestCore({ name: null, now: Date.now })
    await core.client.sync.join({ address: team.url, code: await team.invite({ role: 'champion' }), name: 'Maja Lind' })
    await team.settle(ada, core)
    await core.close()
    await use({ dataDir: core.dataDir, idea: id })
  },
  async opened({ openApp, maja }, use) {
    const app = await openApp({ dataDir: maja.dataDir })
    await ready(app.page)
    await use(app)
  },
})

const indicator = (page: Page) => page.getByRole('button', { name: /^Sync:/ })

/** In Maja's window, without the hub; the window is closed again. */
async function away({ openApp, team, dataDir }: { openApp: (options: { dataDir: string }) => Promise<App>; team: TestTeam; dataDir: string }, act: (page: Page) => Promise<void>): Promise<void> {
  await team.goOffline()
  const app = await openApp({ dataDir })
  await ready(app.page)
  await act(app.page)
  await app.close()
  await team.goOnline()
}

async function editIdea(page: Page, id: string, { title, description }: { title: string; description?: string }): Promise<void> {
  await visit(page, `/idea/${id}`)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await page.getByRole('textbox', { name: 'The idea in one line' }).fill(title)
  if (description !== undefined) await page.getByRole('textbox', { name: /^How it would work/ }).fill(description)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
}

test('the indicator says in words how sync stands, and behind it why, what waits, and the way to try now', async ({ opened: { page }, team }) => {
  await expect(indicator(page)).toHaveText(/Up to date, checked at \d/)
  await team.goOffline()
  await expect(indicator(page)).toHaveText(/The hub cannot be reached/)
  await visit(page, '/log')
  await page.getByRole('textbox', { name: 'What did you learn?' }).fill('Heard on the phone')
  await page.keyboard.press('Control+Enter')
  await expect(indicator(page)).toHaveText(/The hub cannot be reached: 1 change waits/)
  await indicator(page).click()
  const panel = page.getByRole('dialog', { name: 'Sync' })
  await expect(panel).toContainText('Nothing answers at the address of the hub.')
  await expect(panel).toContainText('the learning “Heard on the phone”')
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(indicator(page)).toBeFocused()
  await team.goOnline()
  await page.keyboard.press('Enter')
  await panel.getByRole('button', { name: 'Try now' }).click()
  await expect(indicator(page)).toHaveText(/Up to date, checked at \d/)
})

test('used alone, it says so', async ({ page }) => {
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada')
  await page.getByRole('button', { name: 'Start with an empty workspace' }).click()
  await expect(indicator(page)).toHaveText(/Used alone/)
  await visit(page, '/ledger')
  await expect(page.getByRole('heading', { name: 'Nothing has been sent or received yet' })).toBeVisible()
  await expect(page.getByText('there is nobody to send to')).toBeVisible()
  expect(await objections(page)).toEqual([])
})

test('two versions stand side by side; the keyboard chooses, Ctrl+Z takes it back, and both people have one', async ({ openApp, team, ada, maja }) => {
  await away({ openApp, team, dataDir: maja.dataDir }, async (page) => {
    await ada.client.ideas.edit({ id: maja.idea, changes: { title: 'Ada’s title', description: 'A person answers. They know the case.' } })
    await editIdea(page, maja.idea, { title: 'Maja’s title', description: 'Somebody kind answers. They know the case.' })
  })
  await team.settle(ada)
  const { page } = await openApp({ dataDir: maja.dataDir })
  await ready(page)
  await expect(indicator(page)).toHaveText(/Needs you: 2 conflicts/)
  await visit(page, `/idea/${maja.idea}`)
  await expect(page.getByText('2 conflicts wait for a choice')).toBeVisible()
  await page.getByRole('link', { name: 'Look at both' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Conflicts' })).toBeVisible()
  await expect(page.getByText('1 of 2')).toBeVisible()
  expect(await objections(page)).toEqual([])

  // the description: its differences are marked, and both can be kept
  const sides = page.getByRole('group')
  await expect(page.getByRole('radio', { name: 'Keep yours' })).toBeFocused()
  await expect(page.getByRole('heading', { level: 2, name: /the description of the idea/i })).toBeVisible()
  await expect(sides.getByText('Somebody', { exact: false }).first()).toBeVisible()
  await expect(sides.locator('mark').first()).toBeVisible()
  await page.keyboard.press('3')
  await page.getByLabel('Put together as you like:').fill('A kind person answers. They know the case.')
  await page.getByRole('button', { name: 'Keep this' }).click()
  await expect(page.getByText('Both kept. 1 conflict left.')).toBeVisible()

  // the title: one of the two, by the keyboard alone
  await expect(page.getByRole('heading', { level: 2, name: /the title of the idea/i })).toBeVisible()
  await expect(page.getByText('Both cannot be kept')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Keep yours' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Keep Ada’s' })).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(page.getByText('All decided. Nothing is left.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Nothing to decide' })).toBeVisible()
  await expect(indicator(page)).toHaveText(/Up to date/)
  await expect(async () => expect(await ada.client.ideas.get({ id: maja.idea })).toMatchObject({ title: 'Ada’s title', description: 'A kind person answers. They know the case.' })).toPass()
  expect((await ada.client.ledger.open({})).conflicts).toBe(0)

  await page.keyboard.press('Control+z')
  await expect(page.getByText('Taken back: the conflict is open again.')).toBeVisible()
  await expect(indicator(page)).toHaveText(/Needs you: 1 conflict/)
  await expect(async () => expect((await ada.client.ideas.get({ id: maja.idea })).title).toBe('Maja’s title')).toPass()
})

test('the ledger tells what came, and puts an overwritten value back', async ({ opened: { page }, ada, maja, team }) => {
  await ada.client.ideas.edit({ id: maja.idea, changes: { title: 'Answer at once' } })
  await team.settle(ada)
  await visit(page, '/ledger')
  const rows = page.getByRole('list', { name: 'What sync did, newest first' })
  await expect(rows.getByRole('button').first()).toContainText('Ada changed the title of the idea “Answer at once”')
  await page.getByRole('combobox', { name: 'Show' }).selectOption('received')
  await rows.getByRole('button').first().focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Ledger' })
  await expect(dialog).toContainText('Answer within the hour')
  expect(await objections(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Put it back' }).click()
  await expect(page.getByText('Put back: title')).toBeVisible()
  await expect(async () => expect((await ada.client.ideas.get({ id: maja.idea })).title).toBe('Answer within the hour')).toPass()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Taken back.')).toBeVisible()
  await expect(async () => expect((await ada.client.ideas.get({ id: maja.idea })).title).toBe('Answer at once')).toPass()
})

test('a change that was not accepted keeps its text: edited and sent again it arrives, discarded it can be taken back', { tag: '@only-local-host' }, async ({ openApp, team, ada, maja }) => {
  const other = await ada.client.ideas.create({ title: 'An evening slot', answers: { customers: 'Nurses', delight: 'They can come' } })
  await team.settle(ada)
  const first = await openApp({ dataDir: maja.dataDir })
  await ready(first.page)
  await visit(first.page, `/idea/${other.id}`)
  await expect(first.page.getByRole('heading', { level: 1, name: 'An evening slot' })).toBeVisible()
  await first.close()
  await away({ openApp, team, dataDir: maja.dataDir }, async (page) => {
    await editIdea(page, maja.idea, { title: 'Answer at once', description: 'A long thought that must not be lost.' })
    await visit(page, `/idea/${other.id}`)
    await page.getByRole('textbox', { name: 'Your comment' }).fill('The clinic asked for it.')
    await page.keyboard.press('Control+Enter')
    // on its way to be kept, not in the field any more
    await expect(page.getByRole('textbox', { name: 'Your comment' })).toHaveValue('')
    await expect(page.getByText('The clinic asked for it.')).toBeVisible()
  })
  await ada.client.ideas.delete({ id: maja.idea })
  await ada.client.ideas.delete({ id: other.id })
  await team.settle(ada)
  const { page } = await openApp({ dataDir: maja.dataDir })
  await ready(page)
  await expect(indicator(page)).toHaveText(/Needs you: 2 changes not accepted/)
  await indicator(page).click()
  await page.getByRole('button', { name: /^Decide/ }).click()
  const list = page.getByRole('list', { name: 'Changes that were not accepted' })
  const edit = list.getByRole('listitem').filter({ hasText: 'You changed' })
  const comment = list.getByRole('listitem').filter({ hasText: 'a comment' })
  await expect(edit).toContainText('Ada deleted it before your change arrived.')
  await expect(edit).toContainText('A long thought that must not be lost.')
  await expect(comment).toContainText('Ada deleted what it belongs to.')
  expect(await objections(page)).toEqual([])

  await comment.getByRole('button', { name: 'Discard' }).click()
  await expect(comment).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(comment).toContainText('The clinic asked for it.')
  await comment.getByRole('button', { name: 'Discard' }).click()
  await expect(comment).toBeHidden()
  await page.getByRole('button', { name: 'Show what was decided' }).click()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(comment).toContainText('The clinic asked for it.')

  await edit.getByRole('button', { name: 'Edit and send again…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit and send again' })
  await dialog.getByRole('textbox', { name: 'Title' }).fill('')
  await dialog.getByRole('button', { name: 'Send' }).click()
  await expect(dialog.getByText('This is needed.')).toBeVisible()
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Answer at once, by a person')
  expect(await objections(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await expect(edit).toBeHidden()
  await expect(async () => expect(await ada.client.ideas.get({ id: maja.idea })).toMatchObject({ title: 'Answer at once, by a person', description: 'A long thought that must not be lost.' })).toPass()
})

test('twelve thousand entries are walked by the keyboard, and each page is quiet in the dark and in a narrow window', { tag: '@only-local-host' }, async ({ openApp, maja }) => {
  const core = await openTestCore({ name: null, dataDir: maja.dataDir, now: Date.now })
  core.context.store.write((write) => {
    for (let at = 0; at < 12_000; at++) {
      const notes = startNotes()
      notes.note({ kind: at % 2 === 0 ? 'sent' : 'received', act: 'changed', entity: 'idea', rowId: maja.idea, data: null, changes: [{ field: 'title', before: `Title ${at}`, after: `Title ${at + 1}` }] })
      notes.keep(write, Date.now())
    }
  })
  const { count } = await core.client.ledger.count({})
  await core.close()
  const { page } = await openApp({ dataDir: maja.dataDir })
  await ready(page)
  await visit(page, '/ledger')
  const rows = page.getByRole('list', { name: 'What sync did, newest first' })
  await rows.getByRole('button').first().focus()
  await page.keyboard.press('End')
  await expect(page.locator(`[aria-posinset='${count}'][aria-setsize='${count}']`)).toBeVisible()
  await expect(page.locator(`[aria-posinset='${count}'] button`)).toBeFocused()
  for (const place of ['/ledger', '/conflicts', '/rejections']) {
    await page.emulateMedia({ colorScheme: 'dark' })
    await visit(page, place)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('.loading')).toBeHidden()
    expect(await objections(page)).toEqual([])
    await page.setViewportSize({ width: 400, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400)
    expect(await objections(page)).toEqual([])
    await page.setViewportSize({ width: 1280, height: 800 })
  }
})
