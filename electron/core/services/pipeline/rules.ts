// What can be done with the rules of the workspace: read them, and as an admin change them.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { rules as contract } from '../../../../shared/contract/rules.ts'
import { NAME_RULES, rulesProblem, weekdaysText, weightsText, WORKSPACE_RULES } from '../../../../shared/domain/workspace-rules.ts'
import { hoursLost, rulesId, rulesOf } from '../../store/pipeline/rules.ts'
import type { Fields } from '../../store/tables.ts'
import type { Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Answer = z.output<(typeof contract)['get']['out']>

export function get({ store }: Context): Answer {
  const rules = rulesOf(store.read)
  return { rules: { ...rules, weekdays: [...rules.weekdays] }, hoursLost: hoursLost(rules) }
}

const FIELD_OF = { 'office-closed': 'changes.closesAt', 'no-weight': 'changes.weights' } as const

export function edit(context: Context, { changes }: Input<'edit'>): Answer {
  context.store.write((write) => {
    const { weekdays, weights, ...plain } = changes
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    const problem = rulesProblem({ ...rulesOf(write), ...given })
    if (problem) throw new AppError(problem, {}, [{ field: FIELD_OF[problem], code: problem }])
    const names = Object.fromEntries(Object.values(NAME_RULES).flatMap((field) => (plain[field] === undefined ? [] : [[field, plain[field] || null]])))
    const fields = Object.fromEntries(Object.entries({ ...plain, ...names, ...(weekdays && { weekdays: weekdaysText(weekdays) }), ...(weights && { weights: weightsText(weights) }) }).filter(([, value]) => value !== undefined)) as Fields
    if (Object.keys(fields).length === 0) return
    // only what changes is in the row, also in a new one: another admin may have begun the same row
    write.ensure('workspaceRules', rulesId(), { key: WORKSPACE_RULES, ...fields })
  })
  return get(context)
}
