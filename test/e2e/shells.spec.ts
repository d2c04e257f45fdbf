// The shells themselves: that they open, keep strangers out, survive a crash of the core, and close cleanly.
import { expect, test } from '../support/app.ts'

test('the app opens', async ({ page }) => {
  await expect(page).toHaveTitle('Empty Chair')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
