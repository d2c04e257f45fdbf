// What a template asks for, in SQL: of things that were found already, so that a narrow filter costs no more than a look at each of them.
import type { SegmentFilter } from '../../../../shared/domain/agenda/template.ts'
import type { TemplateFilterKind } from '../../../../shared/domain/agenda-lists.ts'
import { partsOfEach } from '../merged.ts'
import type { Read } from '../read.ts'

export const asksForSome = (filter: SegmentFilter): boolean => Object.keys(filter).length > 0

const LEARNING: Readonly<Record<TemplateFilterKind, string>> = {
  team: 'x.teamId IN (SELECT value FROM json_each(:team))',
  area: 'x.areaId IN (SELECT value FROM json_each(:area))',
  segment: 'coalesce(x.segmentId, c.segmentId) IN (SELECT value FROM json_each(:segment))',
  channel: 'x.channel IN (SELECT value FROM json_each(:channel))',
  sentiment: 'x.sentiment IN (SELECT value FROM json_each(:sentiment))',
  tag: 'EXISTS (SELECT 1 FROM learningTag t WHERE t.learningId = x.id AND t.deletedAt IS NULL AND t.tag IN (SELECT value FROM json_each(:tag)))',
}

/** Of these learnings those that fit, in the same order. */
export function fittingLearnings<T extends { readonly pk: number }>(read: Read, filter: SegmentFilter, rows: readonly T[]): readonly T[] {
  if (!asksForSome(filter) || rows.length === 0) return rows
  const kinds = Object.keys(filter) as TemplateFilterKind[]
  const fitting = new Set(
    read
      .all<{ pk: number }>(`SELECT x.pk FROM json_each(:pks) wanted JOIN learning x ON x.pk = wanted.value LEFT JOIN customer c ON c.id = x.ofCustomerId WHERE ${kinds.map((kind) => LEARNING[kind]).join(' AND ')}`, {
        pks: JSON.stringify(rows.map(({ pk }) => pk)),
        ...Object.fromEntries(kinds.map((kind) => [kind, JSON.stringify(filter[kind])])),
      })
      .map(({ pk }) => pk),
  )
  return rows.filter(({ pk }) => fitting.has(pk))
}

/** The segments of the customers that each idea affects: picked, or those of customers that were picked. `ids`: JSON. */
export function segmentsOf(read: Read, ids: string): Map<string, string[]> {
  const segments = new Map<string, string[]>()
  for (const { ideaId, segmentId } of read.all<{ ideaId: string; segmentId: string }>(
    `SELECT parts.ideaId, x.segmentId FROM ${partsOfEach(':ids')} parts JOIN ideaSegment x ON x.ideaId = parts.partId WHERE x.deletedAt IS NULL
     UNION SELECT parts.ideaId, c.segmentId FROM ${partsOfEach(':ids')} parts JOIN ideaCustomer x ON x.ideaId = parts.partId JOIN customer c ON c.id = x.ofCustomerId WHERE x.deletedAt IS NULL AND c.segmentId IS NOT NULL`,
    { ids },
  )) segments.set(ideaId, [...(segments.get(ideaId) ?? []), segmentId])
  return segments
}

/** Of these ideas those that fit, in the same order. */
export function fittingIdeas(read: Read, filter: SegmentFilter, rows: readonly { readonly pk: number; readonly id: string; readonly teamId: string | null }[]): number[] {
  const { team, segment } = filter
  const ofTeam = team ? rows.filter(({ teamId }) => teamId !== null && team.includes(teamId)) : rows
  const segments = segment && segmentsOf(read, JSON.stringify(ofTeam.map(({ id }) => id)))
  return ofTeam.filter(({ id }) => !segment || segments!.get(id)?.some((one) => segment.includes(one))).map(({ pk }) => pk)
}
