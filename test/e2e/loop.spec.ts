// The outer loop as a person goes it: from bad news to its cause, to who answers for it, to the statement and the agenda.
import { begin, visit } from '../support/begin.ts'
import { expect, test } from '../support/app.ts'
import { objections } from '../support/axe.ts'

test('bad news gets a root cause, which is charged to who caused it and stands in their statement', { tag: '@only-local-host' }, async ({ page }) => {
  await begin(page)
  await visit(page, '/costs')
  await page.getByRole('button', { name: 'Set a cost' }).click()
  const cost = page.getByRole('dialog', { name: 'Set a cost' })
  await cost.getByRole('textbox', { name: 'Cost of one contact' }).fill('8')
  await cost.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('row', { name: /Every product area.*Every channel.*€8/ })).toBeVisible()

  await visit(page, '/log')
  await page.getByRole('textbox', { name: 'What did you learn?' }).fill('She was charged for six hours')
  await page.getByRole('button', { name: 'Bad news' }).click()
  await page.keyboard.press('Control+Enter')
  await visit(page, '/learnings')
  await page.getByText('She was charged for six hours').first().click()
  await page.getByRole('button', { name: 'Say how it came about' }).click()
  const form = page.getByRole('form', { name: 'Root cause' })
  await form.getByRole('combobox', { name: 'Cause', exact: true }).fill('The dock had not clicked')
  await form.getByRole('combobox', { name: 'Product area that caused it' }).fill('Docks')
  await form.getByRole('combobox', { name: 'What to do about it' }).selectOption('Eliminate')
  await form.getByRole('textbox', { name: 'Why? 1' }).fill('The bill was wrong')
  await form.getByRole('textbox', { name: 'Why? 2' }).fill('The ride had not ended')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('list', { name: 'Five whys' }).getByRole('listitem')).toHaveText(['The bill was wrong', 'The ride had not ended'])

  await visit(page, '/statement')
  const now = new Date()
  await page.getByRole('combobox', { name: 'Month' }).selectOption(`${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`)
  await page.getByRole('link', { name: 'Docks' }).click()
  await expect(page.getByRole('row', { name: /The dock had not clicked Eliminate 1 100% €8/ })).toBeVisible()
  expect(await objections(page)).toEqual([])
})
