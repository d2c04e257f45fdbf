// Metrics and their readings over time, by episode: the customer numbers of the agenda.
import * as z from 'zod'
import { METRIC_KINDS } from '../domain/metrics.ts'
import { call } from './procedure.ts'
import { count, day, done, id, instant, line, name, Named, text } from './fields.ts'
import { Picked } from './learnings.ts'
import { ImportMap, ImportPreview } from './settings.ts'

const value = z.number().min(-1e12).max(1e12)

const metricFields = z.object({
  name,
  kind: z.enum(METRIC_KINDS),
  unit: line(20),
  /** Whether a higher value is better for the customer. */
  higherIsBetter: z.boolean(),
  target: value.nullable(),
  /** What others reach, such as the average of the line of business, and who they are. */
  benchmark: value.nullable(),
  benchmarkOf: line(200),
  /** Ends of the scale of a metric whose kind has none; null: open. Of other kinds they are not kept. */
  least: value.nullable(),
  most: value.nullable(),
})
export const MetricInput = metricFields.extend({
  kind: metricFields.shape.kind.default('own'),
  unit: metricFields.shape.unit.default(''),
  higherIsBetter: metricFields.shape.higherIsBetter.default(true),
  target: metricFields.shape.target.default(null),
  benchmark: metricFields.shape.benchmark.default(null),
  benchmarkOf: metricFields.shape.benchmarkOf.default(''),
  least: metricFields.shape.least.default(null),
  most: metricFields.shape.most.default(null),
})
/** Only what changes. Not `MetricInput.partial()`: zod 4 would fill what is missing with its default. */
export const MetricChanges = metricFields.partial()
export const ReadingInput = z.object({
  metricId: id,
  episode: Picked.nullable().default(null),
  /** Of which customers, and by which team; null: of all. */
  segment: Picked.nullable().default(null),
  teamId: id.nullable().default(null),
  value,
  sampleSize: z.number().int().min(1).max(1e9).nullable().default(null),
  readOn: day,
  note: text.default(''),
})
export const Reading = z.object({ id, episode: Named.nullable(), segment: Named.nullable(), team: Named.nullable(), value, sampleSize: z.number().nullable(), readOn: day, note: z.string(), createdAt: instant, /** Half the width of the 95 % interval; null when it is not known. */ margin: z.number().nullable(), /** Fewer answers than a margin can be relied on with. */ few: z.boolean() })
/** What is aimed at, and what others reach, from a day on; null: nothing from then on. Before the first: the metric's own. */
export const MetricGoal = z.object({ id, fromOn: day, target: value.nullable(), benchmark: value.nullable() })
export const Metric = z.object({ id, name: z.string(), kind: z.enum(METRIC_KINDS), unit: z.string(), higherIsBetter: z.boolean(), target: value.nullable(), benchmark: value.nullable(), benchmarkOf: z.string(), least: value.nullable(), most: value.nullable(), goals: z.array(MetricGoal), readings: z.array(Reading), example: z.boolean() })

export const SurveyImport = z.object({
  /** Columns of the file, and what each was taken for. */
  columns: z.object({ score: z.string(), date: z.string().nullable(), episode: z.string().nullable(), segment: z.string().nullable(), team: z.string().nullable() }),
  answers: count,
  readings: count,
  repeated: count,
  replaced: count,
  refused: count,
  /** The first of those refused. */
  problems: z.array(z.object({ line: count, code: z.string(), value: z.string() })),
})

export const metrics = {
  /** Every metric with its newest 100 readings, newest first. */
  list: call(z.object({}), z.array(Metric)),
  create: call(MetricInput, Metric, ['name-taken', 'out-of-scale', 'range-upside-down']),
  edit: call(z.object({ id, changes: MetricChanges }), Metric, ['unknown-metric', 'name-taken', 'out-of-scale', 'range-upside-down']),
  delete: call(z.object({ id }), done, ['unknown-metric']),
  restore: call(z.object({ id }), Metric, ['unknown-metric']),
  read: call(ReadingInput, Metric, ['unknown-metric', 'unknown-episode', 'unknown-segment', 'unknown-team', 'out-of-scale', 'date-in-future']),
  /** The columns of an uploaded file, its first rows, and a guess of what each column is. */
  previewSurvey: call(z.object({ token: id }), ImportPreview, ['unknown-upload', 'empty-file', 'not-text', 'not-a-table']),
  /**
   * Answers to a survey, one to a line, become a reading for each month, episode, segment and team. `map`: which column is what (`IMPORT_FIELDS.survey`); guessed when left out. The same file again changes nothing; a file that says otherwise of a month
   * takes the place of what an import said of it before.
   */
  importSurvey: call(z.object({ token: id, metricId: id, map: ImportMap.optional() }), SurveyImport, ['unknown-column', 'unknown-field', 'field-mapped-twice', 'field-not-mapped', 'unknown-metric', 'not-a-survey-metric', 'survey-no-score', 'survey-no-answers', 'empty-file', 'not-text', 'not-a-table']),
  /** From that day on; one that is there for the day is replaced. */
  setGoal: call(MetricGoal.omit({ id: true }).extend({ metricId: id }), Metric, ['unknown-metric', 'out-of-scale']),
  deleteGoal: call(z.object({ id }), Metric, ['unknown-goal']),
  /** The eNPS of each month from what the hub tells of the answers after meetings. Again changes nothing, or takes the place of what it read before. */
  readPulse: call(z.object({ metricId: id }), z.object({ readings: count, repeated: count, replaced: count }), ['unknown-metric', 'not-enps', 'pulse-not-told']),
  deleteReading: call(z.object({ id }), Metric, ['unknown-reading']),
  restoreReading: call(z.object({ id }), Metric, ['unknown-reading']),
}

export type Metric = z.output<typeof Metric>
export type Reading = z.output<typeof Reading>
export type MetricInput = z.input<typeof MetricInput>
export type ReadingInput = z.input<typeof ReadingInput>
export type SurveyImport = z.output<typeof SurveyImport>
