// Answers to a survey, one to a line of a table, as readings: one for each month, episode, segment and team.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { metrics as contract, SurveyImport } from '../../../../shared/contract/metrics.ts'
import { unprotectCell } from '../../../../shared/domain/csv.ts'
import { orderSpoken, readDay, type DateOrder } from '../../../../shared/domain/import-values.ts'
import { type ColumnMap, type ImportField, type SurveyField } from '../../../../shared/domain/import.ts'
import { dayOf, isFutureDay } from '../../../../shared/domain/learnings.ts'
import type { MetricKind } from '../../../../shared/domain/metrics.ts'
import { scoreOf, SCORINGS } from '../../../../shared/domain/survey.ts'
import { resolvePicked } from '../../store/lookups.ts'
import type { Context } from '../context.ts'
import { mappedPlaces, previewTable } from '../imports/imports.ts'
import { openTable, readTable } from '../imports/table-file.ts'
import { putReading } from './monthly-reading.ts'
import { dropUpload, uploaded, type Source } from '../uploads.ts'

type Input = z.output<(typeof contract)['importSurvey']['in']>
type Mutable<T> = { -readonly [K in keyof T]: T[K] }

const LISTED = 20

export async function previewSurvey({ dataDir }: Context, { token }: { token: string }, signal: AbortSignal): Promise<z.output<(typeof contract)['previewSurvey']['out']>> {
  return previewTable(uploaded(dataDir, token), 'survey', signal)
}

export async function importSurvey(context: Context, { token, metricId, map }: Input, signal: AbortSignal): Promise<SurveyImport> {
  const result = await takeSurvey(context, uploaded(context.dataDir, token), metricId, signal, map)
  dropUpload(context.dataDir, token)
  return result
}

/** `map`: which column is what; guessed when left out. Throws `unknown-metric`, `not-a-survey-metric`, `survey-no-score`, `survey-no-answers`, and what `openTable` and `mappedPlaces` throw. */
export async function takeSurvey(context: Context, source: Source, metricId: string, signal: AbortSignal, map?: ColumnMap): Promise<SurveyImport> {
  const metric = context.store.read.get<{ name: string; kind: MetricKind }>('SELECT name, kind FROM metric WHERE id = ? AND deletedAt IS NULL', [metricId])
  if (!metric) throw new AppError('unknown-metric')
  const scoring = SCORINGS[metric.kind]
  if (!scoring) throw new AppError('not-a-survey-metric', { name: metric.name })
  const table = await openTable(source)
  const given = map ?? (await previewTable(source, 'survey', signal)).map
  if (!Object.values(given).includes('score')) throw new AppError('survey-no-score', { columns: table.columns.join(', ') })
  const places = mappedPlaces('survey', table.columns, given)
  const at = (field: ImportField) => places.get(field)?.[0] ?? -1
  const nameOf = (field: SurveyField) => (at(field) < 0 ? null : table.columns[at(field)]!)
  const result: Mutable<SurveyImport> = { columns: { score: nameOf('score')!, date: nameOf('date'), episode: nameOf('episode'), segment: nameOf('segment'), team: nameOf('team') }, answers: 0, readings: 0, repeated: 0, replaced: 0, refused: 0, problems: [] }
  const teams = new Map(context.store.read.all<{ id: string; name: string }>('SELECT id, name FROM team WHERE deletedAt IS NULL').map(({ id, name }) => [name.toLowerCase(), id]))
  const refuse = (line: number, code: string, value: string) => {
    result.refused += 1
    if (result.problems.length < LISTED) result.problems.push({ line, code, value: value.slice(0, 100) })
  }

  const rows: { line: number; score: number; date: string; episode: string; segment: string; teamId: string | null }[] = []
  const orders = new Set<DateOrder>()
  for await (const piece of readTable(table)) {
    signal.throwIfAborted()
    for (const { line, cells } of piece.rows) {
      const cell = (field: SurveyField) => (at(field) < 0 ? '' : unprotectCell(cells[at(field)] ?? '').trim())
      const [score, date, team] = [cell('score'), cell('date'), cell('team')]
      const order = orderSpoken(date)
      if (order !== null && order !== 'open') orders.add(order)
      if (score === '') continue // asked, and not answered
      const answer = /^\d{1,3}$/.test(score) ? Number(score) : Number.NaN
      if (!(answer >= scoring.least && answer <= scoring.most)) refuse(line, 'answer-out-of-scale', score)
      // teams are made by people, not by files
      else if (team !== '' && !teams.has(team.toLowerCase())) refuse(line, 'no-such-team', team)
      else rows.push({ line, score: answer, date, episode: cell('episode'), segment: cell('segment'), teamId: teams.get(team.toLowerCase()) ?? null })
    }
  }
  const order = orders.size === 1 ? [...orders][0]! : null
  const now = context.now()
  const groups = new Map<string, { episode: string; segment: string; teamId: string | null; lastOn: string; answers: number[] }>()
  for (const { line, score, date, episode, segment, teamId } of rows) {
    const day = date === '' ? { day: dayOf(now) } : readDay(date, order)
    if ('code' in day) refuse(line, day.code, date)
    else if (isFutureDay(day.day, now)) refuse(line, 'date-in-future', date)
    else {
      const key = JSON.stringify([day.day.slice(0, 7), episode.toLowerCase(), segment.toLowerCase(), teamId])
      const group = groups.get(key) ?? { episode, segment, teamId, lastOn: day.day, answers: [] }
      if (day.day > group.lastOn) group.lastOn = day.day
      group.answers.push(score)
      groups.set(key, group)
      result.answers += 1
    }
  }
  if (result.answers === 0) throw new AppError('survey-no-answers', { count: result.refused })
  context.store.write((write) => {
    for (const [, { episode, segment, teamId, lastOn, answers }] of [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const episodeId = resolvePicked(write, 'episode', episode === '' ? null : { name: episode }, context.newId)
      const segmentId = resolvePicked(write, 'segment', segment === '' ? null : { name: segment }, context.newId)
      const outcome = putReading(write, context, { metricId, episodeId, segmentId, teamId, readOn: lastOn, ...scoreOf(metric.kind, answers) })
      result[outcome] += 1
      if (outcome === 'replaced') result.readings += 1
    }
  })
  return result
}
