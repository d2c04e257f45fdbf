// How the champion of the example workspace scored what others wrote.
import type { Criterion } from '../../../../shared/domain/workspace-rules.ts'
import { joinedId } from '../../store/write.ts'
import type { Happening, Play } from './cast.ts'
import { DECIDED_IDEAS } from './ideas-decided.ts'

const HOUR = 60 * 60 * 1000

const REVIEWS: readonly ({ readonly idea: string; readonly comment?: string } & Readonly<Record<Criterion, number>>)[] = [
  { idea: 'pause', impact: 4, reach: 3, confidence: 4, effort: 2, comment: 'Whoever may rest comes back.' },
  { idea: 'bluetooth', impact: 5, reach: 4, confidence: 3, effort: 4, comment: 'Tunnlarna är värst: låset måste öppna utan nät.' },
  { idea: 'free-docks', impact: 4, reach: 3, confidence: 3, effort: 2 },
  { idea: 'rider-words', impact: 3, reach: 2, confidence: 4, effort: 1 },
  { idea: 'night-chat', impact: 3, reach: 3, confidence: 2, effort: 4, comment: 'The drivers are needed at the depot at two in the morning.' },
  { idea: 'three-pictures', impact: 4, reach: 4, confidence: 4, effort: 1 },
  { idea: 'countdown', impact: 4, reach: 5, confidence: 3, effort: 4 },
  { idea: 'soap', impact: 2, reach: 4, confidence: 4, effort: 3 },
  { idea: 'welcome-day', impact: 4, reach: 2, confidence: 3, effort: 2 },
  { idea: 'library-books', impact: 3, reach: 2, confidence: 3, effort: 1 },
]

export function reviewsHappen({ write, timeline, colleagues, ids }: Play): Happening[] {
  const memberId = colleagues.get('ingrid')!
  return REVIEWS.map(({ idea, comment = '', ...points }): Happening => ({
    at: timeline.at(DECIDED_IDEAS.find(({ key }) => key === idea)!) + 20 * HOUR,
    act({ now }) {
      const ideaId = ids.get(`idea:${idea}`)!
      write.put('review', joinedId('review', ideaId, memberId), { ideaId, memberId, ...points, comment, createdAt: now() })
    },
  }))
}
