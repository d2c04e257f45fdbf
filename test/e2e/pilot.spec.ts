// From the customers behind an idea to early adopters: they try it, say whether it works, are told what changed, and the idea remembers all of it.
import { begin, visit } from '../support/begin.ts'
import { expect, test } from '../support/app.ts'

const LIBRARY = 'Gradska biblioteka Dunavgrad'

test('a customer of the evidence tries the idea, says what they think, and is told what changed', { tag: '@only-local-host' }, async ({ page }) => {
  await begin(page, { example: true })
  await visit(page, '/board')
  await page.getByRole('link', { name: 'Књига уз прву вожњу' }).first().click()
  await expect(page.getByRole('meter', { name: 'Evidence: thin, 1 of 10' })).toBeVisible()
  const pilot = page.getByRole('region', { name: /^Pilot/ })
  await pilot.getByRole('button', { name: 'Put 1 customer from the evidence on the list' }).click()
  await pilot.getByRole('button', { name: `Record what ${LIBRARY} says` }).click()
  const saying = page.getByRole('dialog', { name: `What ${LIBRARY} says` })
  await page.keyboard.press('Control+Enter')
  await expect(saying.getByText('Choose what they say.')).toBeVisible()
  await saying.getByText('Partly').click()
  await saying.getByRole('textbox', { name: 'In their words' }).fill('The basket is too small for atlases')
  await page.keyboard.press('Control+Enter')
  await expect(saying).toHaveCount(0)
  await expect(pilot.getByText('The basket is too small for atlases')).toBeVisible()

  await pilot.getByRole('button', { name: `Tell ${LIBRARY} what changed` }).click()
  const telling = page.getByRole('dialog', { name: `Tell ${LIBRARY} what changed` })
  await expect(telling.getByRole('textbox', { name: 'Message' })).toHaveValue(/We have changed it: Књига уз прву вожњу/)
  await telling.getByRole('button', { name: 'Mark as told' }).click()
  await expect(telling).toHaveCount(0)
  await expect(pilot.getByText(/Told .* by Ada/)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Thanks to' })).toContainText('And 1 customer who tried it.')

  await pilot.getByRole('link', { name: LIBRARY }).click()
  await expect(page.getByRole('region', { name: 'Pilots' })).toContainText('Partly')
})
