// In the pseudo-language every text of the catalogue stands in ⟦brackets⟧: a text, label, title or placeholder outside them is not in the catalogue.
// What people wrote, names and keys carry translate="no".
import type { Page } from '@playwright/test'
import { furnish, ready, visit } from '../support/begin.ts'
import { expect, test } from '../support/app.ts'

/** Texts on the screen that are in no catalogue. */
async function strangers(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const check = (text: string | null | undefined, where: string) => {
      // What stands in brackets is of the catalogue, nested texts too; the rest may be numbers and signs.
      let rest = text ?? ''
      for (let before = ''; before !== rest; ) {
        before = rest
        rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '')
      }
      if (/\p{L}/u.test(rest)) found.push(`${where}: ${rest.trim().slice(0, 80)}`)
    }
    const own = (element: Element) => element.closest('[translate=no], [aria-hidden=true], textarea') != null
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement } = node
      if (!parentElement || own(parentElement) || /^(SCRIPT|STYLE)$/.test(parentElement.tagName)) continue
      check(node.textContent, parentElement.outerHTML.slice(0, 100))
    }
    for (const element of document.querySelectorAll('*')) {
      if (element.closest('[translate=no], [aria-hidden=true]')) continue
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description', 'aria-valuetext', 'aria-roledescription']) {
        const value = element.getAttribute(name)
        if (value !== null) check(value, name)
      }
      if (element instanceof HTMLInputElement && /^(button|submit)$/.test(element.type)) check(element.value, 'button')
    }
    check(document.title.replace('Empty Chair', ''), 'document title')
    return found
  })
}

test('no text on any page is outside the catalogue', { tag: '@only-local-host' }, async ({ openApp }) => {
  test.setTimeout(120_000)
  const { dataDir, learning, customer, idea, meeting } = await furnish()
  const { page } = await openApp({ dataDir })
  await ready(page)
  await visit(page, '/settings')
  await page.getByRole('combobox', { name: 'Language' }).selectOption('en-XA')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^⟦/)
  const found: Record<string, string[]> = {}
  const look = async (place: string) => {
    const bad = await strangers(page)
    if (bad.length > 0) found[place] = bad
  }
  for (const place of ['/learnings', '/log', `/learning/${learning}`, `/edit-learning/${learning}`, '/ideas', `/idea/${idea}`, `/edit-idea/${idea}`, '/new-idea', '/review', '/board', '/agenda', ...(meeting ? [`/agenda/${meeting}`, `/present/${meeting}`] : []), '/meetings', '/search', '/search/till', '/feed', '/customers', `/customer/${customer}`, '/silence', '/promises', '/promises-by-leader', '/numbers', '/import/learnings', '/settings', '/ledger', '/conflicts', '/rejections']) {
    await visit(page, place)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('.loading')).toBeHidden()
    await look(place.replace(/[0-9a-f-]{36}/, '…'))
  }
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('listbox')).toBeVisible()
  await look('palette')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+/')
  await expect(page.getByRole('dialog')).toBeVisible()
  await look('shortcuts')
  expect(found).toEqual({})
})
