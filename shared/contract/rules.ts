// The rules of the workspace: read by everybody, set by admins.
import * as z from 'zod'
import { CRITERIA, LARGEST_WEIGHT, RULE_RANGES, SCORINGS } from '../domain/workspace-rules.ts'
import { call } from './procedure.ts'
import { clockTime, noInput, timeZone } from './fields.ts'

const whole = ([least, most]: readonly [number, number]) => z.number('not-valid').int('not-valid').min(least, 'out-of-range').max(most, 'out-of-range')

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
  currency: z.string().regex(/^[A-Z]{3}$/, 'bad-currency'),
  scoring: z.enum(SCORINGS),
  weights: z.object(Object.fromEntries(CRITERIA.map((criterion) => [criterion, z.number('not-valid').int('not-valid').min(0, 'out-of-range').max(LARGEST_WEIGHT, 'out-of-range')])) as Record<(typeof CRITERIA)[number], z.ZodNumber>),
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
