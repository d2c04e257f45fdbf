// Notices stand beside what a person does: the focus goes back to where it came from, and a dialog under them stays.
import { expect, test } from '../support/app.ts'
import { begin, visit } from '../support/begin.ts'

test('from a notice the focus goes back to where it was last, and Escape leaves a dialog under it open', { tag: '@only-local-host' }, async ({ page }) => {
  await begin(page)
  await visit(page, '/idea-setup')
  const stages = page.getByRole('region', { name: 'Stages' })
  const notices = page.getByRole('region', { name: 'Notices' })
  const undo = notices.getByRole('button', { name: 'Undo' })
  const pilot = stages.getByRole('button', { name: /^(Leave out|Take in): Pilot$/ })
  await pilot.press('Enter')
  await expect(notices).toContainText('Ideas pass “Pilot” by from now on.')
  await page.keyboard.press('F8')
  await expect(undo).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(pilot).toBeFocused()

  // the window is left and entered again: the browser takes the focus from the button and gives it back
  await page.keyboard.press('F8')
  await expect(undo).toBeFocused()
  await undo.evaluate((button) => {
    for (const type of ['focusout', 'focusin']) button.dispatchEvent(new FocusEvent(type, { bubbles: true, relatedTarget: null }))
  })
  await page.keyboard.press('Escape')
  await expect(pilot).toBeFocused()

  // later, from elsewhere, by the mouse
  const rename = stages.getByRole('button', { name: 'Rename: Approved' })
  await rename.focus()
  await undo.click()
  await expect(undo).toBeHidden()
  await expect(rename).toBeFocused()

  await pilot.press('Enter')
  await expect(undo).toBeVisible()
  await page.keyboard.press('Control+/')
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet.locator(':focus')).toBeVisible()
  await page.keyboard.press('F8')
  await expect(undo).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(sheet.locator(':focus')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
})
