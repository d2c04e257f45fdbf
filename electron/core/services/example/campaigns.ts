// Campaigns of the example workspace: one that runs, and one that was closed with a word to all who took part.
import { resolvePicked } from '../../store/lookups.ts'
import type { Context } from '../context.ts'
import { addCampaign } from '../pipeline/campaigns.ts'
import { type Happening, type Play } from './cast.ts'
import { DECIDED_IDEAS } from './ideas-decided.ts'
import { WAITING_IDEAS } from './ideas-waiting.ts'
import type { Area, COLLEAGUES } from './people.ts'

const DAY = 24 * 60 * 60 * 1000

interface ExampleCampaign {
  readonly name: string
  readonly question: string
  readonly teams?: readonly (typeof COLLEAGUES)[keyof typeof COLLEAGUES]['team'][]
  readonly area?: Area
  /** Days before now; of one that runs still, after now. */
  readonly began: number
  readonly ends: number
  readonly closing?: string
  readonly ideas: readonly string[]
}

const CAMPAIGNS: readonly ExampleCampaign[] = [
  {
    name: 'The dark months', question: 'What would make a ride in the dark, in the rain or at night easier this winter?', teams: ['Customer care', 'Field crew', 'Product'], began: 12, ends: -9,
    ideas: ['rain-transfer', 'fault-tap', 'night-bicycles'],
  },
  {
    name: 'The first ride', question: 'What would make somebody’s very first ride a good story?', area: 'Stations and docks', began: 75, ends: 30, ideas: ['three-pictures', 'welcome-day', 'library-books'],
    closing: 'Three of your ideas are done: the pictures hang on all 212 docks, every employer starts with a ride together, and the library gives a book. Questions at its desk fell from nine a day to one. Thank you!',
  },
]

export function campaignsHappen(play: Play, { now }: Context): Happening[] {
  const { write, timeline, ids } = play
  const ideas = [...WAITING_IDEAS, ...DECIDED_IDEAS]
  return CAMPAIGNS.flatMap(({ name, question, teams = [], area, began, ends, closing, ideas: keys }) => {
    const [startsAt, endsAt] = [now() - began * DAY, now() - ends * DAY]
    let id = ''
    return [
      {
        at: startsAt,
        act(then: Context) {
          id = then.newId()
          const areaId = area === undefined ? null : resolvePicked(write, 'area', { name: area }, then.newId, { example: true })
          const teamIds = teams.map((team) => write.value<string>('SELECT id FROM team WHERE example = 1 AND name = ?', [team])!)
          addCampaign(write, id, { name, question, audience: area === undefined ? 'teams' : 'area', segmentId: null, areaId, startsAt, endsAt, teams: teamIds }, { createdAt: startsAt, example: true })
        },
      },
      ...keys.map((key): Happening => ({ at: timeline.at(ideas.find((idea) => idea.key === key)!) + 1, act: () => void write.patch('idea', ids.get(`idea:${key}`)!, { campaignId: id }) })),
      ...(closing === undefined ? [] : [{ at: endsAt, act: () => void write.patch('campaign', id, { closing, closedAt: endsAt }) }]),
    ]
  })
}
