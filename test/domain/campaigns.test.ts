// How a campaign stands at an instant.
import { describe, expect, test } from 'vitest'
import { campaignStanding } from '../../shared/domain/campaigns.ts'

describe('a campaign', () => {
  const campaign = { startsAt: 1000, endsAt: 2000 }

  test.each([[999, 'coming'], [1000, 'running'], [1999, 'running'], [2000, 'over']] as const)('at %s it is %s', (now, standing) => {
    expect(campaignStanding(campaign, now)).toBe(standing)
  })

  test('that was closed is over at once, also by a clock that has not come to its closing yet', () => {
    expect(campaignStanding({ startsAt: 1000, endsAt: 1500, closedAt: 1500 }, 1200)).toBe('over')
    expect(campaignStanding({ startsAt: 1000, endsAt: 3000, closedAt: 2500 }, 1200)).toBe('running')
  })
})
