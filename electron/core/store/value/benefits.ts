// The benefit ledger in SQL: entries of an idea as the contract tells them, and the ideas that are to be measured.
import type { Benefit } from '../../../../shared/contract/benefits.ts'
import { isOutdone, MEASURE_AFTER_DAYS, termsText, type BenefitKind, type BenefitState, type BenefitTerms, type Gainer } from '../../../../shared/domain/benefits.ts'
import { NAMELESS } from '../../../../shared/domain/rights.ts'
import { partsOf } from '../merged.ts'
import type { Read } from '../read.ts'
import { wroteNameless } from '../replica/nameless.ts'

export interface BenefitRow {
  id: string; ideaId: string; state: BenefitState; gainer: Gainer; kind: BenefitKind; hard: number; low: number; high: number; currency: string | null; unit: string; cost: number; rate: number | null; rateTo: string | null
  proof: string; learningId: string | null; readingId: string | null; measuredOn: string; enteredById: string; confirmedById: string | null; confirmedAt: number | null; confirmedTerms: string | null; example: number
}

export const COLUMNS = 'b.id, b.ideaId, b.state, b.gainer, b.kind, b.hard, b.low, b.high, b.currency, b.unit, b.cost, b.rate, b.rateTo, b.proof, b.learningId, b.readingId, b.measuredOn, b.enteredById, b.confirmedById, b.confirmedAt, b.confirmedTerms, b.example'

export const termsOf = ({ state, gainer, kind, hard, low, high, currency, unit, cost, rate, rateTo, proof }: BenefitRow): BenefitTerms => ({ state, gainer, kind, hard: hard === 1, low, high, currency, unit, cost, rate, rateTo, proof })
/** Somebody else stands by what it says now. */
export const isConfirmed = (row: BenefitRow): boolean => row.confirmedById !== null && row.confirmedById !== row.enteredById && row.confirmedTerms === termsText(termsOf(row))

export function benefitRow(read: Read, id: string): BenefitRow | undefined {
  return read.get<BenefitRow>(`SELECT ${COLUMNS} FROM benefit b WHERE b.id = ? AND b.deletedAt IS NULL`, [id])
}

type Named = BenefitRow & { enteredBy: string | null; confirmedBy: string | null; heard: string | null; metricId: string | null; metric: string | null; value: number | null; readOn: string | null }

/** With those of ideas that were merged into it; as they were entered. */
export function benefitsOf(read: Read, me: string, ideaId: string): Benefit[] {
  const rows = read.all<Named>(
    `SELECT ${COLUMNS}, e.name AS enteredBy, c.name AS confirmedBy, l.text AS heard, r.metricId, m.name AS metric, r.value, r.readOn FROM benefit b
     LEFT JOIN member e ON e.id = b.enteredById LEFT JOIN member c ON c.id = b.confirmedById LEFT JOIN learning l ON l.id = b.learningId AND l.deletedAt IS NULL
     LEFT JOIN reading r ON r.id = b.readingId AND r.deletedAt IS NULL LEFT JOIN metric m ON m.id = r.metricId
     WHERE b.ideaId IN ${partsOf(':ideaId')} AND b.deletedAt IS NULL ORDER BY b.measuredOn DESC, b.pk DESC`,
    { ideaId },
  )
  const beside = Map.groupBy(rows, (row) => row.ideaId)
  return rows.map((row) => {
    const { gainer, kind, hard, low, high, currency, unit, cost, rate, rateTo, proof, state } = termsOf(row)
    const confirmed = isConfirmed(row)
    return {
      id: row.id, ideaId: row.ideaId, state, gainer, kind, hard, low, high, currency, unit, cost, rate, rateTo, proof,
      learningId: row.learningId, readingId: row.readingId, measuredOn: row.measuredOn,
      learning: row.learningId !== null && row.heard !== null ? { id: row.learningId, text: row.heard } : null,
      reading: row.readingId !== null && row.metric !== null ? { id: row.readingId, metric: row.metric, metricId: row.metricId!, value: row.value!, readOn: row.readOn! } : null,
      enteredBy: { id: row.enteredById, name: row.enteredBy ?? '' },
      confirmedBy: confirmed ? { id: row.confirmedById!, name: row.confirmedBy ?? '' } : null,
      confirmedAt: confirmed ? row.confirmedAt : null,
      changedSince: row.confirmedById !== null && !confirmed,
      outdone: isOutdone(state, beside.get(row.ideaId)!.map((other) => other.state)),
      mine: row.enteredById === me || (row.enteredById === NAMELESS && wroteNameless(read, row.ideaId)),
      example: row.example === 1,
    }
  })
}

/** A realised benefit, or an honest none. `besides`: one that is not looked at. */
export function isProven(read: Read, ideaId: string, besides = ''): boolean {
  return read.value(`SELECT 1 FROM benefit WHERE ideaId = ? AND state IN ('realised', 'none') AND deletedAt IS NULL AND id <> ? LIMIT 1`, [ideaId, besides]) !== undefined
}

export const MEASURE_AFTER_MS = MEASURE_AFTER_DAYS * 24 * 60 * 60 * 1000

export interface DueIdea { ideaId: string; title: string; implementedAt: number; ownerId: string | null; ownerName: string | null }

/** Ideas of this owner; `unowned`: also those that nobody owns. */
export interface Whose { ownerId: string; unowned: boolean }

/** Implemented before `until` and not measured since. `whose` null: of everybody. */
function toMeasure(until: number, whose: Whose | null): { where: string; values: Record<string, string | number> } {
  const where = `i.stage = 'implemented' AND i.deletedAt IS NULL AND i.stageAt <= :until AND NOT EXISTS (SELECT 1 FROM benefit b WHERE b.ideaId = i.id AND b.state <> 'expected' AND b.deletedAt IS NULL)`
  return whose === null ? { where, values: { until } } : { where: `${whose.unowned ? '(i.ownerId = :ownerId OR i.ownerId IS NULL OR EXISTS (SELECT 1 FROM member o WHERE o.id = i.ownerId AND o.deletedAt IS NOT NULL))' : 'i.ownerId = :ownerId'} AND ${where}`, values: { until, ownerId: whose.ownerId } }
}

/** The oldest first. */
export function ideasToMeasure(read: Read, until: number, limit: number, whose: Whose | null = null): DueIdea[] {
  const { where, values } = toMeasure(until, whose)
  return read.all(`SELECT i.id AS ideaId, i.title, i.stageAt AS implementedAt, i.ownerId, m.name AS ownerName FROM idea i LEFT JOIN member m ON m.id = i.ownerId WHERE ${where} ORDER BY i.stageAt, i.pk LIMIT :limit`, { ...values, limit })
}

export function countToMeasure(read: Read, until: number, whose: Whose | null = null): number {
  const { where, values } = toMeasure(until, whose)
  return read.value(`SELECT count(*) FROM idea i WHERE ${where}`, values)!
}
