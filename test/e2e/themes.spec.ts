// Themes: they form by themselves, say what makes them, and are named, split and moved by keyboard and menu, with a way back.
import type { Page } from '@playwright/test'
import { ready, visit } from '../support/begin.ts'
import { openTestCore } from '../support/core.ts'
import { expect, test } from '../support/app.ts'
import { objections } from '../support/axe.ts'

const DOCKS = ['The docks at the station are full every morning', 'Full docks at the station again, he missed his train', 'All docks full at the station before eight']
const BILLS = ['Nobody understands the rows of the invoice', 'The invoice has rows that nobody understands', 'Rows of the invoice that nobody can read']

/** A workspace with two subjects; the times are the real ones. */
async function furnished(): Promise<string> {
  const core = await openTestCore({ now: Date.now })
  for (const [at, text] of [...DOCKS, ...BILLS].entries()) await core.client.learnings.log({ text, customer: { name: `Customer ${at}` }, sentiment: 'bad' })
  await core.close()
  return core.dataDir
}

async function openTheme(page: Page, word: string): Promise<void> {
  await visit(page, '/themes')
  const list = page.getByRole('list', { name: 'Themes' })
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await list.getByRole('link', { name: new RegExp(word) }).click()
  await expect(page.getByRole('region', { name: 'What makes it' })).toBeVisible()
}

test('themes form by themselves, and a theme is named, pinned and used for an idea', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { page } = await openApp({ dataDir: await furnished() })
  await ready(page)
  await openTheme(page, 'docks')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('docks')
  await expect(page.getByText('3 customers in the last 4 weeks')).toBeVisible()
  await expect(page.getByRole('region', { name: 'What makes it' }).getByText('docks (3)')).toBeVisible()
  await expect(page.getByRole('region', { name: 'What makes it' }).getByText('Customer 0 (1)')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Its learnings', exact: true }).getByRole('listitem')).toHaveCount(3)

  await page.getByRole('button', { name: 'Change this theme' }).click()
  await page.getByRole('menuitem', { name: 'Rename…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Docks are full')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Docks are full' })).toBeVisible()
  // taken back, and done again
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(' · ')
  await page.getByRole('button', { name: 'Change this theme' }).click()
  await page.getByRole('menuitem', { name: 'Pin to the top' }).click()
  await expect(page.getByText('Pinned', { exact: true })).toBeVisible()
  expect(await objections(page)).toEqual([])

  // a learning says where it belongs
  await page.getByRole('list', { name: 'Its learnings', exact: true }).getByRole('link').first().click()
  const belongs = page.getByText('Belongs to the theme')
  await expect(belongs).toBeVisible()
  expect(await objections(page)).toEqual([])
  await belongs.getByRole('link').click()
  await expect(page.getByRole('region', { name: 'What makes it' })).toBeVisible()

  await page.getByRole('button', { name: 'New idea from this theme' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'New idea' })).toBeVisible()
  for (const text of DOCKS) await expect(page.getByText(text, { exact: false }).first()).toBeVisible()
})

test('learnings are chosen by keyboard and moved to another theme, and put back', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { page } = await openApp({ dataDir: await furnished() })
  await ready(page)
  await openTheme(page, 'invoice')
  const list = page.getByRole('list', { name: 'Its learnings', exact: true })
  await expect(list.getByRole('listitem')).toHaveCount(3)
  await list.getByRole('link').first().focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('1 chosen')).toBeVisible()
  await page.getByRole('button', { name: 'Move to…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Move to which theme?' })
  await expect(dialog.getByRole('searchbox', { name: 'Find a theme' })).toBeFocused()
  await page.keyboard.type('docks')
  await expect(dialog.getByRole('listitem')).toHaveCount(1)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(3)
})
