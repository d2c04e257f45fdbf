// The fixed lists of the agenda: segments, decisions, subjects.
import type { Stage } from './ideas.ts'

/** In the order of the default template: the customer stands at the top. Source: product.md, "The customer-first agenda". */
export const AGENDA_SEGMENTS = ['empty-chair', 'front-line', 'numbers', 'promises', 'ideas', 'prevent', 'wow', 'actions'] as const
export type AgendaSegmentKey = (typeof AGENDA_SEGMENTS)[number]
export const DECISIONS = ['approve', 'pilot', 'need-more', 'park', 'decline'] as const
export type DecisionKind = (typeof DECISIONS)[number]
/** Where a decision moves an idea. */
export const DECIDED_STAGE = { approve: 'approved', pilot: 'pilot', 'need-more': 'in-review', park: 'parked', decline: 'declined' } as const satisfies Readonly<Record<DecisionKind, Stage>>
/** What an agenda item is about. `added`: written by hand for this meeting only. */
export const SUBJECT_KINDS = ['learning', 'idea', 'follow-up', 'metric', 'area', 'action', 'added'] as const

/** What a template may ask for in a segment: only what belongs to one of these. */
export const TEMPLATE_FILTERS = ['team', 'area', 'segment', 'channel', 'sentiment', 'tag'] as const
export type TemplateFilterKind = (typeof TEMPLATE_FILTERS)[number]
/** Where each makes sense. `segment`: of customers. A promise is about a learning; numbers and actions have none of these. */
export const FILTERS_OF: Readonly<Record<AgendaSegmentKey, readonly TemplateFilterKind[]>> = {
  'empty-chair': TEMPLATE_FILTERS,
  'front-line': TEMPLATE_FILTERS,
  numbers: [],
  promises: TEMPLATE_FILTERS,
  ideas: ['team', 'segment'],
  prevent: ['area'],
  wow: TEMPLATE_FILTERS,
  actions: [],
}
