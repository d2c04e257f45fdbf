// Merging two ideas that want the same: from the idea's page and from the board, by keys, and back again later.
import { expect, test } from '../support/app.ts'
import { ready, visit } from '../support/begin.ts'
import { openTestCore } from '../support/core.ts'

const KEPT = 'Take cards while the line is down'
const DUP = 'Let the card reader work offline'

/** Two ideas for one thing: the second has more to tell, the first more supporters. */
async function withTwice(): Promise<{ dataDir: string; kept: string; dup: string }> {
  const core = await openTestCore({ now: Date.now })
  const { client } = core
  const answers = { customers: 'Everybody who pays by card', delight: 'Nobody is sent away with bread in their hands' }
  const { id: kept } = await client.ideas.create({ title: KEPT, answers })
  await client.ideas.support({ id: kept, support: true })
  const learning = await client.learnings.log({ text: 'The reader was dead for an hour', customer: { name: 'Bageri Solros' } })
  const { id: dup } = await client.ideas.create({ title: DUP, answers, customers: [{ name: 'Kiosk Lund' }], evidence: [learning.id] })
  await client.ideas.comment({ id: dup, text: 'The bank says that it can be done.' })
  await core.close()
  return { dataDir: core.dataDir, kept, dup }
}

test('a duplicate is merged by keys alone, shown on both pages, and taken back later, after edits', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { dataDir, dup } = await withTwice()
  const { page } = await openApp({ dataDir })
  await ready(page)
  await visit(page, `/idea/${dup}`)
  await expect(page.getByRole('heading', { level: 1, name: DUP })).toBeVisible()

  await page.getByRole('button', { name: `More actions for ${DUP}` }).press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Merge with another idea…' })).toBeVisible()
  await page.getByRole('menuitem', { name: 'Merge with another idea…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Merge two ideas' })
  const find = dialog.getByRole('textbox', { name: 'Which idea is the same?' }).or(dialog.getByRole('combobox', { name: 'Which idea is the same?' }))
  await expect(find).toBeFocused()
  // who leaves it is where they came from
  await dialog.getByRole('button', { name: 'Cancel' }).press('Enter')
  await expect(page.getByRole('button', { name: `More actions for ${DUP}` })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Merge with another idea…' }).press('Enter')
  await expect(find).toBeFocused()
  await page.keyboard.type('cards while')
  await expect(page.getByRole('option', { name: new RegExp(KEPT) })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')

  // the one with more supporters stays
  await expect(dialog.getByRole('radio', { name: /This one stays.*Take cards/ })).toBeChecked()
  await expect(dialog.getByRole('radio', { name: /This one stays/ })).toBeFocused()
  for (const along of ['1 comment.', '1 more learning as evidence.', '1 more affected: Kiosk Lund.']) await expect(dialog.getByRole('listitem').filter({ hasText: along })).toBeVisible()
  await page.keyboard.press('Control+Enter')

  await expect(page.getByRole('heading', { level: 1, name: KEPT })).toBeVisible()
  await expect(page.getByText('The bank says that it can be done.')).toBeVisible()
  await expect(page.getByText('Also proposed by Ada, as')).toBeVisible()
  await page.getByRole('textbox', { name: 'Your comment' }).fill('Ordered.')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Your comment' })).toHaveValue('')
  await expect(page.getByText('Ordered.')).toBeVisible()

  // the other way round it is refused before it is chosen
  await page.getByRole('button', { name: `More actions for ${KEPT}` }).press('Enter')
  await page.getByRole('menuitem', { name: 'Merge with another idea…' }).press('Enter')
  await expect(find).toBeFocused()
  await page.keyboard.type('reader work')
  await expect(dialog.getByText(`“${DUP}” is merged into this idea already. To turn it round, take that merge back first.`)).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).press('Enter')

  await page.getByRole('link', { name: DUP }).first().press('Enter')
  const pointer = page.getByRole('region', { name: 'Merged' })
  await expect(pointer.getByRole('link', { name: KEPT })).toBeVisible()
  await pointer.getByRole('button', { name: 'Take the merge back' }).press('Enter')
  await expect(page.getByRole('region', { name: 'Notices' }).getByText(`“${DUP}” stands alone again`)).toBeVisible()
  await expect(pointer).toBeHidden()
  await expect(page.getByRole('heading', { level: 1, name: DUP })).toBeFocused()
  await expect(page.getByText('The bank says that it can be done.')).toBeVisible()
  await expect(page.getByText('Ordered.')).toBeHidden()
})

test('a card of the board is merged from its menu, the other way round, and the notice undoes it', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { dataDir } = await withTwice()
  const { page } = await openApp({ dataDir })
  await ready(page)
  await visit(page, '/board')
  const submitted = page.locator(".idea-column[data-place='submitted']")
  await submitted.getByRole('link', { name: DUP, exact: true }).focus()
  await page.keyboard.press('m')
  await page.getByRole('menuitem', { name: 'Merge with another idea…' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Merge two ideas' })
  // the one most like it is offered before anything is typed
  await dialog.getByLabel('Which idea is the same?').click()
  await page.getByRole('option', { name: new RegExp(KEPT) }).click()
  await dialog.getByRole('radio', { name: new RegExp(DUP) }).check()
  await dialog.getByRole('button', { name: 'Merge them' }).click()
  await expect(page.getByRole('region', { name: 'Notices' }).getByText(`“${KEPT}” is merged into “${DUP}”`)).toBeVisible()
  await expect(submitted.getByRole('link', { name: KEPT, exact: true })).toBeHidden()
  await expect(submitted.getByRole('link', { name: DUP, exact: true })).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(submitted.getByRole('link', { name: KEPT, exact: true })).toBeVisible()
})
