// What comes after the first load: pages that are loaded when they are opened, and words that change while the app is open.
import type { Page } from '@playwright/test'
import { expect, test } from '../support/app.ts'
import { begin, visit } from '../support/begin.ts'

test('a page whose file cannot be loaded says so, and opens when it is tried again', { tag: '@only-local-host' }, async ({ page }) => {
  await begin(page)
  const file = '**/assets/board-page-*.js'
  await page.route(file, (route) => route.abort())
  await visit(page, '/board')
  await expect(page.getByRole('heading', { name: 'This page stopped working' })).toBeVisible()
  await page.unroute(file)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Board' })).toBeVisible()
})

test('a stage renamed stands on the board at once, in every language, and all other texts follow the language there and back', { tag: '@only-local-host' }, async ({ page }) => {
  await begin(page, { example: true })
  const columns = async (first: string | RegExp, second: string | RegExp) => {
    await visit(page, '/board')
    await expect(column(page, 'submitted')).toHaveText(first)
    await expect(column(page, 'in-review')).toHaveText(second)
  }
  await columns('Submitted', 'In review')
  await visit(page, '/idea-setup')
  await page.getByRole('button', { name: 'Rename: In review' }).click()
  await page.getByRole('textbox', { name: 'Name of the stage' }).fill('With the experts')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('The stage is called “With the experts” now.')).toBeVisible()
  await columns('Submitted', 'With the experts')

  const speak = async (language: string) => {
    await visit(page, '/settings')
    await page.locator('select:has([value="en-XA"])').selectOption(language)
  }
  await speak('en-XA')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^⟦/)
  await columns(/^⟦/, 'With the experts')
  await speak('en')
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await columns('Submitted', 'With the experts')
})

const column = (page: Page, stage: string) => page.locator(`.idea-column[data-place='${stage}']`).getByRole('heading', { level: 2 })
