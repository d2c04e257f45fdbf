// What not everybody sees, as people meet it: an idea without a name, the question back to its author, and notes that only champions read.
import type { Locator, Page } from '@playwright/test'
import { expect } from '../support/app.ts'
import { objections } from '../support/axe.ts'
import { begin, visit } from '../support/begin.ts'
import { test } from '../support/team-app.ts'

const HINT = /Nobody in your team sees who wrote it\. The hub keeps who you are, so that you can change it, take it back and answer; whoever runs the hub’s database could look it up\./

const panel = (page: Page, name: RegExp) => page.locator('.panel').filter({ has: page.getByRole('heading', { name }) })
const withoutName = (page: Page) => page.getByRole('checkbox', { name: 'Without my name' })

/** Accessible in both themes, and as wide as its window and no wider. */
async function look(page: Page, at?: Locator): Promise<void> {
  const wide = page.viewportSize()!
  for (const [scheme, width] of [['light', 1280], ['dark', 1280], ['light', 400]] as const) {
    await page.setViewportSize({ ...wide, width })
    await page.emulateMedia({ colorScheme: scheme })
    await at?.scrollIntoViewIfNeeded()
    expect(await objections(page), `${scheme}, ${width} wide`).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
    if (process.env['LOOK']) await page.screenshot({ path: `${process.env['LOOK']}/${test.info().title.slice(0, 20).replaceAll(/\W+/g, '-')}-${(shot += 1)}-${scheme}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize(wide)
  await page.emulateMedia({ colorScheme: 'light' })
}
let shot = 0

test('an idea without a name: written, asked back, answered, and nobody on the other screen learns who it was', { tag: '@only-local-host' }, async ({ windowOf }) => {
  const [{ page: bo }, { page: cy }] = [await windowOf('Bo Lind', 'employee'), await windowOf('Cy Berg', 'champion')]
  await visit(bo, '/new-idea')
  await bo.getByRole('textbox', { name: 'The idea in one line' }).fill('Let the night shift go home early')
  await bo.getByRole('textbox', { name: 'Or in your own words' }).fill('All who call at night')
  await bo.getByRole('textbox', { name: 'Why would it delight them?' }).fill('Somebody awake answers')
  await expect(bo.getByText(HINT)).toBeVisible()
  await withoutName(bo).check()
  // a draft keeps the choice
  await bo.reload()
  await expect(withoutName(bo)).toBeChecked()
  await look(bo, bo.getByRole('button', { name: 'Submit the idea' }))
  await bo.getByRole('button', { name: 'Submit the idea' }).click()
  await expect(bo.getByText(/Yours, without your name\. Written/)).toBeVisible()
  await expect(bo.getByText('The author (you) submitted it')).toBeVisible()
  await expect(bo.getByRole('button', { name: /^Support/ })).toBeHidden()
  await expect(bo.getByRole('button', { name: 'Edit', exact: true })).toBeVisible()

  await visit(cy, '/ideas')
  const row = cy.getByRole('link', { name: /Let the night shift go home early/ })
  await expect(row).toContainText('Without a name')
  await row.click()
  await expect(cy.getByText(/^Written without a name/)).toBeVisible()
  await expect(cy.getByText('The author submitted it')).toBeVisible()
  const comment = cy.getByRole('textbox', { name: 'Your comment' })
  await comment.fill('Which nights do you mean?')
  await cy.getByRole('button', { name: 'Ask the author' }).click()
  await expect(panel(cy, /^Comments/)).toContainText('To the author')

  await visit(bo, '/ideas')
  await expect(bo.getByRole('link', { name: /^Ideas/ }).getByText('1 question to you')).toBeAttached()
  await expect(bo.getByText('A question about an idea of yours:')).toBeVisible()
  await look(bo)
  await bo.getByRole('link', { name: 'Cy Berg asks about “Let the night shift go home early”' }).click()
  await expect(panel(bo, /^Comments/)).toContainText('Which nights do you mean?')
  await bo.getByRole('textbox', { name: 'Your comment, as the author' }).fill('From Sunday to Thursday.')
  await bo.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(panel(bo, /^Comments/)).toContainText('The author (you)')
  await look(bo)
  await expect(panel(cy, /^Comments/)).toContainText('From Sunday to Thursday.')
  await expect(panel(cy, /^Comments/).getByText('The author', { exact: true })).toBeVisible()
  await look(cy)
  await visit(bo, '/ideas')
  await expect(bo.getByText('A question about an idea of yours:')).toBeHidden()
  // nobody has begun on it: its author takes it back, and hands it in again
  await bo.getByRole('link', { name: /Let the night shift go home early/ }).click()
  await bo.getByRole('button', { name: 'Back to draft' }).click()
  await expect(cy.getByText('The author moved it from Submitted to Draft')).toBeVisible()
  await bo.getByRole('button', { name: 'Submit', exact: true }).click()
  for (const path of ['/ideas', '/board', '/ledger']) {
    await visit(cy, path)
    await expect(cy.getByText(/night shift/).first()).toBeVisible()
    // that they joined is no secret
    expect((await cy.locator('body').innerText()).replaceAll('Bo Lind is in the team', '')).not.toContain('Bo Lind')
  }
})

test('alone there is nobody to keep a name from, and no note to keep among champions', async ({ page }) => {
  await begin(page)
  await visit(page, '/new-idea')
  await page.getByRole('textbox', { name: 'The idea in one line' }).fill('A quiet room')
  await expect(withoutName(page)).toBeHidden()
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'A quiet room' })).toBeVisible()
  await expect(page.getByText('Notes for champions only')).toBeHidden()
})

test('notes of champions: added, changed, deleted and brought back, on a champion’s screen and not on another’s', { tag: '@only-local-host' }, async ({ windowOf, team }) => {
  const [{ page: cy }, { page: di }] = [await windowOf('Cy Berg', 'champion'), await windowOf('Di Holm', 'lead')]
  const { id } = await team.admin.client.ideas.create({ title: 'A quiet room', answers: { customers: 'All who call', delight: 'They hear us' } })
  for (const page of [cy, di]) await visit(page, `/idea/${id}`)
  const notes = panel(cy, /^Notes for champions only/)
  const field = notes.getByRole('textbox', { name: 'Your note' })
  await field.fill('Ask the works council first.')
  // what is being written outlives the page
  await cy.reload()
  await expect(field).toHaveValue('Ask the works council first.')
  await notes.getByRole('button', { name: 'Add the note' }).click()
  await expect(notes.getByRole('listitem')).toHaveText(/Cy Berg.*Ask the works council first\./)
  await notes.getByRole('button', { name: 'Edit your note' }).click()
  const change = notes.getByRole('textbox', { name: 'Change your note' })
  await expect(change).toBeFocused()
  await change.fill('Ask the works council in May.')
  await look(cy)
  await notes.getByRole('button', { name: 'Save the note' }).click()
  await expect(notes.getByRole('listitem')).toContainText('Ask the works council in May.')
  await look(cy)
  await notes.getByRole('button', { name: 'Delete the note' }).click()
  await expect(notes.getByRole('listitem')).toHaveCount(0)
  await expect(notes.getByRole('heading')).toBeFocused()
  await cy.getByRole('button', { name: 'Undo' }).click()
  await expect(notes.getByRole('listitem')).toContainText('Ask the works council in May.')
  await team.settle()
  await expect(di.getByRole('heading', { level: 1, name: 'A quiet room' })).toBeVisible()
  expect(await di.locator('body').innerText()).not.toMatch(/works council|for champions only/)
  // with the role they come, on the open screen
  const member = (await team.admin.client.session.people({})).find(({ name }) => name === 'Di Holm')!.id
  await team.admin.context.connection.account.call('PATCH', `/v1/members/${member}`, { role: 'champion' })
  await expect(panel(di, /^Notes for champions only/)).toContainText('Ask the works council in May.')
  await team.admin.context.connection.account.call('PATCH', `/v1/members/${member}`, { role: 'lead' })
  await expect(di.getByText('Notes for champions only')).toBeHidden()
})
