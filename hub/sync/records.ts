// Rows as the hub's database keeps them, and as the merge rule sees them.
import type { Fields, HubRow, Stamp } from '../../shared/sync/change.ts'
import type { Sql } from '../store/store.ts'

export interface RecordRow {
  id: string
  entity: string
  ver: number
  before: number
  deleted: number
  parent: string | null
  audience: string | null
  data: string
  stamps: string
  plainBy: string | null
  mergedInto: string | null
  changedAt: number
}

export interface Stored {
  readonly id: string
  readonly entity: string
  readonly row: HubRow
  readonly parent: string | null
  readonly audience: string | null
  readonly plainBy: string | null
}

interface Stamps { created: Stamp; life: Stamp; changes: Readonly<Record<string, Stamp>> }

export function fromRecord(record: RecordRow): Stored {
  const { created, life, changes } = JSON.parse(record.stamps) as Stamps
  return {
    id: record.id,
    entity: record.entity,
    parent: record.parent,
    audience: record.audience,
    plainBy: record.plainBy,
    row: { ver: record.ver, from: record.before, deleted: record.deleted === 1, data: JSON.parse(record.data) as Fields, created, life, changes },
  }
}

/** `textOf`: writes fields as JSON. */
export function toRecord({ id, entity, row, parent, audience, plainBy }: Stored, changedAt: number, textOf: (fields: Fields) => string = JSON.stringify): Readonly<Record<keyof RecordRow, string | number | null>> {
  const stamps: Stamps = { created: row.created, life: row.life, changes: row.changes }
  return { id, entity, ver: row.ver, before: row.from, deleted: row.deleted ? 1 : 0, parent, audience, data: textOf(row.data), stamps: JSON.stringify(stamps), plainBy, mergedInto: typeof row.data['mergedIntoId'] === 'string' ? row.data['mergedIntoId'] : null, changedAt }
}

/** The field that names the row which a row hangs on. */
const PARENT: Readonly<Record<string, string>> = {
  customerFact: 'customerId', distinctCustomer: 'customerId', learningTag: 'learningId', themeLearning: 'learningId', rootCause: 'learningId', attachment: 'ofId', kudos: 'ofId', followUp: 'learningId',
  benefit: 'ideaId', ideaAnswer: 'ideaId', ideaCustomer: 'ideaId', ideaSegment: 'ideaId', evidence: 'ideaId', support: 'ideaId', follow: 'ideaId', supportFor: 'ideaId', pilotCustomer: 'ideaId', ideaChange: 'ideaId', comment: 'ideaId', ideaTag: 'ideaId', review: 'ideaId', championNote: 'ideaId', authorship: 'ideaId', distinctPair: 'ideaId', stageChange: 'ideaId',
  campaignTeam: 'campaignId', reading: 'metricId', metricGoal: 'metricId', participant: 'seriesId', freeDay: 'seriesId', templateSegment: 'seriesId', templateFilter: 'seriesId', meeting: 'seriesId', meetingRole: 'meetingId', agendaChoice: 'meetingId', discussion: 'meetingId', decision: 'meetingId', pulse: 'meetingId', pulseCount: 'meetingId', noteAuthor: 'meetingId', meetingRun: 'meetingId',
}

export function parentIdOf(entity: string, data: Fields): string | null {
  const field = Object.hasOwn(PARENT, entity) ? PARENT[entity]! : null
  const id = field ? data[field] : null
  return typeof id === 'string' ? id : null
}

/** The table of a row's parent. */
export function parentEntityOf(entity: string, data: Fields): string | null {
  if (entity === 'attachment' || entity === 'kudos') return String(data['ofNoun'])
  const field = Object.hasOwn(PARENT, entity) ? PARENT[entity]! : null
  return field ? field.slice(0, -2) : null
}

export async function loadRecords(sql: Sql, ids: readonly string[]): Promise<Stored[]> {
  return ids.length === 0 ? [] : (await sql.all<RecordRow>('SELECT * FROM record WHERE id = ANY(?)', [ids])).map(fromRecord)
}

export async function loadChildren(sql: Sql, parent: string): Promise<Stored[]> {
  return (await sql.all<RecordRow>('SELECT * FROM record WHERE parent = ?', [parent])).map(fromRecord)
}

