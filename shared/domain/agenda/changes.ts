// What was known of a subject when it was discussed, and what changed since: a discussed item comes back only when something did.
import type { Reason } from '../../contract/meetings.ts'
import { AGENDA_SEGMENTS, type AgendaSegmentKey } from '../agenda-lists.ts'
import type { ActionFact, AreaFact, IdeaFact, LearningFact, MetricFact, PromiseFact } from './facts.ts'

/** What was known: plain values by name. */
export type Known = Readonly<Record<string, string | number | null>>

/** A short mark of a text (FNV-1a, 32 bits): two texts with the same mark are taken for the same. */
function markOf(...texts: readonly string[]): string {
  let hash = 0x811c9dc5
  for (const char of texts.join('\n\n')) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193)
  return (hash >>> 0).toString(36)
}

export const knownOf = {
  learning: ({ text, quote }: LearningFact): Known => ({ words: markOf(text, quote) }),
  idea: ({ stage, supporters, learnings, comments, customers, title, answers }: IdeaFact): Known => ({ stage, supporters, learnings, comments, customers, answers: markOf(title, answers.customers, answers.delight) }),
  metric: ({ latest }: MetricFact): Known => ({ reading: latest.id, value: latest.value }),
  area: ({ newestBadAt, charged }: AreaFact): Known => ({ newestBadAt, ...(charged && { statement: charged.month }) }),
  promise: ({ state, dueAt }: PromiseFact): Known => ({ state, dueAt }),
  action: ({ title, dueOn, doneAt }: ActionFact): Known => ({ words: markOf(title), dueOn, doneAt }),
}

/** JSON to keep with the record of a discussion. */
export function fingerprintOf(segment: AgendaSegmentKey, known: Known): string {
  return JSON.stringify({ segment, ...known })
}

/** What a fingerprint says; nothing when it was written by something else. */
export function readFingerprint(fingerprint: string | null): { segment: AgendaSegmentKey | null; known: Known } {
  if (!fingerprint) return { segment: null, known: {} }
  try {
    const value: unknown = JSON.parse(fingerprint)
    if (typeof value === 'object' && value !== null) {
      const { segment, ...known } = value as Record<string, string | number | null>
      return { segment: AGENDA_SEGMENTS.find((key) => key === segment) ?? null, known }
    }
  } catch {
    // nothing is known then
  }
  return { segment: null, known: {} }
}

/** Counted things that bring an idea back when they grow. That a supporter left is no reason to talk again. */
const GROWING = ['supporters', 'customers', 'learnings', 'comments'] as const
/** Other things, and the word for each. */
const DIFFERING = { answers: 'changed-answers', words: 'changed-words', reading: 'changed-reading', value: 'changed-reading', newestBadAt: 'changed-area', statement: 'changed-statement' } as const

/** What changed since; empty when nothing did. `on`: the day it was discussed, as a parameter of the words. */
export function changesSince(before: Known, now: Known, on: number): Reason[] {
  const reasons: Reason[] = []
  const add = (code: string, params: Reason['params']) => {
    if (!reasons.some((reason) => reason.code === code)) reasons.push({ code, params: { ...params, on } })
  }
  for (const name of GROWING) {
    const [was, is] = [before[name], now[name]]
    if (typeof was === 'number' && typeof is === 'number' && is > was) add(`changed-${name}`, { count: is - was })
  }
  if (now['stage'] !== undefined && before['stage'] !== undefined && now['stage'] !== before['stage']) add('changed-stage', { stage: String(now['stage']) })
  for (const [name, code] of Object.entries(DIFFERING)) if (before[name] !== undefined && now[name] !== undefined && before[name] !== now[name]) add(code, {})
  return reasons
}
