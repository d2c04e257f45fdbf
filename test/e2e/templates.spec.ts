// A lead makes the agenda's template their own: by keyboard, with the next agenda beside it.
import { furnish, visit } from '../support/begin.ts'
import { expect, test } from '../support/app.ts'

test('a lead moves a segment by keyboard, must say why the customer is not first, and takes it back', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { dataDir } = await furnish()
  const { page } = await openApp({ dataDir })
  await visit(page, '/meetings')
  await page.getByRole('button', { name: /^More actions for/ }).first().click()
  await page.getByRole('menuitem', { name: 'Edit the agenda’s template' }).click()
  const list = page.getByRole('list', { name: 'Segments, in their order' })
  const headings = list.getByRole('heading', { level: 2 })
  const preview = page.getByRole('region', { name: 'The next agenda with it' })
  await expect(preview.getByRole('heading', { level: 3 }).first()).toContainText('The empty chair')

  // its own words, behind the disclosure
  await list.getByRole('listitem', { name: 'The empty chair' }).focus()
  await page.keyboard.press('Enter')
  await list.getByRole('textbox', { name: 'Own title' }).fill('Voice of the patient')
  await expect(preview.getByRole('heading', { level: 3 }).first()).toContainText('Voice of the patient')

  // Space picks it up, an arrow moves it, Space puts it down
  await list.getByRole('listitem', { name: 'New from the front line' }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Space')
  await expect(headings.first()).toHaveText('New from the front line')
  const reason = page.getByRole('textbox', { name: 'Why does the customer not come first?' })
  await page.getByRole('button', { name: 'Save the template' }).click()
  await expect(reason).toBeFocused()
  await reason.fill('The ward round ends at half past')
  await expect(preview.getByRole('heading', { level: 3 }).first()).toContainText('New from the front line')
  await page.getByRole('button', { name: 'Save the template' }).click()
  await expect(page.getByText('The template of', { exact: false })).toBeVisible()

  await visit(page, '/agenda')
  await expect(page.getByText('The customer does not come first here: The ward round ends at half past')).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: 'Voice of the patient' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'The empty chair' })).toBeVisible()
  await expect(page.getByText('The customer does not come first here')).toBeHidden()
})
