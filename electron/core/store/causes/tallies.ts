// What the counts that are kept by the write say of a month, and the rows behind them.
import type { Statement } from '../../../../shared/contract/causes.ts'
import type { Tally, UnitCost } from '../../../../shared/domain/statement.ts'
import type { Read } from '../read.ts'

const COLUMNS = 'month, areaId, causeId, heardAreaId, channel, remedy, contacts'

/** All of one month. */
export function talliesOf(read: Read, month: string): Tally[] {
  return read.all<Tally>(`SELECT ${COLUMNS} FROM charged WHERE month = ? AND contacts > 0`, [month])
}

/** What may be an area's in the months from `from` to `to`; who pays is for `charge` to say. `causeIds`: the causes that the area answers for. */
export function talliesOfArea(read: Read, areaId: string, causeIds: readonly string[], from: string, to: string): Tally[] {
  return read.all<Tally>(
    `SELECT ${COLUMNS} FROM charged WHERE month BETWEEN ? AND ? AND contacts > 0 AND (areaId = ? OR (areaId = '' AND (heardAreaId = ? OR causeId IN (SELECT value FROM json_each(?)))))`,
    [from, to, areaId, areaId, JSON.stringify(causeIds)],
  )
}

export function receivedOfArea(read: Read, areaId: string, causeIds: readonly string[], month: string): (Pick<Tally, 'areaId' | 'causeId' | 'heardAreaId' | 'contacts'> & { readonly teamId: string })[] {
  return read.all(
    `SELECT areaId, causeId, heardAreaId, teamId, contacts FROM received WHERE month = ? AND contacts > 0 AND (areaId = ? OR (areaId = '' AND (heardAreaId = ? OR causeId IN (SELECT value FROM json_each(?)))))`,
    [month, areaId, areaId, JSON.stringify(causeIds)],
  )
}

export function monthsWithContacts(read: Read): { first: string | null; last: string | null } {
  const first = read.value<string>('SELECT month FROM charged WHERE contacts > 0 ORDER BY month LIMIT 1') ?? null
  return { first, last: first && (read.value<string>('SELECT month FROM charged WHERE contacts > 0 ORDER BY month DESC LIMIT 1') ?? null) }
}

/** Contacts that end up with an area: the month before, for the comparison. */
export function unitCosts(read: Read): UnitCost[] {
  return read.all<UnitCost>('SELECT areaId, channel, fromMonth, amount, currency FROM unitCost WHERE deletedAt IS NULL')
}

/** Learnings of root causes that are looked at for ideas and words. */
const LOOKED_AT = 200

/** The ideas that would prevent an area's causes, the one named by most learnings first. */
export function preventionsOf(read: Read, areaId: string, causeIds: readonly string[], most: number): Statement['ideas'] {
  return read.all(
    `SELECT i.id, i.title, i.stage, count(*) AS learnings FROM rootCause r JOIN idea i ON i.id = r.ideaId AND i.deletedAt IS NULL
     WHERE r.ideaId IS NOT NULL AND r.deletedAt IS NULL AND (r.areaId = ? OR (r.areaId IS NULL AND r.causeId IN (SELECT value FROM json_each(?)))) GROUP BY i.pk ORDER BY learnings DESC, i.pk LIMIT ?`,
    [areaId, JSON.stringify(causeIds), most],
  )
}

type Voice = Statement['voices'][number]

/** The newest words of a month about a cause: those of customers before those of colleagues. `causeId` null: what the area is presumed to have caused. */
export function voiceOf(read: Read, areaId: string, cause: { id: string; name: string } | null, month: string): Voice | null {
  const [from, to] = [`${month}-01`, `${month}-31`]
  const newest = cause
    ? `SELECT l.* FROM rootCause r JOIN learning l ON l.id = r.learningId WHERE r.causeId = ? AND r.deletedAt IS NULL AND r.happenedOn BETWEEN ? AND ? AND (r.areaId IS NULL OR r.areaId = ?) ORDER BY r.happenedOn DESC LIMIT ${LOOKED_AT}`
    : `SELECT l.* FROM learning l WHERE l.areaId = ? AND l.deletedAt IS NULL AND l.happenedOn BETWEEN ? AND ? AND l.sentiment = 'bad'
       AND NOT EXISTS (SELECT 1 FROM rootCause r WHERE r.learningId = l.id AND r.deletedAt IS NULL AND (r.areaId IS NOT NULL OR r.causeId IS NOT NULL)) ORDER BY l.happenedOn DESC, l.pk DESC LIMIT ${LOOKED_AT}`
  const found = read.get<Omit<Voice, 'cause'>>(
    `SELECT l.id AS learningId, l.text, l.quote, c.name AS customer, l.happenedOn FROM (${newest}) l LEFT JOIN customer c ON c.id = l.ofCustomerId WHERE l.deletedAt IS NULL AND l.visibility = 'everyone' ORDER BY l.quote = '', l.happenedOn DESC, l.pk DESC LIMIT 1`,
    cause ? [cause.id, from, to, areaId] : [areaId, from, to],
  )
  return found ? { ...found, cause: cause?.name ?? null } : null
}
