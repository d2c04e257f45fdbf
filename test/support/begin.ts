// The first run as a person goes through it, and a workspace with some content to look at.
import type { Page } from '@playwright/test'
import { expect } from './app.ts'
import { openTestCore } from './core.ts'

/** Gives a name, starts, and goes from home to the learnings, where most journeys begin. */
export async function begin(page: Page, { name = 'Ada', example = false } = {}): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill(name)
  await page.getByRole('button', { name: example ? 'Look around with examples' : 'Start with an empty workspace' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()
  await page.keyboard.press('Alt+1')
  await expect(page.getByRole('heading', { level: 1, name: 'Learnings' })).toBeVisible()
}

/** Waits until the app is there: keys pressed before go nowhere. From home it goes to the learnings, where most journeys begin. */
export async function ready(page: Page): Promise<void> {
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  if ((await page.evaluate(() => location.hash)) !== '') return
  await page.keyboard.press('Alt+1')
  await expect(page.getByRole('heading', { level: 1, name: 'Learnings' })).toBeVisible()
}

/** Opens a place by its path, as a link from outside does. */
export async function visit(page: Page, path: string): Promise<void> {
  await page.evaluate((path) => {
    location.hash = path
  }, path)
}

export interface Furnished {
  dataDir: string
  learning: string
  customer: string
  idea: string
  meeting: string | null
  series: string
}

/** A data folder with one of everything, made by a core of its own that is closed again. Times are the real ones: the app's clock is. */
export async function furnish(): Promise<Furnished> {
  const core = await openTestCore({ now: Date.now })
  const { client } = core
  const learning = await client.learnings.log({
    text: 'Two shops closed their till an hour early because the card reader lost its connection.',
    quote: 'We sent people away with their bread in their hands.',
    customer: { name: 'Bageri Solros' },
    segment: { name: 'Bakeries' },
    episode: { name: 'Paying' },
    area: { name: 'Card reader' },
    channel: 'call',
    sentiment: 'bad',
    tags: ['till', 'offline'],
    waits: true,
  })
  await client.learnings.log({ text: 'The new evening slot made a nurse choose us.', customer: { name: 'Mira K.' }, sentiment: 'good', wow: true })
  await client.learnings.log({ text: 'שעות הפתיחה באתר שגויות', customer: { name: 'דנה' }, sentiment: 'neutral' })
  const idea = await client.ideas.create({
    title: 'Take cards while the line is down',
    answers: { delight: 'Nobody is sent away with bread in their hands.' },
    customers: [{ name: 'Bageri Solros' }],
    evidence: [learning.id],
  })
  const series = await client.meetings.createSeries({ name: 'Monday with customers', weekday: 1, time: '09:00', timeZone: 'Europe/Stockholm', minutes: 45 })
  await core.close()
  return { dataDir: core.dataDir, learning: learning.id, customer: learning.customer!.id, idea: idea.id, meeting: series.nextMeeting?.id ?? null, series: series.id }
}
