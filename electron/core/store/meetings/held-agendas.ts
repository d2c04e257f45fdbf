// What the agendas of held meetings tell the next one: who had a turn, what was not reached, what did not fit. Read once each: a held agenda stays as it was.
import type { Agenda, AgendaItem } from '../../../../shared/contract/meetings.ts'
import type { AgendaFacts } from '../../../../shared/domain/agenda/facts.ts'
import type { Read } from '../read.ts'

export interface HeldAgenda {
  /** The learning in the empty chair. */
  readonly storyId: string | null
  /** Learnings that stood on it. */
  readonly learnings: readonly string[]
  /** On it and not discussed, and on how many agendas in a row by now. Actions and promises come back by themselves until they are done. */
  readonly left: AgendaFacts['leftOften']
  /** Learnings that were on its parking list as news, the best first. */
  readonly parked: readonly string[]
}

/** Of one parking list; it may hold hundreds. */
const PARKED = 30
/** Held agendas that are remembered. */
const REMEMBERED = 60
const remembered = new Map<string, HeldAgenda>()

/** From the last held meeting backwards, of the series or of all. */
export function heldAgendas(read: Read, seriesId: string | null, meetings: number): HeldAgenda[] {
  const rows = seriesId === null
    ? read.all<{ id: string; mark: string }>(`SELECT id, ver || ' ' || updatedAt || ' ' || length(agenda) AS mark FROM meeting INDEXED BY meetingSeries WHERE deletedAt IS NULL AND state = 'held' ORDER BY heldAt DESC, pk DESC LIMIT :meetings`, { meetings })
    : read.all<{ id: string; mark: string }>(`SELECT id, ver || ' ' || updatedAt || ' ' || length(agenda) AS mark FROM meeting INDEXED BY meetingSeries WHERE seriesId = :seriesId AND deletedAt IS NULL AND state = 'held' ORDER BY startsAt DESC, pk DESC LIMIT :meetings`, { seriesId, meetings })
  return rows.map(({ id, mark }) => {
    const key = `${id} ${mark}`
    let held = remembered.get(key)
    if (!held) {
      held = digest(read.value<string | null>('SELECT agenda FROM meeting WHERE id = ?', [id]) ?? null)
      if (remembered.size >= REMEMBERED) remembered.delete(remembered.keys().next().value!)
      remembered.set(key, held)
    }
    return held
  })
}

function digest(text: string | null): HeldAgenda {
  if (text === null) return { storyId: null, learnings: [], left: [], parked: [] }
  const { segments, parked } = JSON.parse(text) as Agenda
  const items = segments.flatMap((segment) => segment.items)
  const [story] = segments.find(({ key }) => key === 'empty-chair')?.items ?? []
  return {
    storyId: story?.kind === 'learning' ? story.id : null,
    learnings: items.filter(({ kind }) => kind === 'learning').map(({ id }) => id),
    left: items.filter(({ kind, discussedAt, decisions }) => kind !== 'added' && discussedAt === null && decisions.length === 0).map((item) => ({ subject: item.subject, times: timesBefore(item) + 1 })),
    parked: parked.filter(({ kind, segment }) => kind === 'learning' && segment === 'front-line').slice(0, PARKED).map(({ subject }) => subject),
  }
}

function timesBefore({ carriedOver, reasons }: AgendaItem): number {
  if (!carriedOver) return 0
  const params = reasons.find(({ code }) => code === 'left-over' || code === 'left-often')?.params
  return Number(params?.['times'] ?? params?.['count'] ?? 1)
}

/** Whose learnings these are: customers, colleagues and teams. */
export function voicesOf(read: Read, ids: readonly string[]): Map<string, readonly string[]> {
  return new Map(
    read
      .all<{ id: string; customerId: string | null; authorId: string; teamId: string | null }>('SELECT x.id, x.ofCustomerId AS customerId, x.authorId, x.teamId FROM json_each(?) wanted JOIN learning x ON x.id = wanted.value', [JSON.stringify(ids)])
      .map(({ id, customerId, authorId, teamId }) => [id, [authorId, ...(customerId === null ? [] : [customerId]), ...(teamId === null ? [] : [teamId])]]),
  )
}

/** The customers in the empty chair, by learning. */
export function customersOf(read: Read, ids: readonly string[]): Map<string, string> {
  return new Map(read.all<{ id: string; customerId: string }>('SELECT x.id, x.ofCustomerId AS customerId FROM json_each(?) wanted JOIN learning x ON x.id = wanted.value WHERE x.ofCustomerId IS NOT NULL', [JSON.stringify(ids)]).map(({ id, customerId }) => [id, customerId]))
}

/** SQL for the name of a row that was deleted, by kind of subject. */
const NAMES: Readonly<Record<string, string>> = {
  learning: 'SELECT text FROM learning WHERE id = ? AND deletedAt IS NOT NULL',
  idea: 'SELECT title FROM idea WHERE id = ? AND deletedAt IS NOT NULL',
  'follow-up': 'SELECT l.text FROM followUp f JOIN learning l ON l.id = f.learningId WHERE f.id = ? AND (f.deletedAt IS NOT NULL OR l.deletedAt IS NOT NULL)',
  metric: 'SELECT name FROM metric WHERE id = ? AND deletedAt IS NOT NULL',
  area: 'SELECT name FROM area WHERE id = ? AND deletedAt IS NOT NULL',
  action: 'SELECT title FROM actionItem WHERE id = ? AND deletedAt IS NOT NULL',
}

/** Of these subjects: what was deleted, with the name that is left of it. */
export function goneOf(read: Read, subjects: readonly string[]): AgendaFacts['gone'] {
  return [...new Set(subjects)].flatMap((subject) => {
    const [kind = '', id = ''] = subject.split(':')
    const title = NAMES[kind] && read.value<string>(NAMES[kind], [id.slice(0, 36)])
    return title === undefined || title === '' ? [] : [{ subject, title }]
  })
}

/** The text of a learning (or of the one that a promise is about) that only its author may read; undefined when there is none. */
export function privateTitle(read: Read, subject: string): string | undefined {
  const [kind = '', id = ''] = subject.split(':')
  const of = kind === 'learning' ? 'id = ?' : kind === 'follow-up' ? 'id = (SELECT learningId FROM followUp WHERE id = ?)' : null
  return of === null ? undefined : read.value<string>(`SELECT text FROM learning WHERE ${of} AND visibility = 'private' AND deletedAt IS NULL`, [id])
}
