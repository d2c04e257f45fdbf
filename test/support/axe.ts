// What axe objects to on a page as it stands.
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export interface Look {
  /** Only these rules, instead of those of WCAG 2.2 AA and of good practice. */
  only?: readonly string[]
  without?: readonly string[]
}

/** A line for each. The page has no frames, so axe runs in it alone ("legacy mode"): a third of the time. */
export async function objections(page: Page, { only, without = [] }: Look = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({
    runOnly: only ? { type: 'rule', values: [...only] } : { type: 'tag', values: RULES },
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
    resultTypes: ['violations'],
  })
  const { violations } = await axe.analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id} at ${target.join(' ')}: ${html.slice(0, 160)}`))
}

/** The same in light, and what is hard to read in the dark: only colours differ between the two. */
export async function objectionsInBothThemes(page: Page, look: Look = {}): Promise<string[]> {
  const inLight = await objections(page, look)
  await darken(page, 'dark')
  const inDark = await objections(page, { ...look, only: ['color-contrast'] })
  await darken(page, 'light')
  return [...inLight, ...inDark.map((line) => `in the dark: ${line}`)]
}

async function darken(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme)
}
