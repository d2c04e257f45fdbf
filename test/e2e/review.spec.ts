// The review queue as a champion goes through it: by keys alone, one by one and several at once, with a way back.
import { begin, visit } from '../support/begin.ts'
import { expect, test } from '../support/app.ts'
import { objectionsInBothThemes } from '../support/axe.ts'

test('the oldest promise comes first; ideas are scored, answered and declined by single keys, and a slip is undone', { tag: '@only-local-host' }, async ({ page }) => {
  await begin(page, { example: true })
  await visit(page, '/review')
  const list = page.getByRole('list', { name: 'Review' })
  const rows = list.getByRole('listitem')
  await expect(page.getByText('10 ideas wait for an answer or a decision')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Overdue promises' })).toContainText('first answer')
  await expect(rows.first()).toContainText('First answer overdue by')
  const chosen = page.getByRole('article', { name: 'The chosen idea' })
  const titleOf = (at: number) => rows.nth(at).locator('.review-title').textContent()
  const [first, second, third] = [await titleOf(0), await titleOf(1), await titleOf(2)]

  await rows.first().getByRole('link').focus()
  await page.keyboard.press('s')
  await expect(page.getByRole('radio', { name: '3' }).first()).toBeFocused()
  await page.keyboard.press('5')
  await expect(page.getByRole('radio', { name: '5' }).first()).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(chosen.getByRole('region', { name: 'Score' })).toContainText('66.7')
  await expect(rows.first().getByRole('link')).toBeFocused()

  // who is typed is who is meant
  await page.keyboard.press('o')
  await page.getByRole('combobox', { name: 'Owner' }).fill('tob')
  await expect(page.getByRole('option')).toHaveText(/^Tobias Ekvall/)
  // Escape closes the list, and not what it stands in
  await page.keyboard.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(0)
  // Enter takes whoever fits, also in a list that has only just opened, and does not save whoever stood there before
  await page.getByRole('combobox', { name: 'Owner' }).fill('tobias')
  await expect(page.getByRole('option')).toHaveText(/^Tobias Ekvall/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Owner' })).toHaveValue('Tobias Ekvall')
  // chosen once more they stay chosen
  await page.getByRole('combobox', { name: 'Owner' }).fill('tob')
  await expect(page.getByRole('option')).toHaveText(/^Tobias Ekvall/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Owner' })).toHaveValue('Tobias Ekvall')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('1 idea is now owned by Tobias Ekvall.')).toBeVisible()

  await page.keyboard.press('a')
  await page.getByRole('textbox', { name: 'Your answer' }).fill('We look at it on Friday.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(`“${first}” is answered.`)).toBeVisible()
  await expect(rows.first()).toContainText(second!)

  // two at once; the reason is asked for, and what was typed stays when it is left
  await rows.first().getByRole('link').focus()
  await page.keyboard.press('x')
  await page.keyboard.press('ArrowDown')
  await expect(chosen).toContainText(third!)
  await page.keyboard.press('x')
  await expect(page.getByRole('group', { name: '2 marked' })).toBeVisible()
  await page.keyboard.press('d')
  const reason = page.getByRole('textbox', { name: 'Why is it declined?' })
  await expect(reason).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(reason).toHaveAccessibleDescription(/Declining needs a reason/)
  await reason.fill('The lift is too old.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('2 ideas are now in Declined.')).toBeVisible()
  await expect(list.getByText(third!)).toHaveCount(0)
  await expect(list.locator('a:focus')).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(list.getByText(third!)).toHaveCount(1)
  // keys go to the idea that has the focus, though two came back above it
  const focused = await list.locator('a:focus .review-title').textContent()
  await expect(chosen).toContainText(focused!)

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Decline, with a reason')
  await page.keyboard.press('Escape')
  await expect(list.locator('a:focus')).toHaveCount(1)
  expect(await objectionsInBothThemes(page)).toEqual([])

  // the page of an idea scores it as well: most of them have left the queue
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Score this idea' }).click()
  await expect(page.getByRole('radio', { name: '3' }).first()).toBeFocused()
  await page.keyboard.press('5')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('region', { name: 'Score' })).toContainText('66.7')
  await expect(page.getByRole('button', { name: 'Change my score' })).toBeFocused()
})

test('in a narrow window the promise is there in whole, and a stage that has no room beside it is not cut to a letter, but told otherwise', { tag: '@only-local-host' }, async ({ page }) => {
  await begin(page, { example: true })
  await page.setViewportSize({ width: 400, height: 800 })
  await visit(page, '/review')
  await expect(page.locator('.review-about').first()).toContainText('First answer overdue by')
  const cut = await page.locator('.review-about').evaluateAll((lines) => lines.flatMap((line) => [...line.children].filter((pill) => pill.scrollWidth > pill.clientWidth).map((pill) => pill.textContent)))
  expect(cut).toEqual([])
  const line = page.locator('.review-about').first()
  await expect(line).toHaveAttribute('title', (await line.locator('.pill').last().textContent())!)
  await expect(page.locator('.review-link').first()).toHaveAccessibleName(/First answer overdue by .*In review/)
})

test('a weight that cannot be is refused at its field, and stays there as it was typed', { tag: '@only-local-host' }, async ({ page }) => {
  await begin(page)
  await visit(page, '/settings')
  const weight = page.getByRole('textbox', { name: /^Weight of .*effort/i })
  await weight.fill('12')
  await page.getByRole('region', { name: 'Rules of the workspace' }).getByRole('button', { name: 'Save', exact: true }).click()
  await expect(weight).toHaveAccessibleDescription(/Enter a number from 0 to 9/)
  await expect(weight).toHaveValue('12')
  await expect(weight).toBeFocused()
})
