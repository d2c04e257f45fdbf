// A campaign between two people while the hub is away: it is answered by one, closed by the other, and both hear of it when the hub is back.
import type { Page } from '@playwright/test'
import { expect } from '../support/app.ts'
import { visit } from '../support/begin.ts'
import { test as base } from '../support/team-app.ts'

const test = base.extend<{ champion: Page; employee: Page }>({
  champion: async ({ windowOf }, use) => use((await windowOf('Maja Lind', 'champion')).page),
  employee: async ({ windowOf }, use) => use((await windowOf('Erik Berg', 'employee')).page),
})

async function ask(champion: Page): Promise<void> {
  await visit(champion, '/campaigns')
  await champion.getByRole('button', { name: 'New campaign' }).click()
  await champion.getByRole('textbox', { name: 'Name' }).fill('Storm in the north')
  await champion.getByRole('textbox', { name: 'Question' }).fill('What do they need today?')
  await champion.keyboard.press('Control+Enter')
  await expect(champion.getByRole('heading', { level: 1, name: 'Storm in the north' })).toBeVisible()
}

/** Up to handing it in. */
async function answer(employee: Page): Promise<void> {
  await employee.getByRole('button', { name: 'Answer with an idea' }).click()
  await employee.getByRole('textbox', { name: 'The idea in one line' }).fill('Sandbags at the door')
  await employee.getByRole('textbox', { name: /delight/ }).fill('They stay dry')
  await employee.getByRole('textbox', { name: /Or in your own words/ }).fill('All in the north')
}

async function close(champion: Page): Promise<void> {
  await champion.getByRole('button', { name: 'Close it' }).click()
  await champion.getByRole('textbox', { name: 'Closing note' }).fill('They come tomorrow.')
  await champion.keyboard.press('Control+Enter')
  await expect(champion.getByText('“Storm in the north” is closed. Whoever took part is told.')).toBeVisible()
}

test('what was handed in offline counts though the campaign was closed meanwhile, and its author hears what came of it', { tag: '@only-local-host' }, async ({ team, champion, employee }) => {
  await ask(champion)

  const news = employee.getByRole('link', { name: /1 thing is new for you/ })
  await expect(news).toBeVisible()
  await team.goOffline()
  await expect(employee.getByText('The hub cannot be reached').first()).toBeVisible({ timeout: 30_000 })
  // whoever looks at the campaign has seen its news, by whatever way they came
  await employee.getByRole('region', { name: 'A campaign asks you' }).getByRole('link', { name: 'Answer' }).click()
  await expect(news).toHaveCount(0)
  await answer(employee)
  await employee.keyboard.press('Control+Enter')
  await expect(employee.getByRole('heading', { level: 1, name: 'Sandbags at the door' })).toBeVisible()
  await visit(employee, '/home')
  await expect(employee.getByRole('region', { name: 'A campaign asks you' })).toHaveCount(0)

  await close(champion)

  await team.goOnline()
  await expect(champion.getByRole('link', { name: /Sandbags at the door/ })).toBeVisible({ timeout: 60_000 })
  await expect(champion.getByRole('region', { name: 'Participation' })).toContainText('1 of those asked, 33')
  await expect(employee.getByRole('region', { name: 'What came of it' })).toContainText('They come tomorrow.', { timeout: 60_000 })
})

test('an idea for a campaign that was closed while it was written is refused at the campaign, and handed in without it', { tag: '@only-local-host' }, async ({ champion, employee }) => {
  await ask(champion)
  await employee.getByRole('region', { name: 'A campaign asks you' }).getByRole('link', { name: 'Answer' }).click()
  await answer(employee)
  const form = await employee.evaluate(() => location.hash.slice(1))
  await close(champion)
  // it is known here, too; what was written is still there
  await visit(employee, form.replace('campaign-idea', 'campaign'))
  await expect(employee.getByText('They come tomorrow.').first()).toBeVisible()
  await visit(employee, form)
  const campaign = employee.getByRole('combobox', { name: 'Campaign' })
  await expect(campaign).toBeVisible()
  await employee.keyboard.press('Control+Enter')
  await expect(campaign).toHaveAccessibleDescription(/does not run at the moment/)
  await expect(campaign).toBeFocused()
  await expect(employee.getByRole('textbox', { name: 'The idea in one line' })).toHaveValue('Sandbags at the door')
  await campaign.selectOption('')
  await employee.keyboard.press('Control+Enter')
  await expect(employee.getByRole('heading', { level: 1, name: 'Sandbags at the door' })).toBeVisible()
})
