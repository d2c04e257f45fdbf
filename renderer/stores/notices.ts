// What the app has just done, said for a moment, with the way to undo it.
import { create } from 'zustand'

/** How long an undo stays in reach on the screen, ms. */
const UNDO_FOR = 10_000
const SAY_FOR = 5_000
/** The way out of a refusal: it is read, thought over and gone to, ms. */
const WAY_OUT_FOR = 30_000

export interface Notice {
  id: number
  text: string
  tone: 'done' | 'wrong'
  /** A newer notice of the same kind takes its place. */
  kind: string | null
  undo: (() => void | Promise<unknown>) | null
  /** A way to what was made. */
  open: { label: string; run: () => void } | null
}

export const useNotices = create<{ notices: Notice[] }>()(() => ({ notices: [] }))
const timers = new Map<number, ReturnType<typeof setTimeout>>()
let lastId = 0

/** Says what was done. With `undo` it can be taken back for ten seconds and by Ctrl+Z. */
export function say(text: string, { undo = null, open = null, tone = 'done', kind = null }: Partial<Pick<Notice, 'undo' | 'open' | 'tone' | 'kind'>> = {}): void {
  lastId += 1
  const id = lastId
  // Two notices at most: more would cover what the person is doing.
  const before = useNotices.getState().notices
  const kept = before.filter((notice) => kind === null || notice.kind !== kind).slice(-1)
  for (const old of before) if (!kept.includes(old)) stop(old.id)
  useNotices.setState({ notices: [...kept, { id, text, tone, kind, undo, open }] })
  resume(id)
}

export function dismiss(id: number): void {
  stop(id)
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}

/** While the pointer or the focus is on a notice it stays. */
export function stop(id: number): void {
  clearTimeout(timers.get(id))
  timers.delete(id)
}

export function resume(id: number): void {
  const notice = useNotices.getState().notices.find((notice) => notice.id === id)
  if (!notice) return
  stop(id)
  timers.set(id, setTimeout(() => dismiss(id), notice.open && notice.tone === 'wrong' ? WAY_OUT_FOR : notice.undo || notice.open ? UNDO_FOR : SAY_FOR))
}

/** Takes back what the newest notice says. */
export function undoLast(): void {
  const notice = useNotices.getState().notices.findLast(({ undo }) => undo !== null)
  if (notice) undoNotice(notice)
}

export function undoNotice(notice: Notice): void {
  dismiss(notice.id)
  void notice.undo?.()
}
