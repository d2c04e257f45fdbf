// Answers to a survey, one to a line of a table, as readings: one for each month and episode.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { metrics as contract, SurveyImport } from '../../../../shared/contract/metrics.ts'
import { unprotectCell } from '../../../../shared/domain/csv.ts'
import { orderSpoken, readDay, type DateOrder } from '../../../../shared/domain/import-values.ts'
import { HEADER_WORDS, plainWord } from '../../../../shared/domain/import-words.ts'
import { dayOf, isFutureDay } from '../../../../shared/domain/learnings.ts'
import type { MetricKind } from '../../../../shared/domain/metrics.ts'
import { scoreOf, SCORINGS } from '../../../../shared/domain/survey.ts'
import { resolvePicked } from '../../store/lookups.ts'
import type { Write } from '../../store/write.ts'
import type { Context } from '../context.ts'
import { openTable, readTable } from '../imports/table-file.ts'
import { dropUpload, uploaded, type Source } from '../uploads.ts'

type Input = z.output<(typeof contract)['importSurvey']['in']>
type Mutable<T> = { -readonly [K in keyof T]: T[K] }

const LISTED = 20
/** Names of the column with the answers, the likeliest first. */
const SCORE_WORDS = ['score', 'nps', 'enps', 'csat', 'ces', 'rating', 'answer', 'points', 'how likely', 'betyg', 'poäng', 'ocena', 'оцена', 'sgôr', '评分', '分数'].map(plainWord)

export async function importSurvey(context: Context, { token, metricId }: Input, signal: AbortSignal): Promise<SurveyImport> {
  const result = await takeSurvey(context, uploaded(context.dataDir, token), metricId, signal)
  dropUpload(context.dataDir, token)
  return result
}

const columnOf = (columns: readonly string[], words: readonly string[]) => {
  const names = columns.map(plainWord)
  for (const matches of [(name: string, word: string) => name === word, (name: string, word: string) => ` ${name} `.includes(` ${word} `)]) for (const word of words) {
    const at = names.findIndex((name) => matches(name, word))
    if (at >= 0) return at
  }
  return -1
}

/** Throws `unknown-metric`, `not-a-survey-metric`, `survey-no-score`, `survey-no-answers`, and what `openTable` throws. */
export async function takeSurvey(context: Context, source: Source, metricId: string, signal: AbortSignal): Promise<SurveyImport> {
  const metric = context.store.read.get<{ name: string; kind: MetricKind }>('SELECT name, kind FROM metric WHERE id = ? AND deletedAt IS NULL', [metricId])
  if (!metric) throw new AppError('unknown-metric')
  const scoring = SCORINGS[metric.kind]
  if (!scoring) throw new AppError('not-a-survey-metric', { name: metric.name })
  const table = await openTable(source)
  const at = { score: columnOf(table.columns, SCORE_WORDS), date: columnOf(table.columns, HEADER_WORDS.learnings.date), episode: columnOf(table.columns, HEADER_WORDS.learnings.episode) }
  if (at.score < 0) throw new AppError('survey-no-score', { columns: table.columns.join(', ') })
  const nameOf = (place: number) => (place < 0 ? null : table.columns[place]!)
  const result: Mutable<SurveyImport> = { columns: { score: table.columns[at.score]!, date: nameOf(at.date), episode: nameOf(at.episode) }, answers: 0, readings: 0, repeated: 0, replaced: 0, refused: 0, problems: [] }
  const refuse = (line: number, code: string, value: string) => {
    result.refused += 1
    if (result.problems.length < LISTED) result.problems.push({ line, code, value: value.slice(0, 100) })
  }

  const rows: { line: number; score: number; date: string; episode: string }[] = []
  const orders = new Set<DateOrder>()
  for await (const piece of readTable(table)) {
    signal.throwIfAborted()
    for (const { line, cells } of piece.rows) {
      const cell = (place: number) => (place < 0 ? '' : unprotectCell(cells[place] ?? '').trim())
      const [score, date] = [cell(at.score), cell(at.date)]
      const order = orderSpoken(date)
      if (order !== null && order !== 'open') orders.add(order)
      if (score === '') continue // asked, and not answered
      const answer = /^\d{1,3}$/.test(score) ? Number(score) : Number.NaN
      if (!(answer >= scoring.least && answer <= scoring.most)) refuse(line, 'answer-out-of-scale', score)
      else rows.push({ line, score: answer, date, episode: cell(at.episode) })
    }
  }
  const order = orders.size === 1 ? [...orders][0]! : null
  const now = context.now()
  const groups = new Map<string, { episode: string; lastOn: string; answers: number[] }>()
  for (const { line, score, date, episode } of rows) {
    const day = date === '' ? { day: dayOf(now) } : readDay(date, order)
    if ('code' in day) refuse(line, day.code, date)
    else if (isFutureDay(day.day, now)) refuse(line, 'date-in-future', date)
    else {
      const key = `${day.day.slice(0, 7)} ${episode.toLowerCase()}`
      const group = groups.get(key) ?? { episode, lastOn: day.day, answers: [] }
      if (day.day > group.lastOn) group.lastOn = day.day
      group.answers.push(score)
      groups.set(key, group)
      result.answers += 1
    }
  }
  if (result.answers === 0) throw new AppError('survey-no-answers', { count: result.refused })
  context.store.write((write) => {
    for (const [, { episode, lastOn, answers }] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const episodeId = resolvePicked(write, 'episode', episode === '' ? null : { name: episode }, context.newId)
      const outcome = putReading(write, context, { metricId, episodeId, readOn: lastOn, ...scoreOf(metric.kind, answers) })
      result[outcome] += 1
      if (outcome === 'replaced') result.readings += 1
    }
  })
  return result
}

interface New { metricId: string; episodeId: string | null; readOn: string; value: number; sampleSize: number; variance: number }

/** Only what an import said (it knows the variance) is replaced by another import. */
function putReading(write: Write, { newId, now }: Context, reading: New): 'readings' | 'repeated' | 'replaced' {
  const { metricId, episodeId, readOn } = reading
  const before = write.all<{ id: string; value: number; sampleSize: number | null; readOn: string }>(
    'SELECT id, value, sampleSize, readOn FROM reading WHERE metricId = ? AND episodeId IS ? AND substr(readOn, 1, 7) = ? AND variance IS NOT NULL AND deletedAt IS NULL',
    [metricId, episodeId, readOn.slice(0, 7)],
  )
  if (before.some((one) => one.value === reading.value && one.sampleSize === reading.sampleSize && one.readOn === readOn)) return 'repeated'
  for (const { id } of before) write.remove('reading', id)
  write.put('reading', newId(), { ...reading, note: '', createdAt: now() })
  return before.length > 0 ? 'replaced' : 'readings'
}
