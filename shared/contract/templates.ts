// The template of a series' agendas: which segments, in which order, how long, about what, and in which words.
import * as z from 'zod'
import { AGENDA_SEGMENTS } from '../domain/agenda-lists.ts'
import { CHANNELS, SENTIMENTS } from '../domain/learnings.ts'
import { call } from './procedure.ts'
import { id, line, LONGEST_NAME, LONGEST_TITLE, Named, tag } from './fields.ts'

/** Longest list of values that a filter asks for. */
const MOST_VALUES = 50
const named = z.array(Named).max(MOST_VALUES)

/** Only what belongs to one of these; an empty list asks for nothing. */
const Filters = z.object({
  team: named,
  area: named,
  /** Of customers. */
  segment: named,
  channel: z.array(z.enum(CHANNELS)).max(MOST_VALUES),
  sentiment: z.array(z.enum(SENTIMENTS)).max(MOST_VALUES),
  tag: z.array(tag).max(MOST_VALUES),
})

export const TemplateSegment = z.object({
  segment: z.enum(AGENDA_SEGMENTS),
  shown: z.boolean(),
  /** Minutes of the segment at most; null: as it fits. */
  length: z.number().int().min(1, 'out-of-range').max(480, 'out-of-range').nullable(),
  /** The same as percent of the meeting; `length` goes before it. */
  share: z.number().int().min(1, 'out-of-range').max(100, 'out-of-range').nullable(),
  /** Of one item; null: in proportion to the meeting. */
  minutes: z.number().int().min(1, 'out-of-range').max(120, 'out-of-range').nullable(),
  /** Items at most; null: as usual. */
  most: z.number().int().min(1, 'out-of-range').max(50, 'out-of-range').nullable(),
  /** Instead of the catalogue's words; empty: those. */
  title: line(LONGEST_NAME),
  /** A line below the title. */
  intro: line(LONGEST_TITLE),
  filters: Filters,
})

export const Template = z.object({
  /** In the order of the agenda. */
  segments: z.array(TemplateSegment).max(AGENDA_SEGMENTS.length).refine((segments) => new Set(segments.map(({ segment }) => segment)).size === segments.length, 'bad-input'),
  /** Why the customer does not come first; must be there when they do not. */
  reason: line(LONGEST_TITLE),
})

export const SeriesTemplate = z.object({ series: Named.extend({ example: z.boolean() }), minutes: z.number(), template: Template, /** Nothing differs from the default. */ usual: z.boolean() })

export const templates = {
  template: call(z.object({ seriesId: id }), SeriesTemplate, ['unknown-series']),
  /** Writes what differs between the two: what others changed meanwhile stays. `from`: as the person found it. */
  editTemplate: call(z.object({ seriesId: id, from: Template, template: Template }), SeriesTemplate, ['unknown-series', 'customer-later', 'nothing-shown']),
}

export type TemplateSegment = z.output<typeof TemplateSegment>
export type Template = z.output<typeof Template>
export type SeriesTemplate = z.output<typeof SeriesTemplate>
