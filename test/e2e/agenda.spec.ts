// The agenda: it writes itself with its reasons, keeps what is chosen by hand, is presented by keyboard, and ends in minutes that the next one builds on.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { begin, furnish, visit, type Furnished } from '../support/begin.ts'
import { openTestCore } from '../support/core.ts'
import { expect, test, type App, type OpenOptions } from '../support/app.ts'

const segment = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const items = (page: Page, name: string) => segment(page, name).getByRole('list').first().locator(':scope > li')
const titles = (page: Page, name: string) => items(page, name).getByRole('heading', { level: 3 })
const agendaTitle = (page: Page) => page.getByRole('heading', { level: 1, name: 'Monday with customers' })
const menuOf = (page: Page, title: string) => page.getByRole('button', { name: `More actions for ${title}`, exact: true })
const STORY = 'We sent people away with their bread in their hands.'
const IDEA = 'Take cards while the line is down'

type Open = (options?: OpenOptions) => Promise<App>

/** An agenda with one of everything, opened. */
async function openAgenda(openApp: Open, furnished?: Furnished): Promise<{ page: Page; app: App; meeting: string }> {
  const { dataDir, meeting } = furnished ?? (await furnish())
  const app = await openApp({ dataDir })
  await visit(app.page, '/agenda')
  await expect(agendaTitle(app.page)).toBeVisible()
  return { page: app.page, app, meeting: meeting! }
}

/** A workspace with several pieces of news, so that there is an order to change. */
async function withNews(): Promise<Furnished> {
  const furnished = await furnish()
  const core = await openTestCore({ dataDir: furnished.dataDir, now: Date.now })
  for (const words of ['The counter is easier to find.', 'The receipt is too long for the bin.', 'Nobody reads the leaflet.']) await core.client.learnings.log({ text: words, sentiment: 'neutral' })
  await core.close()
  return furnished
}

test('two clicks make a weekly meeting, and its agenda is there with a learning and an idea and why they are on it', async ({ page }) => {
  await begin(page)
  await page.keyboard.press('Alt+l')
  await page.getByRole('textbox', { name: 'What did you learn?' }).fill('The till closes an hour early when the line is down.')
  await page.getByRole('textbox', { name: "In the customer's own words" }).fill(STORY)
  await page.getByRole('combobox', { name: 'Customer' }).fill('Bageri Solros')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Learning saved on this computer.')).toBeVisible()
  await page.keyboard.press('Alt+i')
  await page.getByRole('textbox', { name: 'The idea in one line' }).fill(IDEA)
  await page.getByRole('textbox', { name: 'Which customers does this idea affect?' }).fill('Every shop with a card reader.')
  await page.getByRole('textbox', { name: 'Why would it delight them?' }).fill('Nobody is sent away.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: IDEA })).toBeVisible()

  await page.keyboard.press('Alt+4')
  await page.getByRole('button', { name: 'Plan a weekly meeting' }).click()
  await page.getByRole('button', { name: 'Create, and open its agenda' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Weekly meeting' })).toBeVisible()
  const story = segment(page, 'The empty chair')
  await expect(story.getByRole('blockquote')).toHaveText(STORY)
  await expect(story.getByText('Bageri Solros', { exact: true })).toBeVisible()
  await expect(story.getByText('In the customer’s own words')).toBeVisible()
  const idea = segment(page, 'Ideas to decide')
  await expect(idea.getByText('Every shop with a card reader.')).toBeVisible()
  await expect(idea.getByText('Nobody is sent away.')).toBeVisible()
  await expect(idea.getByText(/Waits .*for a first answer/)).toBeVisible()
  await expect(page.getByText(/of 60 minutes planned/)).toBeVisible()
})

test('the eight segments stand in order; an empty one says what would fill it and leads there', async ({ page }) => {
  await begin(page)
  await visit(page, '/meetings')
  await page.getByRole('button', { name: 'Plan a weekly meeting' }).click()
  await page.getByRole('button', { name: 'Create, and open its agenda' }).click()
  await expect(page.getByRole('main').getByRole('heading', { level: 2 })).toHaveText(['The empty chair', 'New from the front line', 'Customer numbers', 'Promises we owe', 'Ideas to decide', 'Prevent', 'Wow moments and thanks', 'Actions'])
  await expect(segment(page, 'Customer numbers').getByText(/enter a reading/)).toBeVisible()
  await segment(page, 'Customer numbers').getByRole('button', { name: 'Enter a number' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Numbers' })).toBeVisible()
})

test('what is pinned, dropped, ordered, timed and added by hand is there after a reload', async ({ openApp }) => {
  const { page } = await openAgenda(openApp, await withNews())
  const before = await titles(page, 'New from the front line').allTextContents()
  expect(before.length).toBeGreaterThan(2)
  const [first, second, third] = before as [string, string, string]

  await menuOf(page, first).click()
  await page.getByRole('menuitem', { name: 'Move down' }).click()
  await expect(titles(page, 'New from the front line').first()).toHaveText(second)
  await page.getByRole('button', { name: `Pin “${third}”` }).click()
  await expect(items(page, 'New from the front line').filter({ hasText: third }).getByText('Pinned', { exact: true })).toBeVisible()
  await page.getByRole('textbox', { name: `Minutes for “${IDEA}”` }).fill('12')
  await page.keyboard.press('Enter')
  await expect(segment(page, 'Ideas to decide').getByText('12 minutes').first()).toBeVisible()
  await expect(page.getByRole('textbox', { name: `Minutes for “${IDEA}”` })).toBeFocused()
  await menuOf(page, second).click()
  await page.getByRole('menuitem', { name: 'Drop from this meeting' }).click()
  await expect(segment(page, 'Dropped by hand').getByText(second)).toBeVisible()
  await page.getByRole('button', { name: 'Add an item to “Actions”' }).click()
  await page.getByRole('textbox', { name: 'What should be talked about?' }).fill('Who hosts the next visit?')
  await page.keyboard.press('Enter')
  await expect(titles(page, 'Actions').last()).toHaveText('Who hosts the next visit?')

  await page.reload()
  await expect(titles(page, 'New from the front line').first()).toHaveText(first)
  await expect(items(page, 'New from the front line').filter({ hasText: third }).getByText('Pinned', { exact: true })).toBeVisible()
  await expect(page.getByRole('textbox', { name: `Minutes for “${IDEA}”` })).toHaveValue('12')
  await expect(titles(page, 'Actions').last()).toHaveText('Who hosts the next visit?')
  await page.getByRole('button', { name: `Take back: ${second}` }).click()
  await expect(titles(page, 'New from the front line').filter({ hasText: second })).toHaveCount(1)
})

test('dropping an item can be undone', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { page } = await openAgenda(openApp)
  await menuOf(page, IDEA).click()
  await page.getByRole('menuitem', { name: 'Drop from this meeting' }).click()
  await expect(titles(page, 'Ideas to decide')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(titles(page, 'Ideas to decide')).toHaveText([IDEA])
})

test('items are moved, pinned, opened and dropped by keys alone, from one Tab stop', async ({ openApp }) => {
  const { page } = await openAgenda(openApp, await withNews())
  const name = 'New from the front line'
  const before = await titles(page, name).allTextContents()
  await items(page, 'The empty chair').focus()
  await page.keyboard.press('ArrowDown')
  await expect(items(page, name).first()).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await expect(titles(page, name).nth(1)).toHaveText(before[0]!)
  await page.keyboard.press('Escape')
  await expect(titles(page, name)).toHaveText(before)
  await expect(items(page, name).first()).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(page.getByText(`“${before[0]}” moved to place 2 of ${before.length}.`)).toBeAttached()
  await expect(items(page, name).nth(1)).toBeFocused()
  await expect(titles(page, name).nth(1)).toHaveText(before[0]!)
  await page.keyboard.press('p')
  await expect(items(page, name).nth(1).getByText('Pinned', { exact: true })).toBeVisible()
  await expect(items(page, name).nth(1)).toBeFocused()
  const neighbour = await titles(page, name).nth(2).textContent()
  await page.keyboard.press('Delete')
  await expect(titles(page, name)).toHaveCount(before.length - 1)
  await expect(items(page, name).filter({ hasText: neighbour! })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: neighbour! })).toBeVisible()
})

test('an item is dragged by its grip', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { page } = await openAgenda(openApp, await withNews())
  const name = 'New from the front line'
  const before = await titles(page, name).allTextContents()
  await items(page, name).nth(2).scrollIntoViewIfNeeded()
  await items(page, name).first().hover()
  const grip = (await items(page, name).first().locator('.ag-grip').boundingBox())!
  const next = (await items(page, name).nth(1).boundingBox())!
  await page.mouse.move(grip.x + 8, grip.y + 12)
  await page.mouse.down()
  await page.mouse.move(grip.x + 20, grip.y + 24, { steps: 4 })
  await page.mouse.move(next.x + 120, next.y + next.height - 6, { steps: 8 })
  await page.mouse.up()
  await expect(titles(page, name).nth(1)).toHaveText(before[0]!)
})

test('the parking list says why each item did not fit, and an item can be put on', { tag: '@only-local-host' }, async ({ openApp }) => {
  const furnished = await furnish()
  const core = await openTestCore({ dataDir: furnished.dataDir, now: Date.now })
  for (let number = 1; number <= 14; number += 1) await core.client.learnings.log({ text: `News number ${number} from the counter.`, customer: { name: `Shop ${number}` } })
  await core.close()
  const { page } = await openAgenda(openApp, furnished)
  const parking = segment(page, 'Parking list')
  // the rule once for all that it keeps out
  const news = parking.getByRole('group', { name: /^New from the front line/ })
  await expect(news.getByText(/No time left|enough for a meeting of this length/)).toHaveCount(1)
  await expect(news.getByText(/^Place \d+ of \d+/).first()).toBeVisible()
  const put = parking.getByRole('button', { name: /^Put it on: / }).first()
  const title = (await put.getAttribute('aria-label'))!.replace('Put it on: ', '')
  await put.click()
  await expect(titles(page, 'New from the front line').filter({ hasText: title })).toHaveCount(1)
  await expect(parking.getByRole('button', { name: `Put it on: ${title}` })).toHaveCount(0)
  await expect(parking.getByRole('button', { name: /^Put it on: / }).first()).toBeFocused()
})

test('writing the agenda again names what it forgets, and can be undone', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { page } = await openAgenda(openApp, await withNews())
  const dropped = (await titles(page, 'New from the front line').first().textContent())!
  await menuOf(page, dropped).click()
  await page.getByRole('menuitem', { name: 'Drop from this meeting' }).click()
  await expect(segment(page, 'Dropped by hand').getByText(dropped)).toBeVisible()
  await page.getByRole('button', { name: `Pin “${IDEA}”` }).click()
  // the item that was acted on has the focus, and takes it from nothing that is opened now
  await expect(items(page, 'Ideas to decide').first().getByText('Pinned', { exact: true })).toBeVisible()
  await expect(page.locator('[data-subject]:focus')).toHaveCount(1)
  const more = page.getByRole('button', { name: 'More actions for Monday with customers' })
  await more.click()
  await page.getByRole('menuitem', { name: 'Write it again' }).click()
  const dialog = page.getByRole('dialog', { name: 'Write the agenda again?' })
  await expect(dialog.getByText('1 item that was dropped')).toBeVisible()
  await dialog.getByRole('button', { name: 'Write it again' }).click()
  await expect(titles(page, 'New from the front line').filter({ hasText: dropped })).toHaveCount(1)
  await expect(segment(page, 'Dropped by hand')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(segment(page, 'Dropped by hand').getByText(dropped)).toBeVisible()
  await expect(items(page, 'Ideas to decide').first().getByText('Pinned', { exact: true })).toBeVisible()
})

test('the meeting is run by keyboard: the idea is approved, an action agreed on, and the next agenda knows', async ({ openApp }) => {
  const { page, meeting } = await openAgenda(openApp)
  await page.getByRole('button', { name: 'Start the meeting' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('You are presenting')).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  const place = page.getByText(/^\d+ of \d+$/)
  await expect(place).toHaveText(/^1 of /)
  await expect(page.getByRole('blockquote')).toHaveText(STORY)
  await page.keyboard.press('ArrowRight')
  await expect(place).toHaveText(/^2 of /)
  await page.keyboard.press('PageDown')
  await expect(place).toHaveText(/^3 of /)
  await page.keyboard.press('PageUp')
  await expect(place).toHaveText(/^2 of /)
  const heading = page.getByRole('heading', { level: 1 })
  for (let at = 2; at < 20 && (await heading.textContent()) !== IDEA; at += 1) {
    await page.keyboard.press('ArrowRight')
    await expect(place).toHaveText(new RegExp(`^${at + 1} of `))
  }
  await expect(heading).toHaveText(IDEA)
  await expect(heading).toBeFocused()

  await test.step('declining without a reason is refused at the field', async () => {
    await page.getByRole('button', { name: 'Decision', exact: true }).press('Enter')
    await page.getByRole('button', { name: 'Decline', exact: true }).press('Enter')
    await page.getByRole('button', { name: 'Record: Decline' }).press('Enter')
    const reason = page.getByRole('textbox', { name: /^Reason/ })
    await expect(reason).toHaveAccessibleDescription(/Declining needs a reason/)
    await expect(reason).toBeFocused()
  })
  await page.getByRole('button', { name: 'Approve', exact: true }).press('Enter')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Record: Approve' }).press('Enter')
  await expect(page.getByText('Approved', { exact: true }).first()).toBeVisible()

  await page.getByRole('button', { name: 'Action', exact: true }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'What will be done?' })).toBeFocused()
  await page.keyboard.type('Ask the bakery to try it')
  await page.keyboard.press('ArrowLeft') // moves the cursor, not the presentation
  await page.keyboard.press('Enter')
  await expect(page.getByRole('checkbox', { name: 'Ask the bakery to try it' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(heading).toBeFocused()

  await page.getByRole('button', { name: 'Note', exact: true }).press('Enter')
  await page.keyboard.type('Start with two shops.')
  await page.keyboard.press('Escape')
  await expect(page.getByText('Start with two shops.')).toBeVisible()

  for (let steps = 0; steps < 20 && (await heading.textContent()) !== 'Before you go'; steps += 1) await page.keyboard.press('PageDown')
  await expect(page.getByText('1 item discussed, 1 decision, 1 action.')).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Discussed: 1 of / })).toBeVisible()
  await page.getByRole('button', { name: 'End the meeting' }).press('Enter')

  await test.step('the minutes tell what came of it', async () => {
    await expect(page.getByRole('link', { name: 'The agenda as it was' })).toBeVisible()
    await expect(segment(page, 'Decisions').getByText('Approved', { exact: true })).toBeVisible()
    await expect(segment(page, 'Actions').getByRole('checkbox', { name: 'Ask the bakery to try it' })).toBeVisible()
    await expect(segment(page, 'What was talked about').getByText('Start with two shops.')).toBeVisible()
    // a link to the presentation, from a mail or the history, leads there too
    await visit(page, `/present/${meeting}`)
    await expect(page.getByRole('link', { name: 'The agenda as it was' })).toBeVisible()
  })

  await test.step('the idea has moved', async () => {
    await segment(page, 'Decisions').getByRole('link', { name: IDEA }).click()
    await expect(page.getByRole('heading', { level: 1, name: IDEA })).toBeVisible()
    await expect(page.getByText('Approved', { exact: true }).first()).toBeVisible()
    await page.goBack()
  })

  await page.getByRole('button', { name: 'Open the next agenda' }).click()
  await expect(page).not.toHaveURL(new RegExp(meeting))
  await expect(titles(page, 'Ideas to decide')).toHaveCount(0)
  await expect(segment(page, 'Actions').getByRole('checkbox', { name: 'Ask the bakery to try it' })).toBeVisible()
  await expect(page.getByText('Carried over').first()).toBeVisible()

  await test.step('the held meeting is in the history, and an action is ticked off', async () => {
    await visit(page, '/meetings')
    await expect(page.getByText('1 decision', { exact: true })).toBeVisible()
    await page.getByRole('checkbox', { name: 'Ask the bakery to try it' }).check()
    await expect(page.getByRole('heading', { name: 'No open actions' })).toBeVisible()
    await expect(page.getByRole('checkbox', { name: 'Ask the bakery to try it' })).toBeFocused()
  })
})

test('a clicker pressed faster than the core answers goes on one step a press, and never back', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { page } = await openAgenda(openApp)
  await page.getByRole('button', { name: 'Start the meeting' }).click()
  const place = page.getByText(/^\d+ of \d+$/)
  await expect(place).toHaveText('1 of 6')
  await place.evaluate((element) => {
    const places: string[] = []
    new MutationObserver(() => places.push(element.textContent)).observe(element, { childList: true, characterData: true, subtree: true })
    Object.assign(window, { places })
  })
  for (const key of ['ArrowRight', 'PageDown', 'ArrowRight', 'PageUp', 'ArrowRight', 'PageDown']) await page.keyboard.press(key)
  await expect(place).toHaveText('5 of 6')
  await page.waitForTimeout(1_000) // the answers to all of them have come, and what they changed was asked again
  expect(await page.evaluate(() => (window as unknown as { places: string[] }).places)).toEqual(['2 of 6', '3 of 6', '4 of 6', '3 of 6', '4 of 6', '5 of 6'])
})

test('a meeting that was clicked through is marked as discussed in one go, and none of it comes back', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { page } = await openAgenda(openApp)
  await page.getByRole('button', { name: 'Start the meeting' }).click()
  const heading = page.getByRole('heading', { level: 1 })
  for (let steps = 0; steps < 20 && (await heading.textContent()) !== 'Before you go'; steps += 1) await page.keyboard.press('PageDown')
  await page.getByRole('button', { name: 'All of it was discussed' }).click()
  await expect(page.getByRole('heading', { name: /^Discussed: (\d+) of \1$/ })).toBeFocused()
  await page.getByRole('button', { name: 'End the meeting' }).click()
  await page.getByRole('button', { name: 'Open the next agenda' }).click()
  await expect(page.getByText('Nothing else is new since')).toBeVisible()
  await expect(page.getByText('Carried over')).toHaveCount(0)
})

test('a presentation survives a reload at its item and a computer that slept, and Escape leaves it', async ({ openApp }) => {
  const { page } = await openAgenda(openApp)
  await page.getByRole('button', { name: 'Start the meeting' }).click()
  const place = page.getByText(/^\d+ of \d+$/)
  await expect(place).toHaveText(/^1 of /)
  await page.keyboard.press('ArrowRight')
  await expect(place).toHaveText(/^2 of /)
  await page.clock.install()
  await page.reload()
  await expect(place).toHaveText(/^2 of /)
  await expect(page.getByText(/min left/)).toBeVisible()
  // the laptop was closed
  await page.clock.fastForward('10:00')
  await expect(page.getByText('This computer slept for 10 minutes. The clocks went on.')).toBeVisible()
  await page.getByRole('button', { name: 'Leave that time out' }).click()
  await expect(page.getByText('This computer slept for')).toHaveCount(0)
  await expect(place).toHaveText(/^2 of /)
  await page.keyboard.press('Escape')
  await expect(agendaTitle(page)).toBeVisible()
  await expect(page.getByText('You are presenting')).toHaveCount(0)
})

test('a note typed in a presentation survives a kill', async ({ openApp }) => {
  const { page, app } = await openAgenda(openApp)
  await page.getByRole('button', { name: 'Start the meeting' }).click()
  await page.getByRole('button', { name: 'Note', exact: true }).click()
  await page.getByRole('textbox', { name: 'Note' }).pressSequentially('Call them this af')
  await expect.poll(() => page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('Call them this af')
  await page.waitForTimeout(300)
  await app.kill()
  const again = await openApp({ dataDir: app.dataDir })
  await visit(again.page, '/agenda')
  await again.page.getByRole('button', { name: 'Start the meeting' }).click()
  await again.page.getByRole('button', { name: 'Note', exact: true }).click()
  await expect(again.page.getByRole('textbox', { name: 'Note' })).toHaveValue('Call them this af')
})

test('the agenda is exported as Markdown and as a calendar file', async ({ openApp }) => {
  const { page } = await openAgenda(openApp)
  const save = async (choice: string) => {
    await page.getByRole('button', { name: 'Export' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: choice }).click()
    const file = await download
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
  }
  const markdown = await save('As Markdown text')
  expect(markdown.name).toMatch(/\.md$/)
  expect(markdown.text).toContain('Monday with customers')
  expect(markdown.text).toContain(STORY)
  const calendar = await save('As a calendar file (.ics)')
  expect(calendar.name).toMatch(/\.ics$/)
  expect(calendar.text).toContain('SUMMARY:Monday with customers')
})

test('printed, the agenda is words on paper: no navigation, no buttons, the reasons kept', async ({ openApp }) => {
  const { page } = await openAgenda(openApp)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('blockquote').first()).toBeVisible()
  await expect(segment(page, 'The empty chair').getByText('In the customer’s own words')).toBeVisible()
  await expect(items(page, 'Ideas to decide').getByText(/^\d minutes$/)).toBeVisible()
})

test('a series is changed, deleted and brought back', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { dataDir } = await furnish()
  const { page } = await openApp({ dataDir })
  await visit(page, '/meetings')
  await expect(page.getByText('Every Monday at 09:00')).toBeVisible()
  const more = page.getByRole('button', { name: 'More actions for Monday with customers' })
  await more.click()
  await page.getByRole('menuitem', { name: 'Edit', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Change the meeting' })
  await dialog.getByRole('combobox', { name: 'Weekday' }).selectOption('Thursday')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(/This is needed/)
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Thursday with customers')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Every Thursday at 09:00')).toBeVisible()
  await page.getByRole('button', { name: 'More actions for Thursday with customers' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByRole('heading', { name: 'When does your team meet?' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { name: 'Thursday with customers' })).toBeVisible()
})
