// The first minute: a name, a language, and the examples.
import { begin } from '../support/begin.ts'
import { expect, test } from '../support/app.ts'

test('the first run asks for a name and a language, and nothing else', async ({ page }) => {
  const main = page.getByRole('main')
  await expect(main.getByRole('textbox', { name: 'Your name' })).toBeFocused()
  await expect(main.getByRole('textbox')).toHaveCount(1)
  await expect(main.getByRole('combobox')).toHaveCount(1)
  await expect(main.getByLabel('Language')).toHaveValue('en')
})

test('a missing name is asked for, and nothing is lost', async ({ page }) => {
  await page.getByLabel('Language').selectOption('sv')
  await page.getByRole('button', { name: 'Start with an empty workspace' }).click()
  const field = page.getByRole('textbox', { name: 'Your name' })
  await expect(field).toBeFocused()
  await expect(field).toHaveAccessibleDescription(/Type your name/)
  await expect(page.getByLabel('Language')).toHaveValue('sv')
})

test('a language without texts says so and still writes days its own way', async ({ openApp }) => {
  const { page } = await openApp()
  await page.getByLabel('Language').selectOption('sv')
  await expect(page.getByText('There are no texts in Svenska yet')).toBeVisible()
  await begin(page)
  await page.keyboard.press('Alt+l')
  await page.getByRole('textbox', { name: 'What did you learn?' }).fill('Öppet till nio')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByText(/^(måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag)/)).toBeVisible()
})

test('the keyboard alone gets a person started, and the next start asks nothing', async ({ openApp }) => {
  const first = await openApp()
  await expect(first.page.getByRole('textbox', { name: 'Your name' })).toBeFocused()
  await first.page.keyboard.type('Ana')
  await first.page.keyboard.press('Enter')
  await expect(first.page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()
  await first.close()
  const again = await openApp({ dataDir: first.dataDir })
  await expect(again.page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()
})

test('the examples are marked, and go in one click without what was written', async ({ page }) => {
  await begin(page, { example: true })
  await expect(page.getByRole('list', { name: 'Learnings' }).getByText('Example').first()).toBeVisible()
  await page.keyboard.press('Alt+l')
  await page.getByRole('textbox', { name: 'What did you learn?' }).fill('This one is real.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Learning saved on this computer.')).toBeVisible()
  await page.getByRole('region', { name: 'Example workspace' }).getByRole('button', { name: 'Remove the examples' }).click()
  await expect(page.getByText(/examples removed/)).toBeVisible()
  await page.keyboard.press('Alt+1')
  await expect(page.getByRole('link', { name: /This one is real/ })).toBeVisible()
  await expect(page.getByText('1 learning', { exact: true })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Example workspace' })).toBeHidden()
})
