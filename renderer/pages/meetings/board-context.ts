// What the items of an agenda share: which one has the Tab stop, which one is being moved, and what can be done with them.
import { createContext, use, type KeyboardEvent } from 'react'
import type { AgendaItem } from '../../../shared/contract/meetings.ts'
import type { AgendaSegmentKey } from '../../../shared/domain/agenda-lists.ts'
import type { AgendaActs } from './agenda-acts.ts'
import type { Subject } from './item-order.ts'

export interface Board extends AgendaActs {
  meetingId: string
  /** The one item that Tab comes to. */
  stop: Subject | null
  /** Picked up by the keyboard: not yet where the arrows have shown it. */
  grabbed: Subject | null
  /** A segment's items as they are shown now. */
  shown: (segment: AgendaSegmentKey, items: readonly AgendaItem[]) => readonly AgendaItem[]
  setStop: (subject: Subject) => void
  onItemKey: (event: KeyboardEvent<HTMLElement>, item: AgendaItem, segment: AgendaSegmentKey) => void
  move: (item: AgendaItem, segment: AgendaSegmentKey, steps: number) => void
  place: (subject: Subject, segment: AgendaSegmentKey, target: Subject, side: 'before' | 'after') => void
  dropItem: (item: AgendaItem) => void
  pinItem: (item: AgendaItem) => void
  openItem: (item: AgendaItem) => void
}

export const BoardContext = createContext<Board | null>(null)

/** Null on an agenda that cannot be changed: one of a held meeting. */
export function useBoard(): Board | null {
  return use(BoardContext)
}
