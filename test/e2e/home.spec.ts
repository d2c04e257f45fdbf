// Home as a person meets it: what is new, opened and answered by the keyboard; naming a colleague; what one wants to hear of; the digest.
import { expect, test } from '../support/app.ts'
import { objections } from '../support/axe.ts'
import { openTestCore } from '../support/core.ts'

/** Ada's folder: Bo has answered one idea of hers and commented on another. */
async function heard(): Promise<string> {
  const core = await openTestCore({ now: Date.now, name: 'Ada' })
  const { client, context, dataDir } = core
  const answers = { customers: 'Small shops', delight: 'Nobody is sent away' }
  const [cards, order] = [await client.ideas.create({ title: 'Take cards while the line is down', answers }), await client.ideas.create({ title: 'Remember the last order', answers })]
  await client.learnings.log({ text: 'The till stopped twice', customer: { name: 'Bageri Solros' }, waits: true })
  const bo = context.newId()
  context.store.write((write) => {
    write.put('member', bo, { name: 'Bo Berg', role: 'champion', teamId: null, createdAt: Date.now() })
    write.put('comment', context.newId(), { ideaId: cards.id, authorId: bo, text: 'We will try it in May', createdAt: Date.now(), asks: null, answers: true, mentions: null })
    write.put('comment', context.newId(), { ideaId: order.id, authorId: bo, text: 'For kiosks too?', createdAt: Date.now() - 1000, asks: null, answers: null, mentions: null })
  })
  await core.close()
  return dataDir
}

test('home tells what became of one’s ideas, and what was looked at is new no more', { tag: '@only-local-host' }, async ({ openApp }) => {
  const { page } = await openApp({ dataDir: await heard() })
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()
  const home = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Home/ })
  const news = page.getByRole('list', { name: 'News' })
  await expect(home).toHaveAccessibleName('Home 2 things are new for you')
  await expect(news.getByRole('link').first()).toContainText('Bo Berg answered: We will try it in May')
  await expect(page.getByRole('list', { name: 'Answers to customers' }).getByRole('link', { name: /Bageri Solros/ })).toBeVisible()
  expect(await objections(page)).toEqual([])
  await page.setViewportSize({ width: 400, height: 700 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400)
  await page.setViewportSize({ width: 1280, height: 800 })

  await news.getByRole('link').first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(news.getByRole('link').nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Remember the last order' })).toBeVisible()
  await expect(home).toHaveAccessibleName('Home 1 thing is new for you')
  await expect(page.getByRole('button', { name: 'Following' })).toHaveAttribute('aria-pressed', 'true')

  const field = page.getByRole('textbox', { name: 'Your comment' })
  await field.fill('Ask ')
  await field.press('End')
  await field.pressSequentially('@b')
  await expect(page.getByRole('option', { name: 'Bo Berg' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('Ask @Bo Berg ')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('.idea-comment .mention')).toHaveText('@Bo Berg')

  await page.keyboard.press('Alt+0')
  await page.getByRole('button', { name: 'Mark all as seen' }).click()
  await expect(home).toHaveAccessibleName('Home')
  await page.getByRole('button', { name: 'Digest' }).click()
  await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue(/Bo Berg answered: We will try it in May/)
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: 'Choose what you hear of' }).click()
  const comments = page.getByRole('checkbox', { name: 'Somebody comments' })
  await comments.focus()
  await page.keyboard.press('Space')
  await expect(comments).not.toBeChecked()
  await page.keyboard.press('Alt+0')
  await expect(news.getByRole('link')).toHaveCount(1)
})

test('home tells of the first ten things that are new, and of all when asked', { tag: '@only-local-host' }, async ({ openApp }) => {
  const core = await openTestCore({ now: Date.now, name: 'Ada' })
  const { client, context, dataDir } = core
  const ideas = await Promise.all(Array.from({ length: 12 }, (_, n) => client.ideas.create({ title: `Idea ${n + 1}`, answers: { customers: 'Small shops', delight: 'Nobody is sent away' } })))
  const bo = context.newId()
  context.store.write((write) => {
    write.put('member', bo, { name: 'Bo Berg', role: 'champion', teamId: null, createdAt: Date.now() })
    for (const [n, { id }] of ideas.entries()) write.put('comment', context.newId(), { ideaId: id, authorId: bo, text: 'For kiosks too?', createdAt: Date.now() - n * 1000, asks: null, answers: null, mentions: null })
  })
  await core.close()
  const { page } = await openApp({ dataDir })
  const news = page.getByRole('list', { name: 'News' }).getByRole('link')
  await expect(news).toHaveCount(10)
  await expect(news.first()).toContainText('Idea 1')
  await expect(page.getByText('12 new')).toBeVisible()
  const more = page.getByRole('button', { name: 'Show all 12 things' })
  await expect(more).toHaveAttribute('aria-expanded', 'false')
  await more.press('Enter')
  await expect(news).toHaveCount(12)
  await expect(news.last()).toContainText('Idea 12')
  const fewer = page.getByRole('button', { name: 'Show the first of them' })
  await expect(fewer).toBeFocused()
  expect(await objections(page)).toEqual([])
  await fewer.press('Enter')
  await expect(news).toHaveCount(10)
})
