// What the hub decides about an entry of the benefit ledger, beyond rights: what goes together in it, its currency, and that nobody confirms their own.
import { benefitProblem, CONFIRMED_FIELDS, confirmProblem, type BenefitState, type BenefitTerms } from '../../shared/domain/benefits.ts'
import { NAMELESS } from '../../shared/domain/rights.ts'
import { USUAL_RULES, WORKSPACE_RULES } from '../../shared/domain/workspace-rules.ts'
import type { Fields, Op } from '../../shared/sync/change.ts'
import { idOfJoined } from '../../shared/sync/joined.ts'
import type { Rows, Verdict } from './verdict.ts'

/** The row with the rules of the workspace: it names the currency. */
export const RULES_ID = idOfJoined('workspaceRules', [WORKSPACE_RULES])

const MONEY = ['currency', 'rate', 'rateTo']

/** `stored`: the entry before the operation. `ownIdea`: the person wrote its idea without a name. */
export function benefitVerdict(op: Op, stored: Fields | null, rows: Rows, ownIdea: boolean): Verdict | null {
  if (op.kind !== 'put' && op.kind !== 'patch') return null
  const data = { ...stored, ...op.patch }
  const by = op.patch['confirmedById']
  if (typeof by === 'string') {
    const entered = { enteredById: String(data['enteredById']), state: data['state'] as BenefitState }
    const code = ownIdea && entered.enteredById === NAMELESS ? 'confirm-own' : confirmProblem(by, entered)
    if (code) return { code }
  }
  const said = [...CONFIRMED_FIELDS, 'proof', 'learningId', 'readingId']
  if (op.kind === 'patch' && !said.some((field) => Object.hasOwn(op.patch, field))) return null
  const own = String(rows.get(RULES_ID)?.row.data['currency'] ?? USUAL_RULES.currency)
  // an entry from before the workspace's currency changed may be reworded without counting it anew
  const counted = op.kind === 'put' || MONEY.some((field) => Object.hasOwn(op.patch, field)) ? own : String(data['rateTo'] ?? data['currency'] ?? own)
  const code = benefitProblem(data as unknown as BenefitTerms, counted, typeof data['learningId'] === 'string' || typeof data['readingId'] === 'string')
  return code && { code, params: { currency: own } }
}
