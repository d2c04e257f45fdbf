// Customer numbers: made, read by episode against a target, corrected, and on the agenda when they move.
import type { Page } from '@playwright/test'
import { begin, visit } from '../support/begin.ts'
import { expect, test } from '../support/app.ts'

async function addReading(page: Page, { value, day, episode, answers }: { value: string; day: string; episode?: string; answers?: string }): Promise<void> {
  await page.getByRole('button', { name: 'Add a reading to NPS' }).click()
  const form = page.getByRole('form', { name: 'Add a reading to NPS' })
  await expect(form.getByRole('textbox', { name: 'Value' })).toBeFocused()
  await page.keyboard.type(value)
  await form.getByRole('textbox', { name: 'Read on' }).fill(day)
  if (episode) await form.getByRole('combobox', { name: 'Episode' }).fill(episode)
  if (answers) await form.getByRole('textbox', { name: 'Answers' }).fill(answers)
  await page.keyboard.press('Control+Enter')
  await expect(form).toHaveCount(0)
}

async function makeNps(page: Page): Promise<void> {
  await visit(page, '/numbers')
  await page.getByRole('button', { name: 'Add a number' }).click()
  const dialog = page.getByRole('dialog', { name: 'New number' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('NPS')
  await dialog.getByRole('textbox', { name: 'Target' }).fill('40')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'NPS' })).toBeVisible()
}

test('a number is made, read in an episode made as it is typed, and shown against its target', async ({ page }) => {
  await begin(page)
  await makeNps(page)
  await addReading(page, { value: '42', day: '2026-10-12', episode: 'Paying', answers: '198' })
  await addReading(page, { value: '30', day: '2026-11-12', episode: 'Paying' })
  const row = page.getByRole('table', { name: 'NPS' }).first().getByRole('row', { name: /Paying/ })
  await expect(row.getByText('30', { exact: true })).toBeVisible()
  await expect(row.getByText('down 12')).toBeVisible()
  await expect(row.getByText('10 short of the target')).toBeVisible()
  await expect(row.getByRole('img', { name: /^Paying: 42, 30\. 2 readings, from .*Oct.* to .*Nov.*2026\.$/ })).toBeVisible()

  await visit(page, '/meetings')
  await page.getByRole('button', { name: 'Plan a weekly meeting' }).click()
  await page.getByRole('button', { name: 'Create, and open its agenda' }).click()
  await expect(page.getByRole('region', { name: 'Customer numbers' }).getByText('NPS of Paying fell 12 points')).toBeVisible()
})

test('a reading off the scale, or none at all, is refused at its field, and what was typed stays', { tag: '@only-local-host' }, async ({ page }) => {
  await begin(page)
  await makeNps(page)
  await page.getByRole('button', { name: 'Add a reading to NPS' }).click()
  const form = page.getByRole('form', { name: 'Add a reading to NPS' })
  await form.getByRole('button', { name: 'Save the reading' }).click()
  await expect(form.getByRole('textbox', { name: 'Value' })).toHaveAccessibleDescription('Write a number. From -100 to 100')
  await form.getByRole('textbox', { name: 'Value' }).fill('180')
  await form.getByRole('textbox', { name: 'Note' }).fill('Typed with one digit too many')
  await form.getByRole('button', { name: 'Save the reading' }).click()
  await expect(form.getByRole('textbox', { name: 'Value' })).toHaveAccessibleDescription(/−100 to 100/)
  await expect(form.getByRole('textbox', { name: 'Value' })).toBeFocused()
  await expect(form.getByRole('textbox', { name: 'Note' })).toHaveValue('Typed with one digit too many')
})

test('a reading and a number are deleted, and brought back', { tag: '@only-local-host' }, async ({ page }) => {
  await begin(page)
  await makeNps(page)
  await addReading(page, { value: '44', day: '2026-11-01' })
  await page.getByText('1 reading', { exact: true }).click()
  await page.getByRole('button', { name: /^Delete the reading of .*Nov.*2026, 44$/ }).click()
  await expect(page.getByText('No reading yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(page.getByRole('cell', { name: /44/ }).first()).toBeVisible()
  await page.getByRole('button', { name: 'More actions for NPS' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByRole('heading', { name: 'No numbers yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(page.getByRole('heading', { level: 2, name: 'NPS' })).toBeVisible()
})

test('a number that is better when lower meets its target from below', { tag: '@only-local-host' }, async ({ page }) => {
  await begin(page)
  await visit(page, '/numbers')
  await page.getByRole('button', { name: 'Add a number' }).click()
  const dialog = page.getByRole('dialog', { name: 'New number' })
  await dialog.getByRole('combobox', { name: 'What kind of number' }).selectOption('Churn')
  await dialog.getByRole('textbox', { name: 'Target' }).fill('5')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('button', { name: 'Add a reading to Churn' }).click()
  await page.keyboard.type('4.5')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Target met')).toBeVisible()
  await expect(page.getByText('Target at most 5')).toBeVisible()
})
