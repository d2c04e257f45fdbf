// How a campaign stands and whom it asks, in words.
import type { Campaign } from '../../../shared/contract/campaigns.ts'
import { campaignStanding } from '../../../shared/domain/campaigns.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../words.ts'

export function standingWords(t: Words, format: Format, campaign: Campaign, now: number): string {
  const standing = campaignStanding(campaign, now)
  const at = standing === 'coming' ? campaign.startsAt : campaign.endsAt
  const times = { when: format.time(at), ago: format.ago(at, now) }
  return standing === 'coming' ? t('campaigns:from', times) : standing === 'running' ? t('campaigns:until', times) : t('campaigns:over', times)
}

export function audienceWords(t: Words, { audience, teams, segment, area }: Campaign): string {
  if (audience === 'everybody') return t('campaigns:asks.everybody')
  if (audience === 'teams') return teams.length > 0 ? t('campaigns:asks.teams', { names: teams.map(({ name }) => name).join(', ') }) : t('campaigns:asks.nobody')
  if (audience === 'segment') return segment ? t('campaigns:asks.segment', { name: segment.name }) : t('campaigns:asks.nobody')
  return area ? t('campaigns:asks.area', { name: area.name }) : t('campaigns:asks.nobody')
}
