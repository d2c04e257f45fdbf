// What webhooks are told: events, found in the rows' versions, and their words, read when they are sent. What is private is never told.
import type { Sql } from '../store/store.ts'
import { present } from '../programs/read.ts'
import type { AnswerName } from '../programs/schemas.ts'
import { fromRecord, loadRecords, type RecordRow } from '../sync/records.ts'

export const EVENTS = ['learning.created', 'learning.changed', 'learning.deleted', 'idea.submitted', 'idea.moved', 'idea.changed', 'idea.deleted', 'comment.added', 'decision.made', 'reading.added'] as const
export type Event = (typeof EVENTS)[number]
/** Sent when an admin asks for it. */
export const PING = 'ping'

/** Sees what everybody may see. */
const NOBODY = ''

/**
 * The event that a row in its current state stands for, to whoever has heard of everything up to version `since`; null when there is none. What was changed
 * several times meanwhile is told once, as it is now.
 */
export function eventOf(record: RecordRow, since: number): Event | null {
  const { entity, audience, row } = fromRecord(record)
  const made = row.created[0] > since
  const touched = (field: string) => (row.changes[field]?.[0] ?? 0) > since
  // what was for everybody and is private now has gone, for those outside
  if (audience !== null) return entity === 'learning' && !made && touched('visibility') ? 'learning.deleted' : null
  if (row.deleted) return made || row.life[0] <= since ? null : entity === 'learning' ? 'learning.deleted' : entity === 'idea' && row.data['stage'] !== 'draft' ? 'idea.deleted' : null
  const changed = row.life[0] > since || Object.keys(row.changes).some(touched)
  switch (entity) {
    case 'learning':
      return made ? 'learning.created' : changed ? 'learning.changed' : null
    case 'idea':
      // where it stands is told by the row of its move, which may lead into a step or out of one
      return !made && row.data['stage'] !== 'draft' && Object.keys(row.changes).some((field) => !['stage', 'stageAt', 'submittedAt'].includes(field) && touched(field) && !(field === 'stepId' && row.changes['stage']?.[0] === row.changes['stepId']?.[0])) ? 'idea.changed' : null
    case 'stageChange':
      // who only agreed has moved nothing (docs/sync.md, Agreement)
      return !made || row.data['fromStage'] === row.data['toStage'] ? null : row.data['fromStage'] === 'draft' && row.data['toStage'] === 'submitted' ? 'idea.submitted' : 'idea.moved'
    case 'comment':
      return made ? 'comment.added' : null
    case 'decision':
      return made ? 'decision.made' : null
    case 'reading':
      return made ? 'reading.added' : null
    default:
      return null
  }
}

/** The version in which a row was made. */
export const createdAs = (record: RecordRow): number => fromRecord(record).row.created[0]

const iso = (instant: unknown): string => new Date(Number(instant)).toISOString()

async function shown(sql: Sql, name: AnswerName, id: unknown): Promise<unknown> {
  const record = typeof id === 'string' ? await sql.get<RecordRow>('SELECT * FROM record WHERE id = ? AND deleted = 0 AND audience IS NULL', [id]) : undefined
  return record ? (await present(sql, name, [{ ...fromRecord(record), changedAt: record.changedAt }], NOBODY))[0] : null
}

/** The body of an event as it is now. A row that has gone since, or is private since, is named by its id only. */
export async function payloadOf(sql: Sql, event: Event | typeof PING, rowId: string, at: number): Promise<string> {
  const data = event === PING ? {} : await dataOf(sql, event, rowId)
  return JSON.stringify({ type: event, timestamp: iso(at), data: data ?? { id: rowId, gone: true } })
}

async function dataOf(sql: Sql, event: Event, rowId: string): Promise<unknown> {
  const [kind] = event.split('.')
  if (event === 'learning.deleted' || event === 'idea.deleted') return null
  if (kind === 'learning') return shown(sql, 'Learning', rowId)
  if (event === 'idea.changed') return shown(sql, 'Idea', rowId)
  if (kind === 'reading') return shown(sql, 'Reading', rowId)
  const record = await sql.get<RecordRow>('SELECT * FROM record WHERE id = ? AND deleted = 0 AND audience IS NULL', [rowId])
  if (!record) return null
  const { id, row: { data } } = fromRecord(record)
  const [by] = await loadRecords(sql, [String(data['memberId'] ?? data['authorId'])])
  const member = by ? { id: by.id, name: String(by.row.data['name']) } : null
  if (event === 'idea.submitted' || event === 'idea.moved') return { id, from: data['fromStage'], to: data['toStage'], reason: data['reason'], by: member, at: iso(data['createdAt']), idea: await shown(sql, 'Idea', data['ideaId']) }
  if (event === 'comment.added') return { id, text: data['text'], by: member, at: iso(data['createdAt']), idea: await shown(sql, 'Idea', data['ideaId']) }
  return { id, kind: data['kind'], subject: data['subject'], reason: data['reason'], meetingId: data['meetingId'], by: member, at: iso(data['createdAt']) }
}
