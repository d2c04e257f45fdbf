// Search: in place as it is typed, by the keyboard alone, narrowed by filters, and with a way back to where one was.
import type { Page } from '@playwright/test'
import { begin, ready, visit } from '../support/begin.ts'
import { openTestCore } from '../support/core.ts'
import { expect, test } from '../support/app.ts'

const field = (page: Page) => page.getByRole('combobox', { name: 'Search everything' })
const group = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) })
const marked = (page: Page) => page.locator('.sr-row mark').allTextContents()

/** A workspace in several languages, with an idea that much was said about. */
async function written(): Promise<string> {
  const core = await openTestCore({ now: Date.now })
  const { client } = core
  for (let at = 0; at < 12; at++) await client.learnings.log({ text: `The invoice of month ${at} was late`, customer: { name: 'Nordvik AB' }, channel: at % 2 === 0 ? 'sales' : 'call' })
  for (const text of ['Leveranstiden till Göteborg är för lång', 'Рачуновођа тражи шифру на сваком рачуну', 'Mae angen gwell gwasanaeth yng Nghaerdydd', '客户投诉发票金额不对']) await client.learnings.log({ text })
  const idea = await client.ideas.create({ title: 'One invoice a month', answers: { customers: 'All who pay by invoice', delight: 'One envelope' } })
  await client.ideas.move({ id: idea.id, from: 'submitted', to: 'approved' })
  for (let at = 0; at < 20; at++) await client.ideas.comment({ id: idea.id, text: at === 11 ? 'The zeppelin company asked the same' : `We talked about it, time ${at}` })
  await client.ideas.create({ title: 'Invoices by e-mail', submit: false })
  await core.close()
  return core.dataDir
}

test.describe('search', { tag: '@only-local-host' }, () => {
  test('finds in place as it is typed, opens by the keyboard, and is found again as it was left', async ({ openApp }) => {
    const { page } = await openApp({ dataDir: await written() })
    await ready(page)
    await page.keyboard.press('Control+Shift+F')
    await expect(field(page)).toBeFocused()
    await page.keyboard.type('i')
    await expect(group(page, 'Learnings').getByRole('link').first()).toBeVisible()
    await page.keyboard.type('nvoice')
    // gone before the address has followed the typing: it is there on the way back all the same
    await page.keyboard.press('Alt+2')
    await expect(page.getByRole('heading', { level: 1, name: 'Ideas' })).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(field(page)).toHaveValue('invoice')
    await expect(group(page, 'Ideas').getByRole('link')).toHaveCount(2)
    await expect(group(page, 'Learnings').getByRole('heading')).toHaveText(/12/)
    expect(new Set((await marked(page)).map((text) => text.toLowerCase()))).toEqual(new Set(['invoice', 'invoices']))
    await group(page, 'Learnings').getByRole('button', { name: /Show all/ }).press('Enter')
    await expect(page.getByRole('list', { name: 'Filters in this search' }).getByText('Kind: Learnings')).toBeVisible()
    await expect(page.locator('.sr-row')).toHaveCount(12)
    await expect(field(page)).toBeFocused()
    await page.keyboard.press('ArrowDown')
    for (let row = 0; row < 9; row++) await page.keyboard.press('ArrowDown')
    const left = await page.locator('.sr-row:focus').textContent()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: /The invoice of month/ })).toBeVisible()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(page.locator('.sr-row:focus')).toHaveText(left!)
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(field(page)).toHaveValue('invoice')
    await expect(group(page, 'Ideas').getByRole('link')).toHaveCount(2)
  })

  test('finds what was written in other letters', async ({ openApp }) => {
    const { page } = await openApp({ dataDir: await written() })
    await ready(page)
    await page.keyboard.press('Control+Shift+F')
    for (const [typed, found] of [['goteborg', 'Göteborg'], ['racun', 'рачуну'], ['Caerdydd', 'Nghaerdydd'], ['票', '票'], ['invioce late', 'invoice']] as const) {
      await field(page).fill(typed)
      await expect(page.locator('.sr-row mark', { hasText: found }).first()).toBeVisible()
    }
  })

  test('completes filters while they are typed, shows each, and takes it out again', async ({ openApp }) => {
    const { page } = await openApp({ dataDir: await written() })
    await ready(page)
    await page.keyboard.press('Control+Shift+F')
    await expect(field(page)).toBeFocused()
    await page.keyboard.type('late cust')
    await expect(page.getByRole('option', { name: /^customer:/ })).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(field(page)).toHaveValue('late customer:')
    // what is not whole yet does not empty the results
    await expect(page.locator('.sr-row').first()).toBeVisible()
    await page.keyboard.type('nord')
    await expect(page.getByRole('option', { name: 'customer:"Nordvik AB"' })).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Enter')
    await expect(field(page)).toHaveValue('late customer:"Nordvik AB" ')
    await page.keyboard.type('from:sales ')
    const filters = page.getByRole('list', { name: 'Filters in this search' })
    await expect(filters).toContainText('Customer: Nordvik AB')
    await expect(filters).toContainText('From: Sales talk')
    await expect(group(page, 'Learnings').getByRole('heading')).toHaveText(/6/)
    await filters.getByRole('button', { name: 'Remove From: Sales talk' }).press('Enter')
    await expect(field(page)).toHaveValue('late customer:"Nordvik AB"')
    await expect(group(page, 'Learnings').getByRole('heading')).toHaveText(/12/)
    await expect(field(page)).toBeFocused()
    await page.keyboard.type(' stage:nowhere zzz')
    await expect(page.getByText('“stage:nowhere” was taken as plain words')).toBeVisible()
    await page.getByRole('button', { name: 'Clear filters' }).last().click()
    await expect(field(page)).toHaveValue('late zzz')
  })

  test('says how many there are once, when the typing has stopped', async ({ openApp }) => {
    const { page } = await openApp({ dataDir: await written() })
    await ready(page)
    await page.keyboard.press('Control+Shift+F')
    await expect(field(page)).toBeFocused()
    const status = page.locator('main p[role=status]')
    await status.evaluate((element) => {
      const said: string[] = []
      Object.assign(globalThis, { said })
      new MutationObserver(() => {
        if (element.textContent) said.push(element.textContent)
      }).observe(element, { childList: true, characterData: true, subtree: true })
    })
    await page.keyboard.type('invoice', { delay: 30 })
    await expect(status).toHaveText('14 results')
    expect(await page.evaluate(() => (globalThis as unknown as { said: string[] }).said)).toEqual(['14 results'])
  })

  test('from the palette leads to a comment on its idea, in view, or to all results', async ({ openApp }) => {
    const { page } = await openApp({ dataDir: await written() })
    await ready(page)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('zepp')
    await expect(page.getByRole('group', { name: 'Comments' }).getByRole('option', { name: /zeppelin/ })).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'One invoice a month' })).toBeVisible()
    const comment = page.locator('.idea-comment', { hasText: 'zeppelin' })
    await expect(comment).toBeFocused()
    await expect(comment).toBeInViewport()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('invoice')
    await expect(page.getByRole('group', { name: 'Ideas' }).getByRole('option').first()).toBeVisible()
    await page.keyboard.press('ArrowUp')
    await expect(page.getByRole('option', { name: 'See all results for “invoice”' })).toHaveAttribute('aria-selected', 'true')
    await page.keyboard.press('Enter')
    await expect(field(page)).toHaveValue('invoice')
    await expect(group(page, 'Learnings').getByRole('link')).toHaveCount(6)
  })
})

test('what was just logged is found at once, with the words that one remembers', async ({ page }) => {
  await begin(page)
  await page.keyboard.press('Alt+l')
  await page.getByRole('textbox', { name: 'What did you learn?' }).fill('Öppettiderna på dörren stämmer inte')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Learning saved on this computer.')).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('oppett')
  await expect(page.getByRole('option', { name: /Öppettiderna på dörren/ })).toBeVisible()
  // and again when the index was made anew
  await page.keyboard.press('Escape')
  await visit(page, '/settings')
  await page.getByRole('button', { name: 'Rebuild the search index' }).click()
  await expect(page.getByText('Search knows 1 text.')).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('oppett')
  await expect(page.getByRole('option', { name: /Öppettiderna på dörren/ })).toBeVisible()
})
