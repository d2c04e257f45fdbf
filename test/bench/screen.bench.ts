// What the person feels: from a key press in the filter of the learnings to the filtered list on the screen, at 1,000 and at 100,000; and the weight of the first load.
import { chromium } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../support/chromium.ts'
import { firstLoadBytes } from '../support/first-load.ts'
import { startLocalHost } from '../support/local-host.ts'
import { ms, percentiles, spread, type Figure, type Measured } from './measure.ts'

/** Two frames at 60 Hz, milliseconds. */
const TWO_FRAMES = 2 * (1000 / 60)
/** Words of the made-up learnings, letter by letter. */
const TYPED = ['o', 'or', 'ord', 'orde', 'e', 'en', 'eng', 'engi', 'g', 'gu', 'gua', 'guar']
const ROUNDS = 5
/** How long the list is watched after a key press, milliseconds. */
const WATCHED = 500

/** From the key press to the frame in which the rows at the top of the list are those that stay. Presses that leave the top as it was do not count. */
async function keyToList(dataDir: string): Promise<Measured> {
  const host = await startLocalHost(dataDir)
  const browser = await chromium.launch({ executablePath: findChromium()!, args: CHROMIUM_FLAGS })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(host.link)
    const box = page.getByRole('searchbox')
    await box.waitFor()
    await page.locator('.list [aria-posinset]').first().waitFor()
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      for (const text of TYPED) {
        if (text.length === 1) {
          await box.fill('')
          await page.waitForTimeout(400)
        }
        const painted = page.evaluate(
          (watched) =>
            new Promise<number | null>((resolve) => {
              const top = () => [...document.querySelectorAll('.list [aria-posinset]')].slice(0, 5).map((row) => row.textContent).join()
              document.querySelector('input[type=search]')!.addEventListener('keydown', () => {
                const pressed = performance.now()
                let seen = top()
                let changed: number | null = null
                const look = () => {
                  const now = performance.now()
                  if (top() !== seen) [seen, changed] = [top(), now - pressed]
                  if (now - pressed < watched) requestAnimationFrame(look)
                  else resolve(changed)
                }
                requestAnimationFrame(look)
              }, { once: true, capture: true })
            }),
          WATCHED,
        )
        await page.waitForTimeout(30)
        await box.press(text.at(-1)!)
        const time = await painted
        if (time !== null) times.push(time)
      }
    }
    if (times.length < ROUNDS) throw new Error('typing changed the list too seldom to be measured')
    return percentiles(times)
  } finally {
    await browser.close()
    await host.stop()
  }
}

export async function benchScreen(small: string, large: string): Promise<Figure[]> {
  const weight = firstLoadBytes()
  const figures: Figure[] = [{ what: 'first load of the screen, gzip', measured: `${Math.round(weight / 1000)} kB`, goal: 'at most 300 kB', met: weight <= 300_000 }]
  if (!findChromium()) return figures
  const [few, many] = [await keyToList(small), await keyToList(large)]
  const more = many.p50 - few.p50
  return [...figures, { what: 'key press to filtered list at 100,000 (raw: at 1,000)', measured: spread(many), raw: spread(few), goal: `median at most 2 frames (33 ms) more; it is ${ms(more)} ms more`, met: more <= TWO_FRAMES }]
}
