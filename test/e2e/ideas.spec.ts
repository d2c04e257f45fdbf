// Ideas: submit with both answers, support, discuss, find, and move by menu, by keys and by drag; refusals say why and can be undone.
import type { Locator, Page } from '@playwright/test'
import { begin, furnish, ready, visit } from '../support/begin.ts'
import { openTestCore } from '../support/core.ts'
import { expect, test, type App, type OpenOptions } from '../support/app.ts'
import { objectionsInBothThemes } from '../support/axe.ts'

const title = (page: Page) => page.getByRole('textbox', { name: 'The idea in one line' })
const customers = (page: Page) => page.getByRole('group', { name: 'Which customers does this idea affect?' }).getByLabel('Customers', { exact: true })
const delight = (page: Page) => page.getByRole('textbox', { name: 'Why would it delight them?' })
const submit = (page: Page) => page.getByRole('button', { name: /^Submit the idea/ })
const column = (page: Page, stage: string) => page.locator(`.idea-column[data-place='${stage}']`)
const card = (within: Page | Locator, name: string) => within.getByRole('link', { name, exact: true })
const notice = (page: Page, words: string | RegExp) => page.getByRole('region', { name: 'Notices' }).getByText(words)
const spoken = (page: Page) => page.getByTestId('board-live')
/** The newest letter is kept, not only the one before. */
const kept = (page: Page) => page.locator('[data-state=kept]', { hasText: 'Draft kept on this computer' })
const rows = (page: Page) => page.getByRole('list', { name: 'Ideas' }).getByRole('link')

const ANSWERS = { customers: 'Everybody who pays by invoice', delight: 'One envelope instead of five' }

/** A workspace with ideas in several stages. */
async function withIdeas(): Promise<string> {
  const core = await openTestCore({ now: Date.now })
  for (const name of ['One invoice a month', 'Call back within the hour', 'Show the price with tax']) await core.client.ideas.create({ title: name, answers: ANSWERS })
  const approved = await core.client.ideas.create({ title: 'Keep the basket', answers: ANSWERS })
  await core.client.ideas.move({ id: approved.id, from: 'submitted', to: 'approved' })
  await core.client.ideas.create({ title: 'Half a thought', submit: false })
  await core.close()
  return core.dataDir
}

/** The workspace with ideas, opened at a page. */
async function openWith(openApp: (options?: OpenOptions) => Promise<App>, keys: 'Alt+2' | 'Alt+3'): Promise<Page> {
  const { page } = await openApp({ dataDir: await withIdeas() })
  await ready(page)
  await page.keyboard.press(keys)
  return page
}

test('an idea without its answers is not submitted: each is named, the first has the focus, and nothing typed is lost', async ({ page }) => {
  await begin(page)
  await page.keyboard.press('Alt+i')
  await expect(title(page)).toBeFocused()
  await title(page).fill('One invoice a month')
  await page.keyboard.press('Control+Enter')
  await expect(customers(page)).toBeFocused()
  await expect(customers(page)).toHaveAccessibleDescription(/Name the customers or segments/)
  // nothing lies over what is wrong
  await expect(page.getByRole('option')).toHaveCount(0)
  await expect(delight(page)).toHaveAccessibleDescription(/Say why it would delight them/)
  await expect(page.getByText('2 things are still missing')).toBeVisible()

  await customers(page).fill('Nordvik AB')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Name the customers or segments')).toBeHidden()
  await submit(page).click()
  await expect(delight(page)).toBeFocused()
  await delight(page).fill('They open one envelope instead of five.')
  await submit(page).click()

  await expect(page.getByRole('heading', { level: 1, name: 'One invoice a month' })).toBeVisible()
  await expect(page.getByText('They open one envelope instead of five.')).toBeVisible()
  await expect(page.getByText('Nordvik AB')).toBeVisible()
  await expect(page.getByRole('list', { name: 'The way of an idea' }).getByText('Submitted')).toHaveAttribute('aria-current', 'step')
  await page.keyboard.press('Alt+i')
  await expect(title(page)).toHaveValue('')
})

test('a draft survives a kill, can be kept without answers, and is submitted from its page', async ({ openApp }) => {
  const first = await openApp()
  await begin(first.page)
  await first.page.keyboard.press('Alt+i')
  await title(first.page).pressSequentially('Half a thought')
  await delight(first.page).fill('No more waiting')
  await expect(kept(first.page)).toBeVisible()
  await first.kill()
  const { page } = await openApp({ dataDir: first.dataDir })
  await ready(page)
  await page.keyboard.press('Alt+i')
  await expect(title(page)).toHaveValue('Half a thought')
  await expect(delight(page)).toHaveValue('No more waiting')
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await expect(page.getByText('Not answered yet')).toHaveCount(1)
  await page.getByRole('link', { name: 'Answer both questions to submit it' }).click()
  await page.getByRole('textbox', { name: /Or in your own words/ }).fill('Everybody')
  await submit(page).click()
  await expect(page.getByText('Ada submitted it')).toBeVisible()
})

test('a learning becomes the evidence of an idea, in the words of the customer', async ({ openApp }) => {
  const { dataDir, learning } = await furnish()
  const { page } = await openApp({ dataDir })
  await visit(page, `/new-idea/${learning}`)
  await expect(page.getByText('We sent people away with their bread')).toBeVisible()
  await expect(page.getByText('Bageri Solros').first()).toBeVisible()
  await title(page).fill('A reader that works without the line')
  await delight(page).fill('The queue goes on')
  await page.getByRole('combobox', { name: 'Find a learning to link' }).fill('nurse')
  await page.getByRole('option', { name: /evening slot/ }).click()
  await submit(page).click()
  await expect(page.getByRole('blockquote')).toHaveText('We sent people away with their bread in their hands.')
  await page.getByRole('button', { name: /^Unlink “The new evening/ }).click()
  await expect(page.getByRole('link', { name: 'Open the learning' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: 'Open the learning' })).toHaveCount(2)
})

test('support and comments are counted, named, and can be taken back', async ({ openApp }) => {
  const { dataDir, idea } = await furnish()
  const { page } = await openApp({ dataDir })
  await visit(page, `/idea/${idea}`)
  await expect(page.getByText('Nobody supports it yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Support this idea' }).click()
  const supported = page.getByRole('button', { name: 'You support it' })
  await expect(supported).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByText('Nobody supports it yet.')).toBeHidden()

  const comment = page.getByRole('textbox', { name: 'Your comment' })
  await comment.fill('What about credit notes?')
  await page.keyboard.press('Control+Enter')
  await expect(comment).toHaveValue('')
  await expect(page.getByRole('listitem').filter({ hasText: 'What about credit notes?' })).toBeVisible()
  await page.getByRole('button', { name: 'Delete your comment' }).click()
  await expect(page.getByRole('heading', { level: 2, name: /^Comments/ })).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('listitem').filter({ hasText: 'What about credit notes?' })).toBeVisible()
  await supported.click()
  await expect(page.getByText('Nobody supports it yet.')).toBeVisible()
})

test('declining asks for the reason, keeps it when the dialog is left, and shows it in the history', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { dataDir, idea } = await furnish()
  const { page } = await openApp({ dataDir })
  await visit(page, `/idea/${idea}`)
  await page.getByRole('button', { name: 'Decline…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Decline this idea?' })
  const reason = dialog.getByRole('textbox', { name: 'Why is it declined?' })
  await expect(reason).toBeFocused()
  await dialog.getByRole('button', { name: 'Decline the idea' }).click()
  await expect(reason).toHaveAccessibleDescription(/needs a reason/)
  await reason.fill('The law does not allow it')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Move to…' }).click()
  await page.getByRole('menuitem', { name: 'Decline…' }).click()
  await expect(reason).toHaveValue('The law does not allow it')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Ada moved it from Submitted to Declined')).toBeVisible()
  await expect(page.getByText('The law does not allow it')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Ada moved it from Declined to Submitted')).toBeVisible()
})

test('a move that was decided on what is no longer true is refused, and says where the idea is now @only-local-host', async ({ openApp }) => {
  const { dataDir, idea } = await furnish()
  const { page } = await openApp({ dataDir })
  await visit(page, `/idea/${idea}`)
  await page.getByRole('button', { name: 'Decline…' }).click()
  await page.getByRole('textbox', { name: 'Why is it declined?' }).fill('Too late')
  // meanwhile, in another window
  const other = await page.context().newPage()
  await other.goto(page.url())
  await other.getByRole('button', { name: 'Approve' }).click()
  await expect(other.getByText('Ada moved it from Submitted to Approved')).toBeVisible()
  await page.getByRole('button', { name: 'Decline the idea' }).click()
  await expect(page.getByRole('dialog').getByText('it is in “Approved” now')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Why is it declined?' })).toHaveValue('Too late')
  await page.keyboard.press('Escape')
  await expect(page.getByText('Ada moved it from Submitted to Approved')).toBeVisible()
})

test('an edit keeps its draft, writes what was changed, and leaves what changed meanwhile', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { dataDir, idea } = await furnish()
  const { page } = await openApp({ dataDir })
  await visit(page, `/idea/${idea}`)
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await title(page).fill('Take cards without the line')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1, name: 'Take cards while the line is down' })).toBeVisible()
  await page.getByRole('button', { name: /^Unlink/ }).click()
  await expect(page.getByText('No learning is linked yet')).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: /^Evidence/ })).toBeFocused()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await expect(title(page)).toHaveValue('Take cards without the line')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Take cards without the line' })).toBeVisible()
  await expect(page.getByText('No learning is linked yet')).toBeVisible()
})

test('a step is taken from the keyboard, and the focus stays at the stage', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { dataDir, idea } = await furnish()
  const { page } = await openApp({ dataDir })
  await visit(page, `/idea/${idea}`)
  await page.getByRole('button', { name: 'Take into review' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Ada moved it from Submitted to In review')).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: 'Stage' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Approve' })).toBeFocused()
  await page.getByRole('button', { name: 'Support this idea' }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'You support it' })).toBeFocused()
})

test('an idea is deleted from its page and from the list, and comes back', async ({ openApp }) => {
  const page = await openWith(openApp, 'Alt+2')
  await rows(page).filter({ hasText: 'Keep the basket' }).click()
  await page.getByRole('button', { name: 'More actions for Keep the basket' }).click()
  await page.getByRole('menuitem', { name: 'Delete the idea' }).click()
  await expect(page.getByText('4 ideas', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('5 ideas', { exact: true })).toBeVisible()
  await rows(page).first().focus()
  await page.keyboard.press('Delete')
  await expect(page.getByText('4 ideas', { exact: true })).toBeVisible()
  await expect(rows(page).first()).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('5 ideas', { exact: true })).toBeVisible()
})

test('the list filters by words, stages and author, says what it found, and tells "nothing matches" from "nothing yet"', async ({ openApp }) => {
  const page = await openWith(openApp, 'Alt+2')
  const search = page.getByRole('searchbox', { name: 'Search in ideas' })
  await search.fill('INVOICE')
  await expect(rows(page)).toHaveCount(1)
  await expect(page.getByText('1 of 5 ideas')).toBeVisible()
  await search.fill('no such thing')
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await expect(rows(page)).toHaveCount(5)
  await page.getByRole('button', { name: /^Stage/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Approved' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Draft' }).click()
  await page.keyboard.press('Escape')
  await expect(rows(page)).toHaveCount(2)
  // kept while other pages are shown
  await page.keyboard.press('Alt+3')
  await page.keyboard.press('Alt+2')
  await expect(rows(page)).toHaveCount(2)
})

test('nothing yet: the list and the board lead to the first idea', { tag: '@only-local-host' }, async ({ page }) => {
  await begin(page)
  await page.keyboard.press('Alt+3')
  await expect(page.getByRole('heading', { name: 'The board is empty' })).toBeVisible()
  await page.keyboard.press('Alt+2')
  await expect(page.getByRole('heading', { name: 'No ideas yet' })).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Write an idea' }).last().click()
  await expect(title(page)).toBeFocused()
})

test('on the board the keys pick a card up, choose a stage, say each step, and keep the focus on it', async ({ openApp }) => {
  const page = await openWith(openApp, 'Alt+3')
  const one = card(page, 'One invoice a month')
  await one.focus()
  await page.keyboard.press('Space')
  await expect(spoken(page)).toHaveText(/Picked up “One invoice a month” in Submitted/)
  await page.keyboard.press('ArrowRight')
  await expect(spoken(page)).toHaveText(/^In review\. Space puts it down here/)
  await page.keyboard.press('Space')
  await expect(card(column(page, 'in-review'), 'One invoice a month')).toBeFocused()
  await expect(notice(page, '“One invoice a month” is now in In review')).toBeVisible()
  await expect(column(page, 'in-review').locator('.idea-column-count')).toHaveText('1 in In review, no limit: set one')

  // a stage without a way there is shown and refused, and the card stays in hand
  await page.keyboard.press('Space')
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight')
  await expect(spoken(page)).toHaveText('Implemented: not possible from In review.')
  await expect(column(page, 'implemented')).toHaveAttribute('data-carry', 'illegal')
  await page.keyboard.press('Space')
  await expect(notice(page, /cannot go from In review to Implemented\. Possible from here: Approved, Pilot/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(spoken(page)).toHaveText('Left “One invoice a month” in In review.')
  await expect(card(column(page, 'in-review'), 'One invoice a month')).toBeFocused()

  await page.keyboard.press('Control+z')
  await expect(card(column(page, 'submitted'), 'One invoice a month')).toBeFocused()
})

test('on the board the arrows walk from card to card and from stage to stage', { tag: '@only-local-host' }, async ({ openApp }) => {
  const page = await openWith(openApp, 'Alt+3')
  const links = column(page, 'submitted').getByRole('link')
  await links.first().focus()
  await page.keyboard.press('End')
  await expect(links.nth(2)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(links.nth(2)).toBeFocused()
  await page.keyboard.press('ArrowRight') // in review is empty
  await expect(card(column(page, 'approved'), 'Keep the basket')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(links.nth(2)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: 'The way of an idea' })).toBeVisible()
})

test('on the board the menu moves a card, and asks for the reason to decline', { tag: '@only-local-host' }, async ({ openApp }) => {
  const page = await openWith(openApp, 'Alt+3')
  await card(page, 'One invoice a month').focus()
  await page.keyboard.press('m')
  await expect(page.getByRole('menuitem', { name: 'In review' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(card(page, 'One invoice a month')).toBeFocused()
  await page.getByRole('button', { name: 'Move “One invoice a month” to…' }).click()
  await page.getByRole('menuitem', { name: 'Pilot' }).click()
  await expect(card(column(page, 'pilot'), 'One invoice a month')).toBeFocused()

  await card(page, 'Call back within the hour').focus()
  await page.keyboard.press('m')
  await page.getByRole('menuitem', { name: 'Decline…' }).click()
  await page.getByRole('textbox', { name: 'Why is it declined?' }).fill('Nobody asked for it')
  await page.getByRole('button', { name: 'Decline the idea' }).click()
  // the folded column opens for it
  await expect(card(column(page, 'declined'), 'Call back within the hour')).toBeFocused()
})

test('on the board a card is dragged to another stage, and a draft is not submitted without its answers', async ({ openApp }) => {
  const page = await openWith(openApp, 'Alt+3')
  await page.setViewportSize({ width: 2100, height: 800 }) // all columns in sight
  await card(page, 'Show the price with tax').dragTo(column(page, 'in-review'))
  await expect(card(column(page, 'in-review'), 'Show the price with tax')).toBeVisible()
  await expect(notice(page, /is now in In review/)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(card(column(page, 'submitted'), 'Show the price with tax')).toBeVisible()

  await card(page, 'Show the price with tax').dragTo(column(page, 'declined'))
  await expect(page.getByRole('dialog', { name: 'Decline this idea?' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(card(column(page, 'submitted'), 'Show the price with tax')).toBeFocused()

  await card(page, 'Half a thought').dragTo(column(page, 'approved'))
  await expect(notice(page, /cannot go from Draft to Approved\. Possible from here: Submitted\./)).toBeVisible()
  await card(page, 'Half a thought').dragTo(column(page, 'submitted'))
  await expect(notice(page, /needs both answers/)).toBeVisible()
  await page.getByRole('button', { name: 'Answer now' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Edit the idea' })).toBeVisible()
})

test('what opens on top of the ideas has nothing that axe objects to', { tag: '@only-local-host' }, async ({ openApp }) => {
  const page = await openWith(openApp, 'Alt+3')
  const look = async () => expect(await objectionsInBothThemes(page, { without: ['region'] })).toEqual([])
  await card(page, 'One invoice a month').focus()
  await page.keyboard.press('m')
  await expect(page.getByRole('menuitem', { name: 'Pilot' })).toBeVisible()
  await look()
  await page.getByRole('menuitem', { name: 'Decline…' }).click()
  await page.getByRole('button', { name: 'Decline the idea' }).click()
  await look()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await look()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+i')
  await submit(page).click()
  await page.getByRole('combobox', { name: 'Find a learning to link' }).fill('nothing')
  await expect(page.getByText('No learning holds these words')).toBeVisible()
  await look()
})

test('each card of the board holds what is on it, examples too', { tag: '@only-local-host' }, async ({ page }) => {
  await begin(page, { example: true })
  await visit(page, '/board')
  const cards = page.locator('.idea-card')
  await expect(cards.first()).toBeVisible()
  for (const width of [1280, 800]) {
    await page.setViewportSize({ width, height: 700 })
    const outside = await cards.evaluateAll((all) =>
      all.flatMap((card) => {
        const edge = card.getBoundingClientRect()
        const parts = [...card.querySelectorAll('.pill, .idea-card-fact, button')].map((part) => part.getBoundingClientRect())
        return parts.some(({ right, bottom }) => right > edge.right || bottom > edge.bottom) ? [card.textContent] : []
      }),
    )
    expect(outside, `at ${width} pixels`).toEqual([])
  }
})
