// What the hub decides about a campaign beyond rights: what goes together in it.
import { CAMPAIGN_FIELD, campaignProblem, type CampaignTerms } from '../../shared/domain/campaigns.ts'
import type { Fields, Op } from '../../shared/sync/change.ts'
import type { Verdict } from './verdict.ts'

const TERMS = ['audience', 'areaId', 'startsAt', 'endsAt']

/** `stored`: the campaign before the operation. Two champions who move its beginning and its end apart from each other: the second is refused. */
export function campaignVerdict(op: Op, stored: Fields | null): Verdict | null {
  if (!TERMS.some((field) => Object.hasOwn(op.patch, field))) return null
  const code = campaignProblem({ ...stored, ...op.patch } as unknown as CampaignTerms)
  return code && { code, params: { field: CAMPAIGN_FIELD[code] } }
}
