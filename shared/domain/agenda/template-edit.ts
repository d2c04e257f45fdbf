// A template as leads edit it: what is on, in which order, and what differs from the default. Where nothing is said, what is usual holds.
import type { Template, TemplateSegment } from '../../contract/templates.ts'
import { AGENDA_SEGMENTS, FILTERS_OF, type AgendaSegmentKey, type TemplateFilterKind } from '../agenda-lists.ts'
import { DEFAULT_TEMPLATE, type AgendaTemplate, type SegmentFilter } from './template.ts'

/** The segment of the customer: it comes first, or a reason is given. */
export const CUSTOMER: AgendaSegmentKey = 'empty-chair'

export const usualSegment = (segment: AgendaSegmentKey): TemplateSegment => ({ segment, shown: true, length: null, share: null, minutes: null, most: null, title: '', intro: '', filters: { team: [], area: [], segment: [], channel: [], sentiment: [], tag: [] } })

export const USUAL: Template = { segments: AGENDA_SEGMENTS.map(usualSegment), reason: '' }

/** Nothing differs from the default. */
export function isUsual({ segments, reason }: Template): boolean {
  const differs = ({ segment, shown, length, share, minutes, most, title, intro, filters }: TemplateSegment, index: number) =>
    segment !== AGENDA_SEGMENTS[index] || !shown || [length, share, minutes, most].some((own) => own !== null) || title !== '' || intro !== '' || Object.values(filters).some((values) => values.length > 0)
  return reason === '' && !segments.some(differs)
}

/** Whether it puts something before the customer, or leaves the customer out. */
export function putsCustomerLater({ segments }: Pick<Template, 'segments'>): boolean {
  return segments.find(({ shown }) => shown)?.segment !== CUSTOMER
}

/** What a template must not be: without any segment, or with the customer later and no reason. */
export function templateProblem(template: Template): 'nothing-shown' | 'customer-later' | null {
  if (template.segments.every(({ shown }) => !shown)) return 'nothing-shown'
  return putsCustomerLater(template) && template.reason.trim() === '' ? 'customer-later' : null
}

/** For `buildAgenda`. What two people made of it without seeing each other's change may break the rule of the customer: then the customer comes first. */
export function toAgendaTemplate(template: Template): AgendaTemplate {
  const known = new Map(template.segments.map((segment) => [segment.segment, segment]))
  const all = [...template.segments, ...AGENDA_SEGMENTS.filter((key) => !known.has(key)).map(usualSegment)]
  const later = templateProblem(template) === null && putsCustomerLater(template)
  const inOrder = later ? all : [...all.filter(({ segment }) => segment === CUSTOMER).map((segment) => ({ ...segment, shown: true })), ...all.filter(({ segment }) => segment !== CUSTOMER)]
  return {
    customerLater: later ? template.reason : '',
    segments: inOrder.map(({ segment, shown, length, share, minutes, most, title, intro, filters }) => {
      const usual = DEFAULT_TEMPLATE.segments.find(({ key }) => key === segment)!
      return { ...usual, on: shown, own: { length, share, minutes, most: segment === CUSTOMER ? null : most }, filter: filterOf(segment, filters), title, intro }
    }),
  }
}

function filterOf(segment: AgendaSegmentKey, filters: TemplateSegment['filters']): SegmentFilter {
  return Object.fromEntries(FILTERS_OF[segment].filter((kind) => filters[kind].length > 0).map((kind) => [kind, valuesOf(filters, kind)]))
}

export function valuesOf(filters: TemplateSegment['filters'], kind: TemplateFilterKind): string[] {
  return filters[kind].map((value) => (typeof value === 'string' ? value : value.id))
}

/** Which of these must be moved so that the first order becomes the second: the fewest. */
export function movedBetween<T>(before: readonly T[], after: readonly T[]): T[] {
  const place = new Map(before.map((item, index) => [item, index]))
  // the longest part that is in order already; of eight segments every part can be tried one by one
  const best: { items: T[] }[] = []
  after.forEach((item, index) => {
    let longest: T[] = []
    for (let at = 0; at < index; at++) if ((place.get(after[at]!) ?? -1) < (place.get(item) ?? -1) && best[at]!.items.length > longest.length) longest = best[at]!.items
    best.push({ items: [...longest, item] })
  })
  const stays = new Set(best.reduce((longest, { items }) => (items.length > longest.length ? items : longest), [] as T[]))
  return after.filter((item) => !stays.has(item))
}
