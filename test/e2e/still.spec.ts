// What can be clicked stays where it is once it is there, though the page is still being filled.
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../support/app.ts'
import { begin, ready, visit } from '../support/begin.ts'

/** Notes, frame by frame, whatever in sight can be clicked and stands elsewhere than before. */
async function watchPlaces(page: Page): Promise<void> {
  await page.evaluate(() => {
    const moved: string[] = []
    let places = new Map<Element, DOMRect>()
    const look = () => {
      const now = new Map<Element, DOMRect>()
      for (const element of document.querySelectorAll('main :is(a, button, input, select)')) {
        const place = element.getBoundingClientRect()
        if (place.width === 0 || place.bottom < 0 || place.top > innerHeight) continue
        const before = places.get(element)
        if (before && Math.hypot(place.x - before.x, place.y - before.y) > 3) moved.push(`${element.getAttribute('aria-label') ?? element.textContent}: ${Math.round(place.x - before.x)}, ${Math.round(place.y - before.y)}`)
        now.set(element, place)
      }
      places = now
      requestAnimationFrame(look)
    }
    look()
    Object.assign(window, { moved })
  })
}

test('what can be clicked stays where it is while a page is being filled', { tag: '@only-local-host' }, async ({ page }) => {
  await begin(page, { example: true })
  await visit(page, '/ideas')
  const idea = (await page.getByRole('list', { name: 'Ideas' }).getByRole('link').first().getAttribute('href'))!.slice(1)
  /** What comes last on each page. */
  const pages: [path: string, last: Locator][] = [
    [idea, page.getByRole('button', { name: /^Follow/ })],
    ['/ideas', page.getByRole('status').filter({ hasText: /\d ideas/ })],
    ['/learnings', page.getByRole('status').filter({ hasText: /\d learnings/ })],
    ['/board', page.getByText('Expected').first()],
    ['/board/lanes=owner', page.getByText('Expected').first()],
    ['/review', page.getByRole('status').filter({ hasText: /\d ideas wait/ })],
    ['/report', page.getByRole('heading', { name: 'Trend' })],
    ['/statement', page.getByRole('combobox', { name: 'Month' })],
    ['/meetings', page.getByRole('heading', { name: 'Held meetings' })],
  ]
  for (const [path, last] of pages) {
    await test.step(path, async () => {
      // nothing is known of it yet
      await visit(page, '/settings')
      await page.reload()
      await ready(page)
      await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
      await watchPlaces(page)
      await visit(page, path)
      await expect(last).toBeAttached()
      await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))))
      expect(await page.evaluate(() => (window as unknown as { moved: string[] }).moved)).toEqual([])
    })
  }
})
