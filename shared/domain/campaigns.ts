// Campaigns: an urgent question to everybody, some teams or those who work with a product area, for a while. Pure.

/** Whom a campaign asks. `segment`, `area`: those who have written down what they learned of such customers, or about that product area. */
export const AUDIENCES = ['everybody', 'teams', 'segment', 'area'] as const
export type Audience = (typeof AUDIENCES)[number]
/** Days for which those who took part are told of a closing note. */
export const CLOSING_DAYS = 30

export interface CampaignTerms {
  readonly audience: Audience
  readonly segmentId: string | null
  readonly areaId: string | null
  /** Instants, milliseconds. It asks from the first on, and no more at the second. */
  readonly startsAt: number
  readonly endsAt: number
}

export type CampaignProblem = 'ends-before-start' | 'segment-missing' | 'area-missing'
/** The field that a problem is about. */
export const CAMPAIGN_FIELD: Readonly<Record<CampaignProblem, string>> = { 'ends-before-start': 'endsAt', 'segment-missing': 'segmentId', 'area-missing': 'areaId' }

/** What does not go together, or null. */
export function campaignProblem({ audience, segmentId, areaId, startsAt, endsAt }: CampaignTerms): CampaignProblem | null {
  if (endsAt <= startsAt) return 'ends-before-start'
  if (audience === 'segment' && !segmentId) return 'segment-missing'
  return audience === 'area' && areaId === null ? 'area-missing' : null
}

export type CampaignStanding = 'coming' | 'running' | 'over'

/** A clock that is behind, or looked at half a minute ago, is at least as late as the closing. */
export function campaignStanding({ startsAt, endsAt, closedAt = null }: Pick<CampaignTerms, 'startsAt' | 'endsAt'> & { readonly closedAt?: number | null }, now: number): CampaignStanding {
  const at = Math.max(now, closedAt ?? now)
  return at < startsAt ? 'coming' : at < endsAt ? 'running' : 'over'
}
