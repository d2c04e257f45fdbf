// What a champion feels at 50,000 ideas: from the core's answer to the painted queue, board, lanes and matrix; and from a key press in the queue to the next idea painted.
import { chromium, type Page } from '@playwright/test'
import { CHROMIUM_FLAGS, findChromium } from '../support/chromium.ts'
import { startLocalHost } from '../support/local-host.ts'
import { percentiles, spread, type Figure, type Measured } from './measure.ts'

/** Two frames at 60 Hz, milliseconds. */
const TWO_FRAMES = 2 * (1000 / 60)
const ROUNDS = 12
const KEYS = 60

interface Shown { name: string; hash: string; /** What is there once it is painted. */ seen: string }

const BOARDS: readonly Shown[] = [
  { name: 'the board', hash: '#/board', seen: '.idea-card' },
  { name: 'the board with lanes by owner', hash: '#/board/lanes=owner', seen: '.idea-cell .idea-card' },
]
const PAGES: readonly Shown[] = [
  { name: 'the review queue', hash: '#/review', seen: '.list [aria-posinset]' },
  ...BOARDS,
  { name: 'the matrix', hash: '#/matrix', seen: '.mx-count' },
]

/**
 * From the first answer that comes in on the WebSocket after the page was opened to the frame in which its ideas are painted: so what the core needs for the
 * answers after the first counts as well. Each round begins with an app that knows nothing yet; the page's code is in the browser's cache.
 */
async function answerToPaint(page: Page, { hash, seen }: Shown): Promise<{ paint: Measured; whole: Measured }> {
  const paint: number[] = []
  const whole: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    await page.evaluate(() => void (location.hash = '#/settings'))
    await page.reload()
    await page.locator('h1').filter({ hasText: 'Settings' }).waitFor()
    await page.waitForTimeout(500)
    const [answered, all] = await page.evaluate(
      ([to, what]) =>
        new Promise<[number, number]>((resolve) => {
          const begun = performance.now()
          const answers: number[] = (globalThis as unknown as { answers: number[] }).answers
          answers.length = 0
          location.hash = to!
          const look = new MutationObserver(() => {
            if (!document.querySelector(what)) return
            look.disconnect()
            const drawn = performance.now()
            const answer = answers.find((at) => at <= drawn) ?? begun
            // after the frame that paints it
            requestAnimationFrame(() => setTimeout(() => resolve([performance.now() - answer, performance.now() - begun])))
          })
          look.observe(document.body, { childList: true, subtree: true })
        }),
      [hash, seen] as const,
    )
    // the first time also loads the page's code
    if (round === 0) continue
    paint.push(answered)
    whole.push(all)
  }
  return { paint: percentiles(paint), whole: percentiles(whole) }
}

/** From the key press to the frame in which the detail beside the queue shows another idea with its answers. */
async function keyToIdea(page: Page, key: string): Promise<Measured> {
  const detail = page.locator('.review-detail')
  await page.evaluate(() => void (location.hash = '#/review'))
  await detail.waitFor()
  await page.locator('.list-row[data-active] [tabindex="0"]').first().focus()
  await page.waitForTimeout(500)
  const times: number[] = []
  for (let press = 0; press < KEYS; press += 1) {
    const painted = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const shown = () => {
            const article = document.querySelector<HTMLElement>('.review-detail')
            const answers = [...(article?.querySelectorAll('.review-answers dd') ?? [])]
            return answers.length > 0 && answers.every((answer) => answer.textContent !== '…') ? article?.dataset['id'] : undefined
          }
          const before = shown()
          addEventListener('keydown', ({ timeStamp }) => {
            const look = () => {
              const now = shown()
              if (now === undefined || now === before) requestAnimationFrame(look)
              else requestAnimationFrame(() => resolve(performance.now() - timeStamp))
            }
            queueMicrotask(look)
          }, { once: true, capture: true })
        }),
    )
    await page.waitForTimeout(150)
    await page.keyboard.press(key)
    times.push(await painted)
  }
  return percentiles(times)
}

/** `dataDir`: of a workspace that nobody holds; `stepped`: which has steps, and of which only the boards are looked at. Needs the built app; nothing where there is no browser. */
export async function benchBoardScreen(dataDir: string, stepped = false): Promise<Figure[]> {
  if (!findChromium()) return []
  const host = await startLocalHost(dataDir)
  const browser = await chromium.launch({ executablePath: findChromium()!, args: CHROMIUM_FLAGS })
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
    await page.addInitScript(() => {
      const answers: number[] = []
      const Native = WebSocket
      Object.assign(globalThis, {
        answers,
        WebSocket: class extends Native {
          constructor(...given: ConstructorParameters<typeof Native>) {
            super(...given)
            this.addEventListener('message', () => answers.push(performance.now()))
          }
        },
      })
    })
    await page.goto(host.link)
    await page.locator('h1').waitFor()
    const figures: Figure[] = []
    for (const shown of stepped ? BOARDS : PAGES) {
      const { paint, whole } = await answerToPaint(page, shown)
      figures.push({ what: `screen: ${shown.name}${stepped ? ' of stages with steps' : ''}, from the core’s first answer to the paint (raw: from opening it)`, measured: spread(paint), raw: spread(whole), goal: 'p50 < 100 ms', met: paint.p50 < 100 })
    }
    for (const [name, key] of stepped ? [] : ([['arrow', 'ArrowDown'], ['P parks it', 'p']] as const)) {
      const times = await keyToIdea(page, key)
      figures.push({ what: `screen: key press in the queue (${name}) to the next idea painted`, measured: spread(times), goal: 'p50 at most 2 frames (33 ms)', met: times.p50 <= TWO_FRAMES })
    }
    return figures
  } finally {
    await browser.close()
    await host.stop()
  }
}
