// Held meetings in SQL: how long they took, how often actions were carried over, who was heard, and their figures. Everything is computed from what is kept.
import type { Meeting } from '../../../../shared/contract/meetings.ts'
import type { MeetingFigures, OpenAction } from '../../../../shared/contract/minutes.ts'
import { TREND_MEETINGS } from '../../../../shared/domain/minutes-lists.ts'
import type { Read } from '../read.ts'

/**
 * Minutes that the held meeting `m` took: from when it was opened to be run (`meetingRun`, with breaks left out) until it was ended. One that was not run from
 * its agenda: from its planned beginning, if it was ended within twice its planned length; what is ended in the evening tells nothing.
 */
const TOOK = `(SELECT CASE
    WHEN r.startedAt IS NOT NULL THEN CASE WHEN m.heldAt > r.startedAt AND m.heldAt - r.startedAt <= 43200000 THEN cast(round((m.heldAt - r.startedAt) / 60000.0) AS INTEGER) END
    WHEN m.heldAt > m.startsAt AND m.heldAt - m.startsAt <= 120000 * m.minutes THEN cast(round((m.heldAt - m.startsAt) / 60000.0) AS INTEGER) END
  FROM (SELECT 1) LEFT JOIN meetingRun r ON r.meetingId = m.id AND r.deletedAt IS NULL)`

/** Meetings of its series at which the action `a` was open, after the one where it was agreed. */
const CARRIED = `(SELECT count(*) FROM meeting h INDEXED BY meetingSeries WHERE h.seriesId = a.seriesId AND h.deletedAt IS NULL AND h.state = 'held' AND h.id IS NOT a.meetingId AND h.heldAt > a.createdAt AND (a.doneAt IS NULL OR h.startsAt < a.doneAt))`

export function tookOf(read: Read, meetingId: string): { took: number | null; example: boolean } {
  const row = read.get<{ took: number | null; example: number }>(`SELECT ${TOOK} AS took, m.example FROM meeting m WHERE m.id = ?`, [meetingId])
  return { took: row?.took ?? null, example: row?.example === 1 }
}

interface ActionRow extends Omit<OpenAction, 'owner' | 'example'> { ownerId: string | null; ownerName: string | null; example: number }
const ACTION = `SELECT a.id, a.title, a.ownerId, o.name AS ownerName, a.dueOn, a.doneAt, a.createdAt, a.meetingId, a.subject, a.example, s.name AS series, ${CARRIED} AS carried
  FROM actionItem a LEFT JOIN member o ON o.id = a.ownerId LEFT JOIN series s ON s.id = a.seriesId`
const toAction = ({ ownerId, ownerName, example, ...row }: ActionRow): OpenAction => ({ ...row, owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' }, example: example === 1 })

const MOST_OPEN = 500

/** Due first on top; of everybody, or of one member. */
export function carriedActions(read: Read, ownerId: string | null = null, until: string | null = null): OpenAction[] {
  return read
    .all<ActionRow>(`${ACTION} WHERE a.deletedAt IS NULL AND a.doneAt IS NULL AND (:ownerId IS NULL OR a.ownerId = :ownerId) AND (:until IS NULL OR a.dueOn <= :until) ORDER BY a.dueOn IS NULL, a.dueOn, a.createdAt, a.pk LIMIT ${MOST_OPEN}`, { ownerId, until })
    .map(toAction)
}

/** Those of a meeting, and these; also when they are done. */
export function actionsFor(read: Read, meetingId: string, ids: readonly string[]): OpenAction[] {
  return read
    .all<ActionRow>(`${ACTION} WHERE a.deletedAt IS NULL AND (a.meetingId = :meetingId OR a.id IN (SELECT value FROM json_each(:ids))) ORDER BY a.dueOn IS NULL, a.dueOn, a.createdAt, a.pk`, { meetingId, ids: JSON.stringify(ids) })
    .map(toAction)
}

/** SQL for the name of what a subject is about, by its kind. What is private has none. */
const TITLES: Readonly<Record<string, string>> = {
  learning: `SELECT text FROM learning WHERE id = ? AND visibility = 'everyone'`,
  idea: 'SELECT title FROM idea WHERE id = ?',
  'follow-up': `SELECT l.text FROM followUp f JOIN learning l ON l.id = f.learningId WHERE f.id = ? AND l.visibility = 'everyone'`,
  metric: 'SELECT name FROM metric WHERE id = ?',
  area: 'SELECT name FROM area WHERE id = ?',
  added: 'SELECT title FROM agendaChoice WHERE subject = ? AND title IS NOT NULL',
}

export function titleOfSubject(read: Read, subject: string): string | null {
  const [kind = '', id = ''] = subject.split(':')
  const sql = Object.hasOwn(TITLES, kind) ? TITLES[kind]! : null
  return (sql && read.value<string>(sql, [kind === 'added' ? subject : id.slice(0, 36)])) || null
}

export interface HistoryFilter {
  readonly seriesId: string | null
  readonly customerId: string | null
  /** Instants: from, and before. */
  readonly from: number | null
  readonly before: number | null
}

export interface HistoryRow extends Meeting { readonly pk: number; readonly took: number | null }

/** A customer's voice in a meeting: something of theirs was talked about. */
const OF_CUSTOMER = `EXISTS (SELECT 1 FROM discussion d WHERE d.meetingId = m.id AND d.deletedAt IS NULL AND d.subject IN (
    SELECT 'learning:' || id FROM learning WHERE ofCustomerId = :customerId AND deletedAt IS NULL
    UNION ALL SELECT 'follow-up:' || id FROM followUp WHERE ofCustomerId = :customerId AND deletedAt IS NULL
    UNION ALL SELECT 'idea:' || ideaId FROM ideaCustomer WHERE ofCustomerId = :customerId AND deletedAt IS NULL
    UNION ALL SELECT 'idea:' || e.ideaId FROM evidence e JOIN learning l ON l.id = e.learningId WHERE l.ofCustomerId = :customerId AND l.deletedAt IS NULL AND e.deletedAt IS NULL))`
const FILTERED = `FROM meeting m INDEXED BY meetingSeries JOIN series s ON s.id = m.seriesId WHERE m.deletedAt IS NULL AND s.deletedAt IS NULL AND m.state = 'held'
  AND (:seriesId IS NULL OR m.seriesId = :seriesId) AND (:from IS NULL OR m.startsAt >= :from) AND (:before IS NULL OR m.startsAt < :before) AND (:customerId IS NULL OR ${OF_CUSTOMER})
  AND (:pks IS NULL OR m.pk IN (SELECT value FROM json_each(:pks)))`

/** Newest first. `pks`: only these. */
export function historyRows(read: Read, filter: HistoryFilter, pks: readonly number[] | null, limit: number, offset: number): { rows: HistoryRow[]; total: number } {
  const params = { ...filter, pks: pks && JSON.stringify(pks) }
  const total = read.value<number>(`SELECT count(*) ${FILTERED}`, params) ?? 0
  const rows = read
    .all<Omit<HistoryRow, 'series' | 'example'> & { seriesId: string; seriesName: string; example: number }>(
      `SELECT m.pk, m.id, m.seriesId, s.name AS seriesName, m.startsAt, m.minutes, m.state, m.heldAt, m.example, ${TOOK} AS took,
         (SELECT count(*) FROM decision d WHERE d.meetingId = m.id AND d.deletedAt IS NULL) AS decisions,
         (SELECT count(*) FROM actionItem a WHERE a.meetingId = m.id AND a.deletedAt IS NULL) AS actions,
         (SELECT count(*) FROM discussion d WHERE d.meetingId = m.id AND d.deletedAt IS NULL AND d.discussedAt IS NOT NULL) AS discussed
       ${FILTERED} ORDER BY m.heldAt DESC, m.pk DESC LIMIT :limit OFFSET :offset`,
      { ...params, limit, offset },
    )
    .map(({ seriesId, seriesName, example, ...row }) => ({ ...row, series: { id: seriesId, name: seriesName }, example: example === 1 }))
  return { rows, total }
}

/** What each held meeting says, for a search in words: its series' name, notes, reasons, objections, actions and what was added to its agenda. */
export function heldTexts(read: Read, filter: HistoryFilter): { pk: number; text: string }[] {
  return read.all(
    `SELECT m.pk, concat_ws(char(10), s.name,
         (SELECT group_concat(note, char(10)) FROM discussion WHERE meetingId = m.id AND deletedAt IS NULL AND note <> ''),
         (SELECT group_concat(concat_ws(char(10), reason, objection), char(10)) FROM decision WHERE meetingId = m.id AND deletedAt IS NULL),
         (SELECT group_concat(title, char(10)) FROM actionItem WHERE meetingId = m.id AND deletedAt IS NULL),
         (SELECT group_concat(title, char(10)) FROM agendaChoice WHERE meetingId = m.id AND deletedAt IS NULL AND title IS NOT NULL)) AS text ${FILTERED}`,
    { ...filter, pks: null },
  )
}

type FiguresRow = Omit<MeetingFigures, 'pulse'> & { counts: string | null }

/**
 * The last held meetings, oldest first. `item`: every line of an agenda as it was kept. A line comes from customers when it is a learning, a promise to one, bad
 * news about an area, or an idea with customers or learnings behind it; numbers, actions and what was added by hand do not. Reasons tell what was behind an idea.
 */
export function figuresOf(read: Read, seriesId: string | null): FiguresRow[] {
  return read
    .all<FiguresRow>(
      `WITH last AS MATERIALIZED (SELECT m.id, m.pk, m.seriesId, s.name AS series, m.startsAt, m.minutes, m.heldAt, m.agenda, ${TOOK} AS took
           FROM meeting m INDEXED BY meetingSeries JOIN series s ON s.id = m.seriesId
           WHERE m.deletedAt IS NULL AND s.deletedAt IS NULL AND m.state = 'held' AND m.agenda IS NOT NULL AND (:seriesId IS NULL OR m.seriesId = :seriesId)
           ORDER BY m.heldAt DESC, m.pk DESC LIMIT ${TREND_MEETINGS}),
         held AS MATERIALIZED (SELECT id, seriesId, startsAt, row_number() OVER (PARTITION BY seriesId ORDER BY startsAt, pk) AS nth FROM meeting WHERE deletedAt IS NULL AND state = 'held' AND seriesId IN (SELECT seriesId FROM last)),
         item AS MATERIALIZED (SELECT last.id AS meetingId, last.startsAt, i.value ->> 'subject' AS subject, i.value ->> 'kind' AS kind, i.value ->> 'customer' AS customer, i.value ->> 'minutes' AS minutes, i.value ->> 'carriedOver' AS carriedOver,
             EXISTS (SELECT 1 FROM json_each(i.value, '$.reasons') r WHERE r.value ->> 'code' IN ('idea-customers', 'idea-learnings')) AS behind,
             (SELECT coalesce(r.value ->> '$.params.times', r.value ->> '$.params.count') FROM json_each(i.value, '$.reasons') r WHERE r.value ->> 'code' IN ('left-over', 'left-often')) AS times
           FROM last, json_each(last.agenda, '$.segments') g, json_each(g.value, '$.items') i),
         -- what an agenda carries along: actions from before that were open then, and lines that the meetings before did not reach
         carried AS (SELECT item.meetingId, item.startsAt - a.createdAt AS age FROM item JOIN actionItem a ON 'action:' || a.id = item.subject
             WHERE item.kind = 'action' AND a.meetingId IS NOT item.meetingId AND a.createdAt < item.startsAt AND (a.doneAt IS NULL OR a.doneAt > item.startsAt)
           UNION ALL
           SELECT item.meetingId, item.startsAt - first.startsAt FROM item JOIN held own ON own.id = item.meetingId JOIN held first ON first.seriesId = own.seriesId AND first.nth = max(own.nth - max(coalesce(item.times, 1), 1), 1)
             WHERE item.carriedOver AND item.kind <> 'action')
       SELECT last.id, last.series, last.startsAt, last.minutes AS planned, last.took,
         (SELECT count(*) FROM item WHERE item.meetingId = last.id AND item.minutes > 0) AS lines,
         (SELECT count(*) FROM item WHERE item.meetingId = last.id AND item.minutes > 0 AND (item.kind IN ('learning', 'follow-up', 'area') OR (item.kind = 'idea' AND item.behind))) AS customerLines,
         (SELECT count(*) FROM decision d WHERE d.meetingId = last.id AND d.deletedAt IS NULL) AS decisions,
         (SELECT count(DISTINCT item.customer) FROM item JOIN discussion d INDEXED BY discussionMeeting ON d.meetingId = last.id AND d.subject = item.subject AND d.deletedAt IS NULL AND d.discussedAt IS NOT NULL WHERE item.meetingId = last.id AND item.customer <> '') AS heard,
         (SELECT count(*) FROM carried WHERE carried.meetingId = last.id) AS carried,
         (SELECT round(avg(max(age, 0)) / 86400000.0, 1) FROM carried WHERE carried.meetingId = last.id) AS carriedDays,
         (SELECT p.counts FROM pulseCount p WHERE p.meetingId = last.id AND p.deletedAt IS NULL) AS counts
       FROM last ORDER BY last.heldAt, last.pk`,
      { seriesId },
    )
}
