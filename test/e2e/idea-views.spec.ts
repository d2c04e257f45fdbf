// Ways to look at ideas: a board with lanes and limits, a view that is saved and opened from its address, and the matrix by the keyboard.
import { expect, test } from '../support/app.ts'
import { objectionsInBothThemes } from '../support/axe.ts'
import { begin, visit } from '../support/begin.ts'

test('a board is cut into lanes, limited and saved; its address opens the same; the matrix is walked by arrows and keeps the filters', { tag: '@only-local-host' }, async ({ page }) => {
  await begin(page, { example: true })
  await visit(page, '/board')
  await page.getByRole('button', { name: 'in Submitted, no limit: set one' }).click()
  const most = page.getByRole('textbox', { name: 'At most in “Submitted”' })
  await expect(most).toBeFocused()
  // what cannot be is said at the field, and stays there, by whatever way it is saved
  await most.fill('5000')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(most).toHaveAccessibleDescription(/Enter a number from 1 to 999/)
  await expect(most).toHaveValue('5000')
  await expect(most).toBeFocused()
  await most.fill('1')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^\d+ of 1 in Submitted, more than the limit$/ })).toBeFocused()

  await page.getByRole('combobox', { name: 'Lanes' }).selectOption({ label: 'Lanes by owner' })
  const cells = page.getByRole('region', { name: /, [A-Z][a-z ]+: [1-9]\d* ideas?$/ })
  await expect(cells.getByRole('listitem').first()).toBeVisible()
  expect(await objectionsInBothThemes(page)).toEqual([])
  await page.getByRole('button', { name: 'Saved views' }).click()
  await page.getByRole('menuitem', { name: 'Save this view…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Whose is it')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Whose is it', exact: true })).toBeVisible()
  expect(page.url()).toContain('#/board/lanes=owner')

  // another window, or another day
  await page.goto(page.url().replace(/#.*/, '#/home'))
  await visit(page, '/board/lanes=owner')
  await expect(page.getByRole('button', { name: 'Whose is it', exact: true })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Lanes' })).toHaveValue('owner')

  await page.getByRole('checkbox', { name: 'Mine only' }).check()
  await page.getByRole('navigation', { name: 'How the ideas are shown' }).getByRole('link', { name: 'List' }).click()
  await expect(page.getByRole('checkbox', { name: 'Mine only' })).toBeChecked()
  await page.getByRole('checkbox', { name: 'Mine only' }).uncheck()
  await visit(page, '/review')
  await page.getByRole('list', { name: 'Review' }).getByRole('link').first().focus()
  await page.keyboard.press('s')
  await expect(page.getByRole('radio', { name: '3' }).first()).toBeFocused()
  await page.keyboard.press('5')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('article', { name: 'The chosen idea' }).getByRole('region', { name: 'Score' })).toBeVisible()
  await visit(page, '/matrix')
  await expect(page.getByText(/have no review yet and stand apart/)).toBeVisible()
  const chosen = page.locator('.mx-place[aria-pressed="true"]')
  await page.getByRole('button', { name: /^1 idea at impact 5, effort 3/ }).click()
  await expect(chosen).toHaveAccessibleName(/^1 idea at impact 5, effort 3/)
  await chosen.focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('.mx-place:focus')).toHaveAccessibleName(/^0 ideas at impact 4, effort 3/)
  expect(await objectionsInBothThemes(page)).toEqual([])
})

test('lanes that could not be asked for again stay, with the reason, also when the board is opened anew', { tag: '@only-local-host' }, async ({ page }) => {
  await begin(page, { example: true })
  let broken = false
  await page.routeWebSocket('**/rpc', (socket) => {
    const core = socket.connectToServer()
    socket.onMessage((message) => {
      const { id, call } = JSON.parse(String(message)) as { id: number; call?: string }
      if (broken && call === 'board.lanes') socket.send(JSON.stringify({ id, error: { code: 'internal', params: {}, fields: [] } }))
      else core.send(message)
    })
  })
  await page.reload()
  await visit(page, '/board/lanes=owner')
  const card = page.getByRole('region', { name: /, [A-Z][a-z ]+: [1-9]\d* ideas?$/ }).getByRole('listitem').first()
  await expect(card).toBeVisible()
  broken = true
  await page.getByRole('button', { name: 'in Submitted, no limit: set one' }).click()
  await page.getByRole('textbox', { name: 'At most in “Submitted”' }).fill('3')
  await page.keyboard.press('Enter')
  const reason = page.getByRole('main').getByRole('alert')
  await expect(reason).toBeVisible()
  await expect(card).toBeVisible()

  await visit(page, '/ideas')
  await visit(page, '/board/lanes=owner')
  await expect(card).toBeVisible()
  broken = false
  await reason.getByRole('button').click()
  await expect(reason).toHaveCount(0)
  await expect(card).toBeVisible()
})
