// Steps within the stages, as an admin and a champion meet them: from the settings to the board, into the search, and back to the settings.
import { expect, test } from '../support/app.ts'
import { objectionsInBothThemes } from '../support/axe.ts'
import { begin, visit } from '../support/begin.ts'

test('a step is a column of the board, an idea goes there by the menu and is found by it; in use it is not deleted, and the refusal leads to what stands in it', { tag: '@only-local-host' }, async ({ page }) => {
  await begin(page, { example: true })
  await visit(page, '/idea-setup')
  const stages = page.getByRole('region', { name: 'Stages' })
  await stages.getByRole('button', { name: 'Add a step to In review' }).click()
  await stages.getByRole('textbox', { name: 'Name of the step' }).fill('Legal check')
  await page.keyboard.press('Control+Enter')
  await expect(stages.getByRole('list', { name: 'Steps of In review' })).toContainText('Legal check')
  expect(await objectionsInBothThemes(page)).toEqual([])

  await visit(page, '/board')
  const card = page.locator(".idea-column[data-place='in-review']").locator('.idea-card-title').first()
  await expect(card).toBeVisible()
  const title = (await card.innerText()).trim()
  await card.focus()
  await page.keyboard.press('m')
  // what leads on comes first
  await expect(page.getByRole('menuitem').first()).toHaveAccessibleName('Legal check in In review')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('Enter')
  const column = page.locator(".idea-column[data-place^='in-review:']")
  await expect(column.getByRole('link', { name: title, exact: true })).toBeFocused()
  expect(await objectionsInBothThemes(page)).toEqual([])

  await visit(page, '/search')
  await page.getByRole('combobox', { name: 'Search everything' }).fill('stage:"legal check" ')
  await expect(page.getByRole('main').getByRole('link', { name: title })).toBeVisible()

  await visit(page, '/idea-setup')
  const remove = stages.getByRole('button', { name: 'Delete: Legal check' })
  await remove.press('Enter')
  await expect(page.getByText('1 idea stands in “Legal check”. Move it first; then the step can be deleted.')).toBeVisible()
  // a key leads to the way out, and Escape back
  await page.keyboard.press('F8')
  await expect(page.getByRole('button', { name: 'Show them' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(remove).toBeFocused()
  await page.keyboard.press('F8')
  await page.keyboard.press('Enter')
  await expect(page.getByText('1 of 25 ideas')).toBeVisible()
  await page.getByRole('link', { name: title }).click()

  // nothing stands there any more: it goes, and the focus stays near
  await page.getByRole('button', { name: 'Move to…' }).click()
  await page.getByRole('menuitem', { name: 'In review', exact: true }).click()
  await expect(page.getByText(`“${title}” is now in In review`)).toBeVisible()
  await visit(page, '/idea-setup')
  await remove.press('Enter')
  await expect(page.getByText('The step “Legal check” is deleted.')).toBeVisible()
  await expect(stages.getByRole('button', { name: 'Add a step to In review' })).toBeFocused()
})
