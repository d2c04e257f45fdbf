// What can be done with the benefit ledger of an idea: say what was expected and what came of it, confirm what somebody else entered, be reminded to measure.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { BenefitLedger, benefits as contract } from '../../../../shared/contract/benefits.ts'
import { benefitProblem, CONFIRMED_FIELDS, confirmProblem, isProof, ledgerSums, needsProof, PROBLEM_FIELD, termsText, type BenefitTerms } from '../../../../shared/domain/benefits.ts'
import { dayOf } from '../../../../shared/domain/learnings.ts'
import { needPast } from '../../../../shared/domain/past-days.ts'
import { hasRole, NAMELESS } from '../../../../shared/domain/rights.ts'
import { rulesOf } from '../../store/pipeline/rules.ts'
import type { Read } from '../../store/read.ts'
import { actorOn, wroteNameless } from '../../store/replica/nameless.ts'
import { personOf } from '../../store/rights.ts'
import { benefitRow, benefitsOf, countToMeasure, ideasToMeasure, isProven, MEASURE_AFTER_MS, termsOf, type BenefitRow, type DueIdea } from '../../store/value/benefits.ts'
import type { Write } from '../../store/write.ts'
import { me, type Context } from '../context.ts'
import { stageOf } from '../ideas.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

/** Due ideas that are named at most. */
const NAMED = 50

export function of(context: Context, { ideaId }: Input<'of'>): BenefitLedger {
  const { read } = context.store
  const idea = read.get<{ stage: string; stageAt: number }>('SELECT stage, stageAt FROM idea WHERE id = ? AND deletedAt IS NULL', [ideaId])
  if (!idea) throw new AppError('unknown-idea')
  const entries = benefitsOf(read, me(context), ideaId)
  const counted = entries.map((entry) => ({ ...entry, confirmed: entry.confirmedBy !== null }))
  return {
    ideaId,
    currency: rulesOf(read).currency,
    entries,
    expected: ledgerSums(counted, 'expected'),
    realised: ledgerSums(counted, 'realised'),
    measureBy: idea.stage === 'implemented' && !isProven(read, ideaId) ? idea.stageAt + MEASURE_AFTER_MS : null,
  }
}

const wrong = (code: string, field: string, params: Record<string, string | number> = {}) => new AppError(code, params, [{ field, code }])

/** `prefix`: where the fields are in the input. */
function needSound(read: Read, terms: BenefitTerms, links: { learningId: string | null; readingId: string | null }, own: string, prefix: string): void {
  const problem = benefitProblem(terms, own, links.learningId !== null || links.readingId !== null)
  if (problem) throw wrong(problem, prefix + PROBLEM_FIELD[problem], { currency: own })
  if (links.learningId !== null && read.value('SELECT 1 FROM learning WHERE id = ? AND deletedAt IS NULL', [links.learningId]) === undefined) throw wrong('unknown-learning', `${prefix}learningId`)
  if (links.readingId !== null && read.value('SELECT 1 FROM reading WHERE id = ? AND deletedAt IS NULL', [links.readingId]) === undefined) throw wrong('unknown-reading', `${prefix}readingId`)
}

/** Adds an entry, inside the caller's transaction. Also for the example workspace. Throws the problems of `benefitProblem`, naming the field. */
export function addBenefit(write: Write, id: string, input: Omit<Input<'add'>, 'id' | 'measuredOn'> & { measuredOn: string }, by: { memberId: string; at: number }): void {
  const own = rulesOf(write).currency
  const { ideaId, learningId, readingId, measuredOn, proof, ...said } = input
  const terms: BenefitTerms = { ...said, proof, rateTo: said.rate === null ? null : own }
  needSound(write, terms, { learningId, readingId }, own, '')
  if (terms.state === 'none' && write.value(`SELECT 1 FROM benefit WHERE ideaId = ? AND state = 'realised' AND deletedAt IS NULL`, [ideaId]) !== undefined) throw new AppError('benefit-there')
  write.put('benefit', id, { ideaId, ...terms, learningId, readingId, measuredOn, enteredById: by.memberId, confirmedById: null, confirmedAt: null, confirmedTerms: null, createdAt: by.at })
  // one or the other: what was realised takes the place of an honest none
  if (terms.state !== 'expected') for (const old of write.all<{ id: string }>(`SELECT id FROM benefit WHERE ideaId = ? AND state = 'none' AND id <> ? AND deletedAt IS NULL`, [ideaId, id])) write.remove('benefit', old.id)
}

export function add(context: Context, { id = context.newId(), ...input }: Input<'add'>): BenefitLedger {
  const now = context.now()
  context.store.write((write) => {
    stageOf(write, input.ideaId)
    if (write.value('SELECT 1 FROM benefit WHERE id = ?', [id]) !== undefined) return
    const measuredOn = input.measuredOn ?? dayOf(now)
    needPast(measuredOn, now, 'measuredOn')
    addBenefit(write, id, { ...input, measuredOn }, { memberId: actorOn(write, input.ideaId), at: now })
  })
  return of(context, input)
}

function needRow(read: Read, id: string): BenefitRow {
  const row = benefitRow(read, id)
  if (!row) throw new AppError('unknown-benefit')
  return row
}

export function edit(context: Context, { id, changes }: Input<'edit'>): BenefitLedger {
  const ideaId = context.store.write((write) => {
    const row = needRow(write, id)
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as typeof changes
    const own = rulesOf(write).currency
    const counted = 'currency' in given || 'rate' in given
    const before = termsOf(row)
    const terms = { ...before, ...given } as BenefitTerms
    const next: BenefitTerms = counted ? { ...terms, rateTo: terms.rate === null ? null : own } : terms
    // an entry from before the workspace's currency changed may be reworded without counting it anew
    needSound(write, next, { learningId: given.learningId === undefined ? row.learningId : given.learningId, readingId: given.readingId === undefined ? row.readingId : given.readingId }, counted ? own : (before.rateTo ?? before.currency ?? own), 'changes.')
    needPast(given.measuredOn, context.now(), 'changes.measuredOn')
    const says = CONFIRMED_FIELDS.some((field) => next[field] !== before[field])
    write.patch('benefit', id, { ...given, ...(counted && { rateTo: next.rateTo }), ...(says && { enteredById: actorOn(write, row.ideaId) }) })
    return row.ideaId
  })
  return of(context, { ideaId })
}

export function remove(context: Context, { id }: Input<'delete'>): BenefitLedger {
  const ideaId = context.store.write((write) => {
    const row = needRow(write, id)
    if (isProof(row.state) && needsProof(stageOf(write, row.ideaId)) && !isProven(write, row.ideaId, id)) throw new AppError('benefit-needed')
    write.remove('benefit', id)
    return row.ideaId
  })
  return of(context, { ideaId })
}

export function restore(context: Context, { id }: Input<'restore'>): BenefitLedger {
  const ideaId = context.store.write((write) => {
    if (!write.restore('benefit', id)) throw new AppError('unknown-benefit')
    return needRow(write, id).ideaId
  })
  return of(context, { ideaId })
}

/** Also who works alone does not confirm what they entered themselves: there is nobody else. */
export function confirm(context: Context, { id, confirmed }: Input<'confirm'>): BenefitLedger {
  const ideaId = context.store.write((write) => {
    const row = needRow(write, id)
    const by = me(context)
    const problem = confirmed ? (row.enteredById === NAMELESS && wroteNameless(write, row.ideaId) ? 'confirm-own' : confirmProblem(by, row)) : null
    if (problem) throw new AppError(problem)
    write.patch('benefit', id, confirmed ? { confirmedById: by, confirmedAt: context.now(), confirmedTerms: termsText(termsOf(row)) } : { confirmedById: null, confirmedAt: null, confirmedTerms: null })
    return row.ideaId
  })
  return of(context, { ideaId })
}

/** Of the owner; without one of champions, and of whoever works alone. */
function ownToMeasure(context: Context) {
  const person = personOf(context.store.read)
  return { until: context.now() - MEASURE_AFTER_MS, whose: { ownerId: me(context), unowned: person === null || hasRole(person, 'champion') } }
}

/** What is to be measured: the oldest. */
export function dueToMeasure(context: Context): DueIdea[] {
  const { until, whose } = ownToMeasure(context)
  return ideasToMeasure(context.store.read, until, NAMED, whose)
}

export function reminders(context: Context): z.output<(typeof contract)['reminders']['out']> {
  const due = dueToMeasure(context)
  const { until, whose } = ownToMeasure(context)
  return {
    count: due.length < NAMED ? due.length : countToMeasure(context.store.read, until, whose),
    ideas: due.map(({ ideaId, title, implementedAt, ownerId, ownerName }) => ({ ideaId, title, implementedAt, dueAt: implementedAt + MEASURE_AFTER_MS, owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' } })),
  }
}
