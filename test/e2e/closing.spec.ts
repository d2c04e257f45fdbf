// The loop around one customer, as a person closes it: found by search, their page, the answer given, shared, and read in the feed.
import { furnish, ready, visit } from '../support/begin.ts'
import { expect, test } from '../support/app.ts'
import { objections } from '../support/axe.ts'

test('a customer is found, noted about, answered, and everybody reads the answer', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { dataDir } = await furnish()
  const { page } = await openApp({ dataDir })
  await ready(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('solros')
  await page.getByRole('option', { name: /^Bageri Solros/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Bageri Solros' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Last words' })).toContainText('with their bread in their hands')
  await expect(page.getByRole('region', { name: 'Ideas for them' }).getByRole('link', { name: 'Take cards while the line is down' })).toBeVisible()

  await page.getByRole('button', { name: 'Add a note' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a note' })
  await dialog.getByRole('textbox', { name: 'What should colleagues know?' }).fill('Call after two: they bake in the morning.')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('region', { name: 'Good to know' })).toContainText('Call after two')

  await page.getByRole('button', { name: 'Answer given' }).click()
  await page.getByRole('textbox', { name: /What did you answer/ }).fill('A reader that works offline comes on Monday.')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Share with everyone' }).click()
  await expect(page.getByText('Answered and shared')).toBeVisible()
  expect(await objections(page)).toEqual([])

  await visit(page, '/feed')
  await page.getByRole('button', { name: 'Answers' }).click()
  await expect(page.getByRole('list', { name: 'Feed' }).getByRole('listitem')).toHaveCount(1)
  await expect(page.getByRole('list', { name: 'Feed' })).toContainText('A reader that works offline comes on Monday.')
  await visit(page, '/promises-by-leader')
  await expect(page.getByRole('row', { name: /^Ada/ })).toContainText('1 of 1 (100%)')

  // dark on the screen, ink on white on paper
  await page.keyboard.press('Control+k')
  await page.keyboard.type('dark')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light')
  await page.emulateMedia({ media: 'screen' })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
})

test('who looks for somebody who may not be chosen hears that there is nobody', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { dataDir } = await furnish()
  const { page } = await openApp({ dataDir })
  await ready(page)
  await visit(page, '/promises')
  await page.getByRole('button', { name: 'Hand over…' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Hand over' })
  // the promise is Ada's already
  await dialog.getByRole('combobox', { name: 'Who answers the customer?' }).fill('Ada')
  await expect(dialog.getByRole('status').filter({ hasText: 'Nobody has such a name' })).toBeAttached()
  await expect(page.getByRole('listbox').or(page.getByText('Nobody has such a name')).first()).toContainText('Nobody has such a name')
  await expect(page.getByText('Loading', { exact: false })).toHaveCount(0)
})
