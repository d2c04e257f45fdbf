// News in SQL: nothing is kept for them. They are read from the rows that tell what happened, each by its own index, to the ideas that somebody has to do with.
import type { DecisionKind } from '../../../../shared/domain/agenda-lists.ts'
import type { Stage } from '../../../../shared/domain/ideas.ts'
import { mentionsOf } from '../../../../shared/domain/mentions.ts'
import type { NewsKind, NewsTask } from '../../../../shared/domain/news.ts'
import { NAMELESS } from '../../../../shared/domain/rights.ts'
import { IS_NEWS } from '../meetings/decisions.ts'
import { survivorOf } from '../merged.ts'
import type { Read } from '../read.ts'
import { NAMELESS_OF_ME } from '../replica/nameless.ts'
import { asked, BY_OTHERS, cut, happened, isWithin, MOST, wholeHours, type Event, type Span, type TellingRow } from './event.ts'
import type { Interest } from './interest.ts'

interface Row extends TellingRow { answers: number | null; asks: number | null; mentions: string | null }

const SOURCES = {
  comment: happened(`x.authorId AS byId, ${cut('x.text')} AS text, '' AS code, x.answers, x.asks, x.mentions`, `comment x INDEXED BY commentIdea ON x.ideaId = part.id WHERE x.deletedAt IS NULL AND ${BY_OTHERS('x.authorId')}`, 'x.createdAt'),
  // what a meeting decided is told as its decision; who only agreed has moved nothing
  stageChange: happened(`x.memberId AS byId, ${cut('x.reason')} AS text, x.toStage AS code, NULL AS answers, NULL AS asks, NULL AS mentions`, `stageChange x INDEXED BY stageChangeIdea ON x.ideaId = part.id WHERE x.deletedAt IS NULL AND x.meetingId IS NULL AND x.fromStage <> x.toStage AND ${BY_OTHERS('x.memberId')}`, 'x.createdAt'),
  decision: happened(`x.memberId AS byId, ${cut('x.reason')} AS text, x.kind AS code, NULL AS answers, NULL AS asks, NULL AS mentions`, `decision x INDEXED BY decisionSubject ON x.subject = 'idea:' || part.id WHERE x.deletedAt IS NULL AND ${IS_NEWS('x')} AND ${BY_OTHERS('x.memberId')}`, 'x.createdAt'),
  review: happened(`x.memberId AS byId, ${cut('x.comment')} AS text, '' AS code, NULL AS answers, NULL AS asks, NULL AS mentions`, `review x INDEXED BY reviewIdea ON x.ideaId = part.id WHERE x.deletedAt IS NULL AND ${BY_OTHERS('x.memberId')}`, 'x.createdAt'),
  benefit: happened(`x.confirmedById AS byId, ${cut('x.proof')} AS text, '' AS code, NULL AS answers, NULL AS asks, NULL AS mentions`, `benefit x INDEXED BY benefitIdea ON x.ideaId = part.id WHERE x.deletedAt IS NULL AND x.confirmedById IS NOT NULL AND x.confirmedAt IS NOT NULL AND ${BY_OTHERS('x.confirmedById')}`, 'x.confirmedAt'),
} as const
type Source = keyof typeof SOURCES

function kindOf(source: Source, row: Row, isAuthor: boolean): NewsKind {
  if (source === 'comment') return row.asks === 1 && isAuthor ? 'asked' : row.answers === 1 ? 'answered' : 'commented'
  if (source === 'stageChange') return row.code === 'merged' ? 'merged' : 'moved'
  return source === 'decision' ? 'decided' : source === 'review' ? 'scored' : 'benefit'
}

/** Rows that are put once, and stay: the hub's version of them says when they came. */
const STAYS: ReadonlySet<Source> = new Set(['comment', 'stageChange', 'decision'])

function toEvent(source: Source, row: Row, isAuthor: boolean): Event {
  return {
    id: row.id,
    kind: kindOf(source, row, isAuthor),
    about: `idea:${row.root}`,
    at: row.at,
    ver: STAYS.has(source) ? row.ver : 0,
    byId: row.byId,
    text: row.text,
    ...(source === 'stageChange' && { stage: row.code as Stage }),
    ...(source === 'decision' && { decision: row.code as DecisionKind }),
    ...(row.partId !== row.root && { partId: row.partId }),
  }
}

/** What happened to the ideas that somebody has to do with. */
export function ideaEvents(read: Read, me: string, interest: Interest, span: Span): Event[] {
  const { why, from } = interest
  const params = asked(me, interest, span)
  return (Object.keys(SOURCES) as Source[]).flatMap((source) =>
    params.flatMap((some) => read.all<Row>(SOURCES[source], some)).filter((row) => isWithin(row, span) && row.at > from.get(row.root)!).map((row) => toEvent(source, row, why.get(row.root) === 'author')),
  )
}

/** Comments that name somebody, on any idea. */
export function mentionEvents(read: Read, me: string, span: Span): Event[] {
  return read
    .all<Row>(
      `SELECT ${survivorOf('part')} AS root, part.id AS partId, x.id, x.createdAt AS at, x.ver, x.authorId AS byId, ${cut('x.text')} AS text, x.mentions FROM comment x INDEXED BY commentMentions JOIN idea part ON part.id = x.ideaId
       WHERE x.mentions IS NOT NULL AND x.deletedAt IS NULL AND part.deletedAt IS NULL AND x.createdAt > :since AND x.createdAt <= :until AND instr(x.mentions, :me) > 0 AND ${BY_OTHERS('x.authorId')} ORDER BY x.createdAt DESC LIMIT ${MOST}`,
      { me, ...wholeHours(span) },
    )
    .filter((row) => isWithin(row, span) && mentionsOf(row.mentions).some(({ id }) => id === me))
    .map((row) => ({ ...toEvent('comment', row, false), kind: 'mentioned' }))
}

const ASSIGNED_IDEAS = `SELECT i.id, i.id AS root, i.id AS partId, coalesce(c.at, i.createdAt) AS at, coalesce(c.memberId, i.authorId) AS byId
  FROM idea i LEFT JOIN ideaChange c ON c.pk = (SELECT h.pk FROM ideaChange h INDEXED BY ideaChangeOf WHERE h.ideaId = i.id AND h.deletedAt IS NULL AND h.entity = 'idea' AND h.field = 'ownerId' ORDER BY h.at DESC, h.id DESC LIMIT 1)
  WHERE i.ownerId = :me AND i.deletedAt IS NULL AND i.stage <> 'merged' ORDER BY i.stageAt DESC LIMIT ${MOST}`

/** What somebody is to do now, because another said so: own an idea, keep a promise, do something that was agreed. */
export function assignedEvents(read: Read, me: string, span: Span): Event[] {
  const within = (row: { at: number; byId: string | null }) => isWithin(row, span) && row.byId !== me
  const ideas = read.all<Row>(ASSIGNED_IDEAS, { me }).filter(within).filter(({ id, byId }) => byId !== NAMELESS || read.value(`SELECT 1 WHERE :id IN (${NAMELESS_OF_ME})`, { id, me }) === undefined)
  const promises = read
    .all<Row>(
      `SELECT f.id, iif(f.handedById IS NOT NULL, f.handedAt, f.createdAt) AS at, coalesce(f.handedById, l.authorId) AS byId, ${cut('l.text')} AS text FROM followUp f INDEXED BY followUpOwner JOIN learning l ON l.id = f.learningId
       WHERE f.ownerId = :me AND f.deletedAt IS NULL AND f.resolvedAt IS NULL AND l.deletedAt IS NULL ORDER BY f.dueAt LIMIT ${MOST}`,
      { me },
    )
    .filter(within)
  // who agreed it is not in the row: on the device where it was written it is one's own doing
  const actions = read.all<Row>(
    `SELECT a.id, a.createdAt AS at, NULL AS byId, '' AS text FROM actionItem a INDEXED BY actionItemOwner WHERE a.ownerId = :me AND a.deletedAt IS NULL AND a.doneAt IS NULL AND a.createdAt > :since AND a.createdAt <= :until AND NOT EXISTS (SELECT 1 FROM made WHERE rowId = a.id) LIMIT ${MOST}`,
    { me, ...span },
  )
  const event = (about: string, task: NewsTask) => ({ id, at, byId, text }: Row): Event => ({ id: `assigned:${id}`, kind: 'assigned', task, about: `${about}:${id}`, at, ver: 0, byId, text: text ?? '' })
  return [...ideas.map(event('idea', 'own')), ...promises.map(event('follow-up', 'promise')), ...actions.map(event('action', 'action'))]
}

export interface Thing { readonly title: string; readonly example: boolean; readonly meetingId?: string }

const THINGS: Readonly<Record<string, string>> = {
  idea: 'SELECT x.id, x.title, x.example, NULL AS meetingId FROM json_each(:ids) wanted JOIN idea x ON x.id = wanted.value WHERE x.deletedAt IS NULL',
  'follow-up': `SELECT x.id, coalesce(c.name, ${cut('l.text')}) AS title, x.example, NULL AS meetingId FROM json_each(:ids) wanted JOIN followUp x ON x.id = wanted.value JOIN learning l ON l.id = x.learningId LEFT JOIN customer c ON c.id = x.customerId WHERE x.deletedAt IS NULL AND l.deletedAt IS NULL`,
  learning: `SELECT x.id, ${cut('x.text')} AS title, x.example, NULL AS meetingId FROM json_each(:ids) wanted JOIN learning x ON x.id = wanted.value WHERE x.deletedAt IS NULL`,
  campaign: 'SELECT x.id, x.name AS title, x.example, NULL AS meetingId FROM json_each(:ids) wanted JOIN campaign x ON x.id = wanted.value WHERE x.deletedAt IS NULL',
  action: 'SELECT x.id, x.title, x.example, x.meetingId FROM json_each(:ids) wanted JOIN actionItem x ON x.id = wanted.value WHERE x.deletedAt IS NULL',
}

/** What news are about, by `about`; what is gone is left out. */
export function thingsOf(read: Read, abouts: readonly string[]): Map<string, Thing> {
  const things = new Map<string, Thing>()
  for (const [noun, sql] of Object.entries(THINGS)) {
    const ids = abouts.filter((about) => about.startsWith(`${noun}:`)).map((about) => about.slice(noun.length + 1))
    if (ids.length === 0) continue
    for (const { id, title, example, meetingId } of read.all<{ id: string; title: string; example: number; meetingId: string | null }>(sql, { ids: JSON.stringify(ids) })) {
      things.set(`${noun}:${id}`, { title, example: example === 1, ...(meetingId !== null && { meetingId }) })
    }
  }
  return things
}

export function titlesOf(read: Read, ids: readonly string[]): Map<string, string> {
  return new Map(read.all<{ id: string; title: string }>('SELECT x.id, x.title FROM json_each(?) wanted JOIN idea x ON x.id = wanted.value', [JSON.stringify(ids)]).map(({ id, title }) => [id, title]))
}

export function namesOf(read: Read, ids: readonly string[]): Map<string, string> {
  return new Map(read.all<{ id: string; name: string }>('SELECT m.id, m.name FROM json_each(?) wanted JOIN member m ON m.id = wanted.value', [JSON.stringify(ids)]).map(({ id, name }) => [id, name]))
}
