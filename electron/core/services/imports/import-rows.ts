// One row of a foreign table: read, checked, and added as a learning or an idea.
import { hash } from 'node:crypto'
import * as z from 'zod'
import { IdeaInput } from '../../../../shared/contract/ideas.ts'
import type { Lookup } from '../../../../shared/contract/customers.ts'
import { LearningInput, Picked } from '../../../../shared/contract/learnings.ts'
import { unprotectCell } from '../../../../shared/domain/csv.ts'
import { missingAnswers, type Stage } from '../../../../shared/domain/ideas.ts'
import type { ImportField, ImportNoun } from '../../../../shared/domain/import.ts'
import { readDay, readNames, readTags, readYesNo, type DateOrder } from '../../../../shared/domain/import-values.ts'
import type { Place } from '../../../../shared/domain/steps.ts'
import { asWritten, plainWord, VALUE_WORDS } from '../../../../shared/domain/import-words.ts'
import { isFutureDay } from '../../../../shared/domain/learnings.ts'
import { resolvePicked } from '../../store/lookups.ts'
import type { Write } from '../../store/write.ts'
import type { Context } from '../context.ts'
import { addIdea, type NewIdea } from '../ideas.ts'
import { tellCause } from '../causes/causes.ts'
import { addLearning } from '../learnings.ts'

/** What is wrong with a row: the field (null: the row as a whole), and the code of `errors:<code>`. */
export interface RowProblem { readonly field: ImportField | null; readonly code: string }
export interface Settings {
  readonly order: DateOrder | null
  readonly now: number
  /** False for members of a team who may not move ideas: what they import is a draft or submitted. */
  readonly mayMove: boolean
  /** What the workspace calls its stages and steps, as they are written (`asWritten`) and as words are compared (`plainWord`). */
  readonly places: ReadonlyMap<string, Place>
  /** Categories that there are, as they are written; null: those that are missing are made. */
  readonly categories: ReadonlySet<string> | null
}
/** The values of a row's fields as they stand in the file; a field of several columns has several. */
export type Values = ReadonlyMap<ImportField, readonly string[]>

export interface ReadRow {
  /** Adds it inside the transaction. */
  add(write: Write, context: Context, by: { authorId: string; createdAt: number }, names: NameCache): void
}

/** Which id a name has, for names met before. Whoever holds it throws it away when a transaction fails. */
export type NameCache = Map<string, string>

export function valuesOf(cells: readonly string[], places: ReadonlyMap<ImportField, readonly number[]>): Values {
  return new Map([...places].map(([field, at]) => [field, at.map((place) => unprotectCell(cells[place] ?? '').trim())]))
}

/** Tells equal rows, whatever the order of the columns. */
export function fingerprintOf(noun: ImportNoun, values: Values): Uint8Array {
  const filled = [...values].map(([field, texts]) => [field, ...texts.filter(Boolean)]).filter((entry) => entry.length > 1)
  return hash('sha256', JSON.stringify([noun, ...filled.toSorted(([a], [b]) => (a! < b! ? -1 : 1))]), 'buffer')
}

/** Throws nothing: a row that cannot be imported is a problem to be listed. */
export function readRow(noun: ImportNoun, values: Values, settings: Settings): ReadRow | RowProblem {
  return noun === 'learnings' ? readLearning(values, settings) : readIdea(values, settings)
}

class Refused extends Error {
  readonly problem: RowProblem
  constructor(field: ImportField, code: string) {
    super(code)
    this.problem = { field, code }
  }
}

interface Cells {
  readonly text: (field: ImportField) => string
  /** Of all columns of the field. */
  readonly all: (field: ImportField, split: (value: string) => string[]) => string[]
  readonly named: (field: ImportField) => { name: string } | null
  readonly word: <V>(field: ImportField, words: ReadonlyMap<string, V>, code: string) => V | null
  readonly yesNo: (field: ImportField) => boolean
  readonly day: () => string | null
}

/** Ways to read the cells of a row; they throw Refused. */
function cellsOf(values: Values, { order, now }: Settings): Cells {
  const text = (field: ImportField) => values.get(field)?.[0] ?? ''
  return {
    text,
    all: (field, split) => (values.get(field) ?? []).flatMap(split),
    named: (field) => (text(field) === '' ? null : { name: text(field) }),
    word(field, words, code) {
      if (text(field) === '') return null
      const found = words.get(plainWord(text(field)))
      if (found === undefined) throw new Refused(field, code)
      return found
    },
    yesNo(field) {
      const found = text(field) === '' ? false : readYesNo(text(field))
      if (found === null) throw new Refused(field, 'not-yes-or-no')
      return found
    },
    day() {
      if (text('date') === '') return null
      const found = readDay(text('date'), order)
      if ('code' in found) throw new Refused('date', found.code)
      if (isFutureDay(found.day, now)) throw new Refused('date', 'date-in-future')
      return found.day
    },
  }
}

/** The door: the same schema that the contract checks. `fields`: its names -> those of the table's fields. */
function admit<S extends z.ZodType>(schema: S, input: z.input<S>, fields: Readonly<Record<string, ImportField>>): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0]!
  const [name = '', inner] = path.map(String)
  throw new Refused(fields[inner && name === 'answers' ? inner : name] ?? (name as ImportField), /^[a-z-]+$/.test(message) ? message : 'not-valid')
}

function refusing(read: () => ReadRow): ReadRow | RowProblem {
  try {
    return read()
  } catch (error) {
    if (error instanceof Refused) return error.problem
    throw error
  }
}

const NAMES = ['customer', 'segment', 'episode', 'area', 'cause'] as const satisfies readonly Lookup[]
/** What a learning says, and how it came about. */
const LearningRow = LearningInput.extend({ cause: Picked.nullable() })

function readLearning(values: Values, settings: Settings): ReadRow | RowProblem {
  return refusing(() => {
    const { text, all, named, word, yesNo, day } = cellsOf(values, settings)
    const input = admit(LearningRow, {
      text: text('text'),
      quote: text('quote'),
      customer: named('customer'),
      segment: named('segment'),
      channel: word('channel', VALUE_WORDS.channel, 'unknown-channel'),
      sentiment: word('sentiment', VALUE_WORDS.sentiment, 'unknown-sentiment'),
      episode: named('episode'),
      area: named('area'),
      cause: named('cause'),
      tags: all('tags', readTags),
      happenedOn: day(),
      waits: yesNo('waits'),
      wow: yesNo('wow'),
    }, { happenedOn: 'date' })
    return {
      add(write, context, by, names) {
        const id = context.newId()
        const { cause, ...learning } = known(write, context, input, names)
        addLearning(write, context, id, learning, by)
        if (cause) tellCause(write, id, { causeId: resolvePicked(write, 'cause', cause, context.newId) }, by.createdAt)
      },
    }
  })
}

/** Names that were met before become ids, which are found faster. */
function known(write: Write, { newId }: Context, input: z.output<typeof LearningRow>, names: NameCache): z.output<typeof LearningRow> {
  const found = { ...input }
  for (const lookup of NAMES) {
    const picked = input[lookup]
    if (!picked || !('name' in picked)) continue
    const key = `${lookup}\n${picked.name.toLowerCase()}`
    let id = names.get(key)
    if (!id) names.set(key, (id = resolvePicked(write, lookup, picked, newId)!))
    found[lookup] = { id }
  }
  return found
}

/** Where an idea stands, in the words of the workspace or of our languages; a step may stand in either column. */
function standingOf(stageWord: string, stepWord: string, places: ReadonlyMap<string, Place>, usual: Stage): Place {
  const own = (word: string) => places.get(asWritten(word)) ?? places.get(plainWord(word) || asWritten(word))
  const known = VALUE_WORDS.stage.get(plainWord(stageWord))
  const said = stageWord === '' ? { stage: usual, stepId: null } : (own(stageWord) ?? (known ? { stage: known, stepId: null } : null))
  if (!said) throw new Refused('stage', 'unknown-stage')
  if (stepWord === '') return said
  const step = own(stepWord)
  if (!step || step.stepId === null || (stageWord !== '' && step.stage !== said.stage)) throw new Refused('step', 'no-such-step')
  return step
}

function readIdea(values: Values, settings: Settings): ReadRow | RowProblem {
  return refusing(() => {
    const { text, all, day } = cellsOf(values, settings)
    const input: NewIdea = admit(IdeaInput, {
      title: text('title'),
      description: text('description'),
      answers: { ...(text('affects') && { customers: text('affects') }), ...(text('delight') && { delight: text('delight') }) },
      customers: all('customers', readNames).map((name) => ({ name })),
      segments: all('segments', readNames).map((name) => ({ name })),
      expectedBenefit: text('benefit'),
    }, { expectedBenefit: 'benefit' })
    const affected = input.customers.length + input.segments.length
    // only the two: a table has no columns for what a workspace requires besides, and tells of ideas that stood before it did
    const missing = missingAnswers({ answers: input.answers, affected })[0]
    const { stage, stepId } = standingOf(text('stage'), text('step'), settings.places, missing ? 'draft' : 'submitted')
    const category = text('category') === '' ? null : admit(Picked, { name: text('category') }, { name: 'category' })
    if (category && settings.categories && !settings.categories.has(asWritten(text('category')))) throw new Refused('category', 'no-such-category')
    if (stage === 'merged') throw new Refused('stage', 'unknown-stage')
    if (!settings.mayMove && stage !== 'draft' && stage !== 'submitted') throw new Refused('stage', 'champions-only')
    if (!settings.mayMove && stepId !== null) throw new Refused('step', 'champions-only')
    if (stage !== 'draft' && missing) throw new Refused(missing === 'customers' ? 'customers' : 'delight', `answer-missing-${missing}`)
    const reason = text('reason')
    if (stage === 'declined' && reason === '') throw new Refused('reason', 'reason-missing')
    const date = day()
    const at = date ? Date.parse(`${date}T12:00:00Z`) : null
    return {
      add(write, context, by) {
        const categoryId = resolvePicked(write, 'category', category, context.newId)
        addIdea(write, context, context.newId(), { ...input, categoryId }, { ...by, createdAt: at === null ? by.createdAt : Math.min(at, by.createdAt), stage, stepId, reason })
      },
    }
  })
}
