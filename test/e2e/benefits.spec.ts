// From an implemented idea to its proven value: Measured is refused until the ledger says what it brought, and the executives' page shows it.
import { begin, visit } from '../support/begin.ts'
import { expect, test } from '../support/app.ts'

test('an idea becomes Measured once somebody said what it brought, and the report shows it', { tag: '@only-local-host' }, async ({ page }) => {
  await begin(page, { example: true })
  await visit(page, '/board')
  await page.getByRole('link', { name: 'Wash the bicycles at night' }).first().click()
  await page.getByRole('button', { name: 'Mark as measured' }).click()
  await expect(page.getByText('Before an idea can be Measured its ledger must say what it brought')).toBeVisible()

  const benefits = page.getByRole('region', { name: 'Benefit', exact: true })
  await benefits.getByRole('button', { name: 'Enter what it brought' }).click()
  const dialog = page.getByRole('dialog', { name: 'What it brought' })
  await dialog.getByRole('combobox', { name: 'What', exact: true }).selectOption('Cost saved')
  await dialog.getByRole('textbox', { name: 'Value' }).fill('4000')
  await dialog.getByRole('textbox', { name: 'Currency' }).fill('sek')
  await dialog.getByRole('textbox', { name: 'How do you know?' }).fill('The bill of the laundry')
  await dialog.getByRole('button', { name: 'Enter', exact: true }).click()
  await expect(dialog.getByRole('textbox', { name: '1 SEK in EUR' })).toHaveAccessibleDescription(/The workspace counts in EUR/)
  // a rate that cannot be stays as it was typed, also when it is left
  await dialog.getByRole('textbox', { name: '1 SEK in EUR' }).fill('-3')
  await dialog.getByRole('button', { name: 'Enter', exact: true }).click()
  await expect(dialog.getByRole('textbox', { name: '1 SEK in EUR' })).toHaveAccessibleDescription(/more than 0/)
  await expect(dialog.getByRole('textbox', { name: '1 SEK in EUR' })).toHaveValue('-3')
  await dialog.getByRole('textbox', { name: '1 SEK in EUR' }).fill('0.09')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toHaveCount(0)
  await expect(benefits.getByText('€360').first()).toBeVisible()

  await page.getByRole('button', { name: 'Mark as measured' }).click()
  await expect(page.getByText('“Wash the bicycles at night” is now in Measured')).toBeVisible()
  await visit(page, '/report')
  await expect(page.getByRole('region', { name: 'What customers gained' }).getByRole('link', { name: 'Wash the bicycles at night' })).toBeVisible()
  // one page for the executives, and no empty one behind it
  const paper = await page.pdf({ preferCSSPageSize: true })
  expect(paper.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
})
