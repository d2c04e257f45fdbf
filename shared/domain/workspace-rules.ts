// The rules of a workspace that admins set: office hours, how fast promises are kept, when silence is too long, what delight may cost, how ideas are scored. Pure.
import { FIRST_ANSWER_HOURS } from './follow-ups.ts'
import { knownZone } from './meetings.ts'
import { isOffice, OFFICE_HOURS, officeOf, type Office } from './working-hours.ts'

/** The key of the one row there is. */
export const WORKSPACE_RULES = 'workspace'

/** How a score is made of what reviewers say (docs/pipeline.md, Scoring). */
export const SCORINGS = ['criteria', 'rice', 'ice'] as const
export type Scoring = (typeof SCORINGS)[number]
/** What reviewers score, 1 to 5, in the order of their weights. */
export const CRITERIA = ['impact', 'reach', 'confidence', 'effort'] as const
export type Criterion = (typeof CRITERIA)[number]
/** The rule that holds a workspace's own name for a criterion; empty: the word of each one's language. */
export const NAME_RULES = { impact: 'impactName', reach: 'reachName', confidence: 'confidenceName', effort: 'effortName' } as const satisfies Record<Criterion, string>
export type CriterionNames = Readonly<Record<(typeof NAME_RULES)[Criterion], string>>
export type Weights = Readonly<Record<Criterion, number>>
/** Largest weight of a criterion; 0 leaves it out. */
export const LARGEST_WEIGHT = 9

export interface WorkspaceRules extends CriterionNames {
  /** ISO weekdays, Monday is 1. */
  readonly weekdays: readonly number[]
  /** `HH:MM`. */
  readonly opensAt: string
  /** `HH:MM`; `00:00` is the end of the day. */
  readonly closesAt: string
  readonly timeZone: string
  /** Working hours until an idea must have its first answer. */
  readonly answerHours: number
  /** Calendar days until an idea must be decided. */
  readonly decisionDays: number
  /** Hours until a customer who waits must be answered. */
  readonly followUpHours: number
  /** Those are working hours; else hours on the clock. */
  readonly followUpInOffice: boolean
  /** A customer, an episode or a colleague not heard of for so many weeks is silent. */
  readonly silenceWeeks: number
  /** Most that one wow moment may cost. */
  readonly wowCap: number
  /** ISO 4217, of `wowCap`. */
  readonly currency: string
  readonly scoring: Scoring
  readonly weights: Weights
}

/** What counts where nobody has set anything. The zone is that of the oldest series of meetings, else this computer's. */
export const USUAL_RULES: Omit<WorkspaceRules, 'timeZone'> = {
  weekdays: OFFICE_HOURS.weekdays,
  opensAt: OFFICE_HOURS.from,
  closesAt: OFFICE_HOURS.to,
  answerHours: 24,
  decisionDays: 14,
  followUpHours: FIRST_ANSWER_HOURS,
  followUpInOffice: false,
  silenceWeeks: 6,
  wowCap: 100,
  currency: 'EUR',
  scoring: 'criteria',
  weights: { impact: 3, reach: 2, confidence: 2, effort: 2 },
  impactName: '',
  reachName: '',
  confidenceName: '',
  effortName: '',
}

/** From and to, both included. */
export const RULE_RANGES = { answerHours: [1, 240], decisionDays: [1, 90], followUpHours: [1, 240], silenceWeeks: [1, 52], wowCap: [0, 100_000] } as const satisfies Partial<Record<keyof WorkspaceRules, readonly [number, number]>>

/** As it is stored: `1,2,3`. */
export const weekdaysText = (days: readonly number[]): string => [...new Set(days)].toSorted((a, b) => a - b).join(',')
export const weekdaysOf = (text: string): number[] => text.split(',').map(Number)

/** As they are stored: in the order of CRITERIA, `3,2,2,2`. */
export const weightsText = (weights: Weights): string => CRITERIA.map((criterion) => weights[criterion]).join(',')
export function weightsOf(text: string): Weights {
  const numbers = text.split(',').map(Number)
  return Object.fromEntries(CRITERIA.map((criterion, at) => [criterion, numbers[at] ?? 0])) as unknown as Weights
}

/** The rules that count: of a stored row what it says, else the usual ones; fields that are null or unknown say nothing. */
export function rulesFrom(stored: Readonly<Record<string, string | number | boolean | null>>, usualZone: () => string): WorkspaceRules {
  const said = Object.fromEntries(Object.entries(stored).filter(([field, value]) => value !== null && field in USUAL_RULES))
  const { weekdays, weights, ...plain } = said
  return { ...USUAL_RULES, ...plain, ...(typeof weekdays === 'string' && { weekdays: weekdaysOf(weekdays) }), ...(typeof weights === 'string' && { weights: weightsOf(weights) }), timeZone: stored['timeZone'] ?? usualZone() } as WorkspaceRules
}

export type RulesProblem = 'office-closed' | 'no-weight'

/** What does not go together in rules whose fields fit each by itself, or null. */
export function rulesProblem({ weekdays, opensAt, closesAt, timeZone, weights }: WorkspaceRules): RulesProblem | null {
  if (!isOffice({ weekdays, from: opensAt, to: closesAt, timeZone })) return 'office-closed'
  return CRITERIA.some((criterion) => weights[criterion] > 0) ? null : 'no-weight'
}

/** Two admins who change one hour each, apart from each other, may leave hours that are none: then the usual ones count. */
export function officeOfRules({ weekdays, opensAt, closesAt, timeZone }: WorkspaceRules, free: readonly { readonly day: string; readonly lastDay: string }[]): Office {
  const hours = { weekdays, from: opensAt, to: closesAt, timeZone: knownZone(timeZone) }
  return officeOf(isOffice(hours) ? hours : { ...OFFICE_HOURS, timeZone: hours.timeZone }, free)
}
