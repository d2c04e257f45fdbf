// What a template's filter looks at in each thing, and what it keeps out.
import type { TemplateFilterKind } from '../agenda-lists.ts'
import type { AreaFact, IdeaFact, LearningFact, PromiseFact } from './facts.ts'
import type { SegmentFilter } from './template.ts'

/** What names no team does not fit a filter that asks for one; the same with the others. */
export interface About {
  readonly teamId: string | null
  readonly areaId: string | null
  /** Of the customers; an idea may affect several. */
  readonly segmentIds: readonly string[]
  readonly channel: string | null
  readonly sentiment: string | null
  readonly tags: readonly string[]
}

const NOTHING: About = { teamId: null, areaId: null, segmentIds: [], channel: null, sentiment: null, tags: [] }

export const aboutLearning = ({ teamId, area, segmentId, channel, sentiment, tags }: LearningFact): About => ({ teamId, areaId: area?.id ?? null, segmentIds: segmentId === null ? [] : [segmentId], channel, sentiment, tags })
export const aboutPromise = ({ teamId, areaId, segmentId, channel, sentiment, tags }: PromiseFact): About => ({ teamId, areaId, segmentIds: segmentId === null ? [] : [segmentId], channel, sentiment, tags })
export const aboutIdea = ({ teamId, segmentIds }: IdeaFact): About => ({ ...NOTHING, teamId, segmentIds })
export const aboutArea = ({ id }: AreaFact): About => ({ ...NOTHING, areaId: id })

/** The kinds of a filter that keep something out; none: it passes. */
export function filteredBy(filter: SegmentFilter, about: About): TemplateFilterKind[] {
  const kinds = Object.keys(filter) as TemplateFilterKind[]
  if (kinds.length === 0) return []
  const values: Readonly<Record<TemplateFilterKind, readonly (string | null)[]>> = { team: [about.teamId], area: [about.areaId], segment: about.segmentIds, channel: [about.channel], sentiment: [about.sentiment], tag: about.tags }
  return kinds.filter((kind) => !values[kind].some((value) => value !== null && filter[kind]!.includes(value)))
}
