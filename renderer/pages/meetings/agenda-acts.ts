// What changes an agenda. The core answers each change with the agenda as it is then, which is shown at once.
import { useMemo } from 'react'
import type { Agenda, AgendaItem } from '../../../shared/contract/meetings.ts'
import type { AgendaSegmentKey } from '../../../shared/domain/agenda-lists.ts'
import { asAppError, asking, callCore, queryClient, type In } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords, type Words } from '../../words.ts'
import type { Subject } from './item-order.ts'

type AgendaVerb = 'choose' | 'order' | 'addItem' | 'regenerate' | 'discuss' | 'decide' | 'object' | 'close'

/** @throws AppError */
export async function changeAgenda<V extends AgendaVerb>(verb: V, input: In<'meetings', V>): Promise<Agenda> {
  const agenda = (await callCore('meetings', verb, input)) as Agenda
  const { meetingId } = input as { meetingId: string }
  queryClient.setQueryData(asking('meetings', 'agenda', { meetingId }).queryKey, agenda)
  return agenda
}

/** The choices a person made by hand, to make them again. */
interface Choices {
  picks: readonly Pick<AgendaItem, 'subject' | 'pinned' | 'minutes'>[]
  dropped: readonly Subject[]
  orders: readonly { segment: AgendaSegmentKey; subjects: Subject[] }[]
}

export function choicesOf({ segments, parked, dropped }: Agenda): Choices {
  return {
    picks: [...segments.flatMap(({ items }) => items), ...parked].filter(({ byHand, kind }) => byHand && kind !== 'added').map(({ subject, pinned, minutes }) => ({ subject, pinned, minutes })),
    dropped: dropped.map(({ subject }) => subject),
    orders: segments.filter(({ items }) => items.some(({ byHand }) => byHand)).map(({ key, items }) => ({ segment: key, subjects: items.map(({ subject }) => subject) })),
  }
}

async function chooseAgain(meetingId: string, { picks, dropped, orders }: Choices): Promise<void> {
  for (const { subject, pinned, minutes } of picks) await callCore('meetings', 'choose', { meetingId, subject, pinned, minutes })
  for (const subject of dropped) await callCore('meetings', 'choose', { meetingId, subject, dropped: true })
  for (const order of orders) await callCore('meetings', 'order', { meetingId, ...order })
}

export interface AgendaActs {
  /** Resolves to null when it failed; why is said then. */
  change: <V extends AgendaVerb>(verb: V, input: In<'meetings', V>) => Promise<Agenda | null>
  pin: (item: AgendaItem, pinned: boolean) => Promise<Agenda | null>
  /** Takes an item off this meeting; can be undone. */
  drop: (item: AgendaItem) => Promise<Agenda | null>
  takeBack: (item: AgendaItem) => Promise<Agenda | null>
  /** Null: as many minutes as the agenda itself would give. */
  setMinutes: (item: AgendaItem, minutes: number | null) => Promise<Agenda | null>
  order: (segment: AgendaSegmentKey, subjects: readonly Subject[]) => Promise<Agenda | null>
  /** Writes the agenda again without the choices made by hand; can be undone. */
  regenerate: (agenda: Agenda) => Promise<Agenda | null>
}

export function agendaActs(t: Words, meetingId: string): AgendaActs {
  const wrong = (error: unknown) => {
    say(errorWords(t, asAppError(error)), { tone: 'wrong' })
    return null
  }
  const change: AgendaActs['change'] = (verb, input) => changeAgenda(verb, input).catch(wrong)
  const choose = ({ subject }: AgendaItem, choice: { pinned?: boolean; dropped?: boolean; minutes?: number | null }) => change('choose', { meetingId, subject, ...choice })
  return {
    change,
    pin: (item, pinned) => choose(item, { pinned }),
    async drop(item) {
      const agenda = await choose(item, { dropped: true })
      if (agenda) say(t('meetings:item.droppedNotice', { title: item.title }), { undo: () => choose(item, { dropped: false }) })
      return agenda
    },
    takeBack: (item) => choose(item, { dropped: false }),
    setMinutes: (item, minutes) => choose(item, { minutes }),
    order: (segment, subjects) => change('order', { meetingId, segment, subjects: [...subjects] }),
    async regenerate(before) {
      const choices = choicesOf(before)
      const agenda = await change('regenerate', { meetingId })
      if (agenda) say(t('meetings:again.done'), { undo: () => chooseAgain(meetingId, choices).catch(wrong) })
      return agenda
    },
  }
}

export function useAgendaActs(meetingId: string): AgendaActs {
  const t = useWords()
  return useMemo(() => agendaActs(t, meetingId), [t, meetingId])
}
