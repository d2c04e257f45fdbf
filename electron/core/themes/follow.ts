// Keeps the grouping up with the rows, in slices of a few milliseconds: what is shown stays as it was until the next is ready.
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import { NOUN_NUMBERS } from '../search/nouns.ts'
import { goBack, markOf, newGrouping, takeDay, themeFor, type Mark, type Text } from './grouping.ts'
import { createNaming, newestFirst } from './naming.ts'
import type { Grouping } from './nearness.ts'
import { createTexts, firstLogged, KINDS, nameOfText, textRows, textRowsAfter, type TextChange, type Texts } from './texts.ts'

/** How long one slice may take, milliseconds; quiet time after a write; rows read at a time. */
const SLICE_MS = 4
const QUIET_MS = 300
const READ = 100
/** Of a day that brings more (an import), so many are taken at a time. */
const MOST_AT_ONCE = 2000
/** Taking all anew takes seconds where there are many. What is logged late or edited long after is then only put where it is nearest, and all is taken anew so much later. */
const FEW = 5000
const ANEW_MS = 10 * 60 * 1000
export interface Computed {
  readonly key: string
  readonly example: boolean
  /** Single words among them, the heaviest first. */
  readonly makers: readonly number[]
  readonly words: readonly string[]
}

/** What is shown. `of`: by pk, the place of the theme in `themes`; -1 for none. */
export interface Published { readonly version: number; readonly themes: readonly Computed[]; readonly of: Int32Array; readonly texts: Texts }

export interface Follower {
  readonly published: Published | null
  /** Rows read, and all; while the first grouping is made. */
  readonly progress: { done: number; of: number }
  readonly isSettled: boolean
  /** Begins, if it has not, and goes on by itself. */
  begin(): void
  settle(): Promise<void>
  /** Forgets all and makes it anew. */
  startOver(): void
  close(): void
}

/** Learnings of which none shapes the others' themes: the real ones, and the examples. */
interface World { readonly example: boolean; grouping: Grouping; /** Before the last day. */ mark: Mark | null; /** The last day that was taken. */ day: number; /** The first day that is to be taken anew; Infinity: none. */ from: number; told: number[]; /** What is to be taken anew with all the others. */ readonly late: Set<number>; /** When all was taken anew, by the clock of the process. */ anewAt: number }

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
const newWorld = (example: boolean): World => ({ example, grouping: newGrouping(), mark: null, day: -Infinity, from: -Infinity, told: [], late: new Set(), anewAt: -Infinity })

export function createFollower({ store, log, onPublished }: { store: Store; log: Log; onPublished: () => void }): Follower {
  const { read } = store
  let texts = createTexts()
  let worlds = [newWorld(false), newWorld(true)]
  /** By pk: the place in its world's themes. */
  let of = new Int32Array(0)
  const naming = createNaming(read)
  let seq = -1
  let readUpTo = 0
  let published: Published | null = null
  let progress = { done: 0, of: 0 }
  let running: Promise<void> | null = null
  let begun = false
  let closed = false
  let wokenAt = 0
  let hurrying = 0
  /** Grows when all is forgotten: what runs then ends. */
  let life = 0
  const stopListening = store.onChange((nouns) => {
    if (begun && (nouns.has('learnings') || nouns.has('customers'))) wake()
  })

  const lastMark = () => read.value<number>(`SELECT seq FROM sqlite_sequence WHERE name = 'searchMark'`) ?? 0

  function note(changes: readonly TextChange[]): void {
    for (const { pk, kind, day } of changes) {
      if (kind === KINDS.private || kind === KINDS.absent) continue
      const world = worlds[kind === KINDS.example ? 1 : 0]!
      world.from = Math.min(world.from, day)
      if (published) world.late.add(pk)
    }
  }

  let sliceFrom = 0
  async function breathe(mine: number): Promise<boolean> {
    if (performance.now() - sliceFrom > SLICE_MS) {
      await turn()
      sliceFrom = performance.now()
    }
    return !closed && life === mine
  }

  /** Rows that were never read, in order. */
  async function readAll(mine: number): Promise<boolean> {
    progress = { done: 0, of: read.value<number>('SELECT count(*) FROM learning WHERE deletedAt IS NULL') ?? 0 }
    for (;;) {
      const rows = textRowsAfter(read, readUpTo, READ)
      note(texts.take(rows, []))
      progress = { ...progress, done: progress.done + rows.length }
      if (rows.length < READ) return true
      readUpTo = rows.at(-1)!.pk
      if (!(await breathe(mine))) return false
    }
  }

  /** Rows that were written since. False when nothing was. */
  async function readChanged(mine: number): Promise<boolean> {
    const last = lastMark()
    if (last === seq) return false
    const marks = read.all<{ seq: number; noun: number; pk: number }>('SELECT seq, noun, pk FROM searchMark WHERE seq > ? ORDER BY seq', [seq])
    // marks that search is done with are removed: then all is looked at again
    if (marks.length === 0 || marks[0]!.seq !== seq + 1) {
      seq = last
      readUpTo = 0
      const known = texts.end
      if (!(await readAll(mine))) return true
      for (let pk = 1; pk < known; pk += 1000) {
        const some = Array.from({ length: Math.min(1000, known - pk) }, (_, at) => pk + at).filter((one) => texts.kind[one] !== KINDS.absent)
        const living = new Set(read.all<{ pk: number }>('SELECT pk FROM learning WHERE deletedAt IS NULL AND pk >= ? AND pk < ?', [pk, pk + 1000]).map((row) => row.pk))
        note(texts.take([], some.filter((one) => !living.has(one))))
        if (!(await breathe(mine))) return true
      }
      return true
    }
    seq = marks.at(-1)!.seq
    const pks = [...new Set(marks.filter(({ noun }) => noun === NOUN_NUMBERS.learning).map(({ pk }) => pk))]
    for (let at = 0; at < pks.length; at += READ) {
      const some = pks.slice(at, at + READ)
      note(texts.take(textRows(read, some), some))
      if (!(await breathe(mine))) return true
    }
    return pks.length > 0
  }

  /** pks of a world by the day they were logged, from a day on. */
  function daysFrom({ example }: World, from: number): [number, number[]][] {
    const wanted = example ? KINDS.example : KINDS.shared
    const days = new Map<number, number[]>()
    for (let pk = 1; pk < texts.end; pk++) {
      if (texts.kind[pk] !== wanted || texts.logged[pk]! < from) continue
      const list = days.get(texts.logged[pk]!)
      if (list) list.push(pk)
      else days.set(texts.logged[pk]!, [pk])
    }
    return [...days].sort((a, b) => a[0] - b[0])
  }

  /** Something changed that was logged before the last day. */
  const isAnew = ({ from, day, mark }: World) => from !== Infinity && !(from > day) && !(from === day && mark !== null)
  const isDue = (world: World) => world.from !== Infinity && (!isAnew(world) || published === null || hurrying > 0 || texts.end < FEW || performance.now() - world.anewAt > ANEW_MS)

  async function regroup(world: World, mine: number): Promise<boolean> {
    if (!isDue(world)) return true
    const anew = isAnew(world)
    world.late.clear()
    let begin = world.from
    world.from = Infinity
    if (of.length < texts.end) {
      const larger = new Int32Array(texts.end * 2).fill(-1)
      larger.set(of)
      of = larger
    }
    if (anew) {
      world.grouping = newGrouping()
      world.mark = null
      world.anewAt = performance.now()
      begin = -Infinity
      const wanted = world.example ? KINDS.example : KINDS.shared
      for (let pk = 1; pk < texts.end; pk++) if (texts.kind[pk] === wanted || texts.kind[pk] === KINDS.absent) of[pk] = -1
    } else if (begin > world.day) world.mark = null
    else {
      goBack(world.grouping, world.mark!)
      for (const pk of world.told) of[pk] = -1
    }
    const days = daysFrom(world, begin)
    for (const [at, [day, pks]] of days.entries()) {
      // only the last day is ever taken back
      if (at === days.length - 1) world.mark ??= markOf(world.grouping)
      world.day = day
      world.told = []
      pks.sort(firstLogged(texts))
      for (let first = 0; first < pks.length; first += MOST_AT_ONCE) {
        const some = pks.slice(first, first + MOST_AT_ONCE).map((pk): Text => ({ pk, name: nameOfText(texts, pk), units: texts.units(pk).slice() }))
        world.mark?.texts.push(...some)
        for (const _ of takeDay(world.grouping, some, (pk, theme) => {
          of[pk] = theme
          world.told.push(pk)
        })) if (!(await breathe(mine))) return false
        if (!(await breathe(mine))) return false
      }
    }
    if (days.length === 0) world.day = -Infinity
    return true
  }

  async function publish(mine: number): Promise<void> {
    const all: Computed[] = []
    const next = new Int32Array(texts.end).fill(-1)
    for (const world of worlds) {
      const first = all.length
      const wanted = world.example ? KINDS.example : KINDS.shared
      const members = world.grouping.themes.map((): number[] => [])
      for (let pk = 1; pk < texts.end; pk++) {
        if (pk % 500 === 0 && !(await breathe(mine))) return
        if (texts.kind[pk] === wanted && of[pk]! >= 0) {
          members[of[pk]!]!.push(pk)
          next[pk] = first + of[pk]!
        } else if ((texts.kind[pk] === KINDS.private && !world.example) || (texts.kind[pk] === wanted && world.late.has(pk))) {
          const theme = themeFor(world.grouping, texts.units(pk))
          if (theme >= 0) next[pk] = first + theme
        }
      }
      for (const [index, theme] of world.grouping.themes.entries()) {
        all.push({ key: theme.key, example: world.example, ...naming.nameOf(`${world.example} ${theme.key}`, theme, newestFirst(texts, members[index]!)) })
        if (!(await breathe(mine))) return
      }
    }
    published = { version: (published?.version ?? 0) + 1, themes: all, of: next, texts }
    onPublished()
  }

  const rest = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms).unref())

  /** Somebody has just written and may write again. */
  const isBusy = () => hurrying === 0 && !closed && performance.now() - wokenAt < QUIET_MS
  const isSettled = () => running === null && published !== null && seq === lastMark() && worlds.every(({ from }) => from === Infinity)
  const isClosed = () => closed

  let later: ReturnType<typeof setTimeout> | null = null
  /** What was put off is looked at again in time. */
  function putOff(): void {
    if (later || !worlds.some(({ from }) => from !== Infinity)) return
    later = setTimeout(() => {
      later = null
      wake()
    }, ANEW_MS / 2)
    later.unref()
  }

  async function work(): Promise<void> {
    for (;;) {
      while (isBusy()) await rest(QUIET_MS)
      if (closed) return
      const mine = life
      sliceFrom = performance.now()
      if (seq === -1) {
        seq = lastMark()
        if (!(await readAll(mine))) continue
      } else if (!(await readChanged(mine)) && published && !worlds.some(isDue)) {
        putOff()
        return
      }
      let whole = true
      for (const world of worlds) whole &&= await regroup(world, mine)
      if (whole && life === mine) await publish(mine)
    }
  }

  function wake(): void {
    wokenAt = performance.now()
    if (closed) return
    running ??= work()
      .catch((error: unknown) => log.error('themes are not made', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
      .finally(() => {
        running = null
        // written while the last look was taken
        if (!closed && begun && seq !== -1 && seq !== lastMark()) wake()
      })
  }

  return {
    get published() {
      return published
    },
    get progress() {
      return progress
    },
    get isSettled() {
      return isSettled()
    },
    begin() {
      if (begun) return
      begun = true
      wake()
      wokenAt = 0
    },
    async settle() {
      hurrying++
      try {
        begun = true
        while (!isClosed() && !isSettled()) {
          wake()
          await running
        }
      } finally {
        hurrying--
      }
    },
    startOver() {
      life++
      ;[texts, worlds, of, seq, readUpTo, published] = [createTexts(), [newWorld(false), newWorld(true)], new Int32Array(0), -1, 0, null]
      naming.forget()
      if (begun) wake()
    },
    close() {
      closed = true
      if (later) clearTimeout(later)
      stopListening()
    },
  }
}
