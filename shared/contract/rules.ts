// The rules of the workspace: read by everybody, set by admins.
import * as z from 'zod'
import { CRITERIA, LARGEST_WEIGHT, RULE_RANGES, SCORINGS, type Criterion } from '../domain/workspace-rules.ts'
import { call } from './procedure.ts'
import { clockTime, currency, line, noInput, timeZone } from './fields.ts'

const whole = ([least, most]: readonly [number, number]) => z.number('not-valid').int('not-valid').min(least, 'out-of-range').max(most, 'out-of-range')

/** The same for each criterion. */
export const eachCriterion = <T extends z.ZodType>(one: T) => z.object(Object.fromEntries(CRITERIA.map((criterion) => [criterion, one])) as Record<Criterion, T>)

/** Empty: as each one's language calls it. */
const ownName = line(60)

export const WorkspaceRules = z.object({
  weekdays: z.array(z.number().int().min(1).max(7)).min(1, 'office-closed').max(7),
  opensAt: clockTime,
  closesAt: clockTime,
  timeZone,
  answerHours: whole(RULE_RANGES.answerHours),
  decisionDays: whole(RULE_RANGES.decisionDays),
  followUpHours: whole(RULE_RANGES.followUpHours),
  followUpInOffice: z.boolean(),
  silenceWeeks: whole(RULE_RANGES.silenceWeeks),
  wowCap: z.number('not-valid').min(RULE_RANGES.wowCap[0], 'out-of-range').max(RULE_RANGES.wowCap[1], 'out-of-range'),
  currency,
  scoring: z.enum(SCORINGS),
  weights: eachCriterion(whole([0, LARGEST_WEIGHT])),
  impactName: ownName,
  reachName: ownName,
  confidenceName: ownName,
  effortName: ownName,
})

const Answer = z.object({
  rules: WorkspaceRules,
  /** Stored hours that are none, so that the usual ones count. */
  hoursLost: z.boolean(),
})

export const rules = {
  get: call(noInput, Answer),
  /** Only what changes: two admins who change different things both keep theirs. */
  edit: call(z.object({ changes: WorkspaceRules.partial() }), Answer, ['office-closed', 'no-weight']),
}

export type WorkspaceRulesInput = z.input<typeof WorkspaceRules>
