// From an implemented idea to its proven value: Measured is refused until the ledger says what it brought, and the executives' page shows it.
import { begin, visit } from '../support/begin.ts'
import { expect, test } from '../support/app.ts'
import { objections } from '../support/axe.ts'
import { openTestCore } from '../support/core.ts'

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

test('a none beside a value that somebody entered apart says that it does not count, and is deleted there and then', { tag: '@only-local-host' }, async ({ openApp }) => {
  const core = await openTestCore({ now: Date.now })
  const { client, context, dataDir } = core
  const { id } = await client.ideas.create({ title: 'Invoices in a minute', answers: { customers: 'All', delight: 'Much' } })
  await client.ideas.move({ id, from: 'submitted', to: 'approved' })
  await client.ideas.move({ id, from: 'approved', to: 'implemented' })
  await client.benefits.add({ ideaId: id, state: 'none', gainer: 'bottom-line', kind: 'other', low: 0, high: 0, proof: 'Nobody used it' })
  context.store.write((write) => {
    const bo = context.newId()
    write.put('member', bo, { name: 'Bo', role: 'champion', teamId: null, createdAt: 1 })
    write.put('benefit', context.newId(), { ideaId: id, state: 'realised', gainer: 'bottom-line', kind: 'cost-saved', hard: true, low: 900, high: 900, currency: 'EUR', unit: '', cost: 0, rate: null, rateTo: null, proof: 'The invoices of May', learningId: null, readingId: null, measuredOn: '2026-03-01', enteredById: bo, confirmedById: null, confirmedAt: null, confirmedTerms: null, createdAt: 1 })
  })
  await core.close()
  const { page } = await openApp({ dataDir })
  await visit(page, `/idea/${id}`)
  const benefits = page.getByRole('region', { name: 'Benefit', exact: true })
  const none = benefits.getByRole('listitem').filter({ hasText: 'Nobody used it' })
  await expect(none).toContainText('that counts, and this does not')
  expect(await objections(page)).toEqual([])
  await none.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(none).toHaveCount(0)
  await expect(benefits.getByRole('listitem')).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(none).toContainText('that counts, and this does not')
})
