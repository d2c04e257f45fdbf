// What people know a row by, and a value in words: for the ledger, conflicts and refusals, which tell of rows of every table.
import { isId } from '../../../shared/domain/ids.ts'
import { hangsOn } from '../../../shared/domain/ledger.ts'
import { SHAPES, shapeOf } from '../../../shared/sync/shapes.ts'
import type { Read } from './read.ts'
import { REFERENCES } from './references.ts'
import { TABLES, type Table, type TableName, type Value } from './tables.ts'
import { dataOf } from './write.ts'

export interface Thing { entity: string; id: string; label: string; living: boolean }
export interface Shown { as: 'text' | 'name' | 'word' | 'day' | 'instant' | 'number' | 'flag' | 'none'; text: string }
export interface Named { id: string; name: string }

const LABEL = 120
/** The column that people know a row of each table by. */
const LABELS: Partial<Record<TableName, string>> = {
  team: 'name', member: 'name', segment: 'name', episode: 'name', area: 'name', cause: 'name', rootCause: 'why1', unitCost: 'currency', customer: 'name', customerFact: 'text', learning: 'text', learningTag: 'tag', theme: 'name', attachment: 'name', followUp: 'answer', idea: 'title', ideaAnswer: 'text', benefit: 'proof', stage: 'name', step: 'name', questionWords: 'wording', category: 'name', campaign: 'name', comment: 'text', ideaTag: 'tag', review: 'comment', championNote: 'text',
  stageChange: 'reason', pilotCustomer: 'words', kudos: 'text', metric: 'name', reading: 'note', series: 'name', freeDay: 'name', templateSegment: 'title', templateFilter: 'word', agendaChoice: 'title', discussion: 'note', noteAuthor: 'wrote', decision: 'reason', actionItem: 'title', savedView: 'name',
}
/** Fields of fixed lists: their values are codes. Those of `subject` name an agenda item. */
const WORDS: ReadonlySet<string> = new Set(['customerFact.kind', 'learning.channel', 'learning.sentiment', 'learning.visibility', 'followUp.state', 'idea.stage', 'stageLimit.stage', 'step.stage', 'idea.effort', 'ideaAnswer.question', 'benefit.state', 'campaign.audience', 'benefit.gainer', 'benefit.kind', 'stageChange.fromStage', 'stageChange.toStage', 'metric.kind', 'meeting.state', 'decision.kind', 'member.role', 'attachment.ofNoun', 'kudos.ofNoun', 'pilotCustomer.verdict', 'cause.remedy', 'rootCause.remedy', 'unitCost.channel', 'series.weekday', 'meetingRole.role', 'agendaChoice.segment', 'templateSegment.segment', 'templateFilter.segment', 'templateFilter.kind', 'workspaceRules.scoring'])
const INSTANTS: ReadonlySet<string> = new Set(['dueAt', 'startsAt', 'doneAt', 'happenedAt', 'createdAt', 'submittedAt', 'stageAt', 'acknowledgedAt', 'resolvedAt', 'sharedAt', 'heldAt', 'discussedAt', 'confirmedAt', 'endsAt', 'closedAt', 'toldAt'])
const DAYS: ReadonlySet<string> = new Set(['happenedOn', 'readOn', 'measuredOn', 'removedOn', 'dueOn', 'firstOn', 'day', 'lastDay', 'saidOn'])

export function tableNamed(entity: string): Table | null {
  return Object.hasOwn(TABLES, entity) ? TABLES[entity as TableName] : null
}

type Row = Record<string, Value>

export function rowOf(read: Read, entity: string, id: string): Row | null {
  const table = tableNamed(entity)
  return (table && read.get<Row>(`SELECT * FROM ${table.name} WHERE id = ?`, [id])) ?? null
}

/** The fields of a row as sync knows them; null when it is not here. */
export function fieldsOf(read: Read, entity: string, id: string): Record<string, Value> | null {
  const table = tableNamed(entity)
  const row = table && rowOf(read, entity, id)
  return row ? dataOf(table, row) : null
}

export function isLiving(read: Read, entity: string, id: string): boolean {
  const table = tableNamed(entity)
  return table !== null && read.value(`SELECT 1 FROM ${table.name} WHERE id = ? AND deletedAt IS NULL`, [id]) !== undefined
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LABEL ? `${line.slice(0, LABEL - 1).toWellFormed().trimEnd()}…` : line
}

/** `data`: what is known of a row that is not here (any more). */
export function thingOf(read: Read, entity: string, id: string, data: Readonly<Record<string, Value>> | null = null): Thing {
  const row = rowOf(read, entity, id)
  return { entity, id, label: labelOf(read, entity, row ?? data ?? {}), living: row !== null && row['deletedAt'] === null }
}

function labelOf(read: Read, entity: string, row: Readonly<Record<string, Value>>): string {
  if (entity === 'meeting') return read.value<string>('SELECT name FROM series WHERE id = ?', [row['seriesId']]) ?? ''
  const column = LABELS[entity as TableName]
  const label = column === undefined ? null : row[column]
  return typeof label === 'string' ? cut(label) : ''
}

/** The row that a row is told with: an idea for its comments. The row itself when it stands alone. */
export function toldWith(read: Read, entity: string, id: string, data: Readonly<Record<string, Value>> | null = null): Thing {
  const on = hangsOn(entity, rowOf(read, entity, id) ?? data ?? {})
  return on ? thingOf(read, on.entity, on.id) : thingOf(read, entity, id, data)
}

/** Which of several: the question of an answer, the segment of a template; else null. */
export function partOf(read: Read, entity: string, id: string, data: Readonly<Record<string, Value>> | null = null): string | null {
  const column = entity === 'ideaAnswer' ? 'question' : entity === 'templateSegment' || entity === 'templateFilter' ? 'segment' : null
  const part = column === null ? null : (rowOf(read, entity, id) ?? data)?.[column]
  return typeof part === 'string' ? part : null
}

export function memberNamed(read: Read, id: string | null | undefined): Named | null {
  return id ? { id, name: read.value<string>('SELECT name FROM member WHERE id = ?', [id]) ?? '' } : null
}

/** `longest`: letters of a text that are shown; all of them when not given. */
export function shownOf(read: Read, entity: string, field: string, value: Value, longest = Infinity): Shown {
  if (value === null || value === '') return { as: 'none', text: '' }
  const reference = REFERENCES.find((one) => one.table === entity && one.column === field)
  if (reference || field === 'ofId' || field === 'againstId') {
    const target = reference?.target ?? 'member'
    const row = rowOf(read, target, String(value))
    // of what was let go of when joining, the ledger keeps the name itself
    return { as: 'name', text: row ? labelOf(read, target, row) : isId(String(value)) ? '' : String(value) }
  }
  if (WORDS.has(`${entity}.${field}`)) return { as: 'word', text: String(value) }
  if (DAYS.has(field)) return { as: 'day', text: String(value) }
  if (typeof value === 'boolean' || tableNamed(entity)?.booleans.has(field)) return { as: 'flag', text: value === true || value === 1 ? '1' : '0' }
  if (typeof value === 'number') return { as: INSTANTS.has(field) ? 'instant' : 'number', text: String(value) }
  return { as: 'text', text: value.length > longest ? `${value.slice(0, longest).toWellFormed()}…` : value }
}

/** Several sentences: merged, compared and kept together like that. */
export function isLong(entity: string, field: string): boolean {
  return shapeOf(entity)?.texts.has(field) ?? false
}

/** Never set by itself: an idea's stage is moved. */
export function isGuarded(entity: string, field: string): boolean {
  return shapeOf(entity)?.guarded.has(field) ?? false
}

/** Whether a value fits its field. */
export function fits(entity: string, field: string, value: Value): boolean {
  return Object.hasOwn(SHAPES, entity) && (shapeOf(entity)!.fields[field]?.safeParse(value).success ?? false)
}
