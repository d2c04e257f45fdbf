// What was said already, while somebody writes: support it instead, or go on; and the likely duplicates, by keys alone.
import { ready, visit } from '../support/begin.ts'
import { openTestCore } from '../support/core.ts'
import { expect, test } from '../support/app.ts'

const HERE = { tag: '@only-local-host' }
const title = 'The idea in one line'

/** A data folder with the example workspace, whose people are not the one who writes. */
async function withExample(): Promise<{ dataDir: string; idea: string; heard: string }> {
  const core = await openTestCore({ now: Date.now })
  await core.client.session.addExample({})
  const idea = (await core.client.ideas.list({ filters: { stages: ['submitted'] } })).rows[0]!
  const heard = (await core.client.learnings.list({})).rows.find(({ text, customer }) => customer !== null && /^[\x20-\x7e’]{50,}$/.test(text))!
  await core.close()
  return { dataDir: core.dataDir, idea: idea.title, heard: heard.text }
}

test('an idea like the one being typed is shown without taking the focus, supported instead, and what was typed becomes its comment', HERE, async ({ openApp }) => {
  const { dataDir, idea } = await withExample()
  const { page } = await openApp({ dataDir })
  await ready(page)
  await page.keyboard.press('Alt+i')
  const field = page.getByRole('textbox', { name: title })
  await field.fill(idea)
  const like = page.getByRole('region', { name: /like yours$/ })
  await expect(like.getByRole('link', { name: idea })).toBeVisible()
  await expect(field).toBeFocused()
  await expect(page.getByText(/similar ideas? (is|are) listed below the field/)).toBeAttached()

  const support = like.getByRole('button', { name: `Add my support to “${idea}”` })
  await support.focus()
  await page.keyboard.press('Enter')
  const comment = like.getByRole('button', { name: 'Add what you wrote as a comment' })
  await expect(comment).toBeFocused()
  await expect(field).toHaveValue(idea)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: idea })).toBeVisible()
  await expect(page.getByRole('button', { name: /^You support it/ })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.locator('.idea-comments')).toContainText(idea)

  // the way back brings the draft again
  await page.keyboard.press('Control+z')
  await expect(page.getByText('No comments yet.')).toBeVisible()
  await page.keyboard.press('Alt+i')
  await expect(page.getByRole('textbox', { name: title })).toHaveValue(idea)
})

test('what is different is put away for this draft, also after a restart, and what colleagues heard moves nothing', HERE, async ({ openApp }) => {
  const { dataDir, idea, heard } = await withExample()
  const first = await openApp({ dataDir })
  await ready(first.page)
  await visit(first.page, '#/new-idea')
  await first.page.getByRole('textbox', { name: title }).fill(idea)
  const different = (page: typeof first.page) => page.getByRole('button', { name: `My idea is different from “${idea}”` })
  await different(first.page).press('Enter')
  await expect(different(first.page)).toBeHidden()
  await expect(first.page.locator('[data-state=kept]')).toBeVisible()
  await first.close()

  const { page } = await openApp({ dataDir })
  await ready(page)
  await visit(page, '#/log')
  const save = page.getByRole('button', { name: /^Log it/ })
  const before = (await save.boundingBox())!
  await page.getByRole('textbox', { name: 'What did you learn?' }).fill(heard.slice(0, 80))
  const said = page.getByRole('button', { name: /colleague.* heard this from/ })
  await expect(said).toBeVisible()
  expect((await save.boundingBox())!.y).toBe(before.y)
  await said.click()
  await expect(page.getByRole('dialog', { name: /heard this from/ }).getByRole('link').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Logged', { exact: false }).first()).toBeVisible()

  await visit(page, '#/new-idea')
  await expect(page.getByRole('textbox', { name: title })).toHaveValue(idea)
  // it would be there by now; another idea like it may be
  await page.waitForTimeout(1000)
  await expect(different(page)).toBeHidden()
})

test('likely duplicates are told apart, brought back and merged by keys alone', HERE, async ({ openApp }) => {
  const core = await openTestCore({ now: Date.now })
  const answers = { customers: 'All', delight: 'Fast' }
  for (const name of ['Call back within one hour', 'Call back within the hour', 'Free parking for visitors', 'Visitors should park for free']) await core.client.ideas.create({ title: name, answers })
  await core.close()
  const { page } = await openApp({ dataDir: core.dataDir })
  await ready(page)
  await visit(page, '#/ideas')
  await page.getByRole('link', { name: 'Look at the likely duplicates' }).press('Enter')
  const pairs = page.getByRole('list', { name: 'Likely duplicates' }).getByRole('listitem')
  await expect(pairs).toHaveCount(2)
  const parking = pairs.filter({ hasText: 'Free parking' }).getByRole('link').first()
  await pairs.first().getByRole('link').first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(parking).toBeFocused()
  await page.keyboard.press('n')
  await expect(pairs).toHaveCount(1)
  // its neighbour has the focus now
  await expect(pairs.getByRole('link').first()).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(pairs).toHaveCount(2)
  await pairs.first().getByRole('link').first().focus()
  await page.keyboard.press('m')
  // both ideas are there
  await expect(page.getByRole('dialog', { name: 'Merge two ideas' }).getByRole('radio', { checked: true })).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(pairs).toHaveCount(1)
  await expect(parking).toBeFocused()
})
