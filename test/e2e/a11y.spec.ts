// Every page, in light and dark, has nothing that axe objects to; and a keyboard gets everywhere.
import { DAY, openTestCore } from '../support/core.ts'
import { furnish, ready, visit, type Furnished } from '../support/begin.ts'
import { expect, test } from '../support/app.ts'
import { objections, objectionsInBothThemes } from '../support/axe.ts'

/** As `furnish`, with an idea that has a score and what it should bring, and a campaign that has not begun: it asks nobody above the pages yet. */
async function furnishPipeline(): Promise<Furnished & { campaign: string }> {
  const furnished = await furnish()
  const core = await openTestCore({ now: Date.now, dataDir: furnished.dataDir })
  const { client } = core
  const { idea } = furnished
  await client.review.judge({ id: idea, impact: 5, reach: 3, confidence: 3, effort: 2, comment: 'Every shop asks for it' })
  await client.benefits.add({ ideaId: idea, state: 'expected', gainer: 'bottom-line', kind: 'cost-saved', hard: true, low: 900, high: 1200, currency: 'EUR' })
  const { id: campaign } = await client.campaigns.create({ name: 'The line was down', question: 'How do shops take cards while the line is down?', startsAt: Date.now() + DAY, endsAt: Date.now() + 3 * DAY })
  await core.close()
  return { ...furnished, campaign }
}

const places = ({ learning, customer, idea, campaign, meeting, series }: Furnished & { campaign: string }) => ['/home', '/learnings', '/log', `/learning/${learning}`, `/edit-learning/${learning}`, '/ideas', `/idea/${idea}`, `/edit-idea/${idea}`, '/new-idea', `/new-idea/${learning}`, '/review', '/board', '/matrix', '/campaigns', `/campaign/${campaign}`, `/campaign-idea/${campaign}`, '/idea-setup', '/report', '/agenda', ...(meeting ? [`/agenda/${meeting}`, `/present/${meeting}`, `/notes/${meeting}`] : []), '/meetings', '/held', `/template/${series}`, '/search', '/search/till', '/themes', '/loose', '/duplicates', '/feed', '/customers', `/customer/${customer}`, '/silence', '/same-customers', '/promises', '/promises-by-leader', '/numbers', '/statement', '/causes', '/costs', '/episodes', '/import/learnings', '/import/ideas', '/settings', '/join', '/team', '/devices', '/audit', '/programs', '/personal-data', '/ledger', '/conflicts', '/rejections']

// a page is the same in every shell, and these look at all of them: once is enough
test('axe objects to nothing on any page, in light and in the dark, and a narrow window scrolls none sideways', { tag: '@only-local-host' }, async ({ openApp }) => {
  test.setTimeout(180_000)
  const furnished = await furnishPipeline()
  const { page } = await openApp({ dataDir: furnished.dataDir })
  await ready(page)
  const size = page.viewportSize()!
  const found: Record<string, string[]> = {}
  for (const place of places(furnished)) {
    await visit(page, place)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('.loading')).toBeHidden()
    const bad = await objectionsInBothThemes(page)
    for (const width of [800, 400]) {
      await page.setViewportSize({ ...size, width })
      const over = await page.evaluate(() => Math.max(document.documentElement.scrollWidth - innerWidth, ...[...document.querySelectorAll('main')].map((main) => main.scrollWidth - main.clientWidth)))
      if (over > 0) bad.push(`${over} wider than a window of ${width}`)
    }
    await page.setViewportSize(size)
    if (bad.length > 0) found[place.replace(/[0-9a-f-]{36}/, '…')] = bad
  }
  expect(found).toEqual({})
})

test('axe objects to nothing in what opens on top, in light and in the dark', { tag: '@only-local-host' }, async ({ openApp }) => {
  test.setTimeout(120_000)
  const furnished = await furnish()
  const { page } = await openApp({ dataDir: furnished.dataDir })
  await ready(page)
  const found: Record<string, string[]> = {}
  const look = async (what: string) => {
    // Lists and menus open at the end of the page, outside its regions: they are reached from their field.
    const bad = await objectionsInBothThemes(page, { without: ['region'] })
    if (bad.length > 0) found[what] = bad
  }
  await page.keyboard.press('Control+k')
  await page.keyboard.type('till')
  await expect(page.getByRole('option', { name: /Two shops/ }).first()).toBeVisible()
  await look('palette')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+/')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await look('shortcuts')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByRole('combobox', { name: 'Customer' }).click()
  await expect(page.getByRole('option', { name: /Bageri/ })).toBeVisible()
  await look('filters')
  await page.keyboard.press('Escape')
  await visit(page, '/log')
  await page.getByRole('button', { name: 'More details' }).click()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('This is needed.')).toBeVisible()
  await page.getByRole('button', { name: /Choose from a calendar/ }).click()
  await look('log form with an error and a calendar')
  await page.keyboard.press('Escape')
  await visit(page, '/promises')
  await page.getByRole('button', { name: 'Answer given' }).click()
  await look('answer')
  await visit(page, `/learning/${furnished.learning}`)
  await page.getByRole('button', { name: 'More actions for Learning' }).click()
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeVisible()
  await look('menu')
  expect(found).toEqual({})
})

test('the first run has nothing that axe objects to', async ({ page }) => {
  await expect(page.getByRole('textbox', { name: 'Your name' })).toBeVisible()
  expect(await objections(page)).toEqual([])
})

test('the palette opens from inside a field, finds by a few letters, and gives the focus back', async ({ openApp }) => {
  const { dataDir } = await furnish()
  const { page } = await openApp({ dataDir })
  await ready(page)
  const search = page.getByRole('searchbox', { name: 'Search the learnings' })
  await search.fill('till')
  await page.keyboard.press('Control+k')
  const box = page.getByRole('combobox', { name: 'Commands' })
  await expect(box).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(search).toBeFocused()
  // At full speed: no letter may be lost to the opening.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('board')
  await expect(box).toHaveValue('board')
  const option = page.getByRole('option', { name: /Go to Board/ })
  await expect(option).toHaveAttribute('aria-selected', 'true')
  await expect(box).toHaveAttribute('aria-activedescendant', (await option.getAttribute('id'))!)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Board' })).toBeVisible()
})

test('the learnings list is one stop for Tab, and nothing has to be reached by the mouse', async ({ openApp }) => {
  const { dataDir } = await furnish()
  const { page } = await openApp({ dataDir })
  await ready(page)
  const rows = page.getByRole('list', { name: 'Learnings' }).getByRole('link')
  await expect(rows.first()).toBeVisible()
  await page.getByRole('combobox', { name: 'Order' }).focus()
  await page.keyboard.press('Tab')
  await expect(rows.first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('End')
  await expect(rows.nth(2)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(rows.nth(2)).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('list', { name: 'Learnings' }).locator(':focus')).toHaveCount(0)
})

test('with forced colours what is chosen can still be told', async ({ openApp }) => {
  const { dataDir } = await furnish()
  const { page } = await openApp({ dataDir })
  await ready(page)
  await page.emulateMedia({ forcedColors: 'active' })
  const current = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Learnings' })
  const other = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Ideas' })
  const ground = (link: typeof current) => link.evaluate((element) => getComputedStyle(element).backgroundColor)
  expect(await ground(current)).not.toBe(await ground(other))
})

test('in a small window the navigation shows where one is, and how sync stands is said in words', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { dataDir } = await furnish()
  const { page } = await openApp({ dataDir })
  await ready(page)
  await page.setViewportSize({ width: 400, height: 700 })
  await visit(page, '/settings')
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' })).toBeInViewport({ ratio: 1 })
  // 1280 wide at twice the size
  for (const width of [640, 400]) {
    await page.setViewportSize({ width, height: 700 })
    expect(await page.locator('.sync-button').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0)
    await expect(page.locator('.sync-button')).toBeInViewport({ ratio: 1 })
  }
})
