// News of campaigns, by the clock: one asks, one ends soon, one was closed with a word to all who took part.
import { campaignStanding } from '../../../../shared/domain/campaigns.ts'
import type { NewsTask } from '../../../../shared/domain/news.ts'
import type { Event, Span } from '../../store/home/event.ts'
import { campaignsAround } from '../../store/pipeline/campaigns.ts'
import type { Read } from '../../store/read.ts'

const DAY = 24 * 60 * 60 * 1000

/** `read` may be one that keeps its answers: so far as it goes by the clock, it is worked out here. */
export function campaignEvents(read: Read, me: string, { since, until }: Span, now: number): Event[] {
  // one that ends within a day of the span is told of in it
  const around = campaignsAround(read, me, { since: Math.floor(since / DAY) * DAY, until: (Math.ceil(until / DAY) + 1) * DAY })
  return around.flatMap(({ id, question, closing, startsAt, endsAt, createdAt, closedAt, asked, tookPart }) => {
    const event = (task: NewsTask, at: number, text: string): Event => ({ id: `${task}:${id}`, kind: 'campaign', task, about: `campaign:${id}`, at, ver: 0, byId: null, text })
    const began = Math.max(startsAt, createdAt)
    // one that is over asks nobody any more
    const asks = asked === 1 && campaignStanding({ startsAt, endsAt, closedAt }, now) !== 'over'
    // whoever asks is not told that they do
    const own = read.value('SELECT 1 FROM made WHERE rowId = ?', [id]) !== undefined
    return [
      ...(asks && !own ? [event('campaign-asks', began, question)] : []),
      ...(asks && tookPart === 0 && endsAt - DAY > began ? [event('campaign-ends', endsAt - DAY, question)] : []),
      ...(closedAt !== null && closing !== '' && tookPart === 1 ? [event('campaign-closed', closedAt, closing)] : []),
    ]
  })
}
