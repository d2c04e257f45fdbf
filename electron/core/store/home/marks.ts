// What somebody has seen of their news, and which kinds they do not want: rows of their own that sync between their devices, and to nobody else.
import { ALL_NEWS, isSeen, NEWS_KINDS, type Happened, type NewsKind, type SeenMark } from '../../../../shared/domain/news.ts'
import type { Read } from '../read.ts'
import { joinedId, type Write } from '../write.ts'

interface MarkRow extends SeenMark { about: string; off: number | null }

export interface Marks {
  seen(about: string, event: Happened): boolean
  readonly off: ReadonlySet<NewsKind>
}

const KIND = 'kind:'

export function marksOf(read: Read, me: string): Marks {
  const rows = new Map(read.all<MarkRow>('SELECT about, seenAt, upTo, off, ver FROM newsMark WHERE memberId = ? AND deletedAt IS NULL', [me]).map((row) => [row.about, row]))
  const all = rows.get(ALL_NEWS)
  return {
    seen(about, event) {
      const own = rows.get(about)
      return (all !== undefined && isSeen(event, all)) || (own !== undefined && isSeen(event, own))
    },
    off: new Set(NEWS_KINDS.filter((kind) => rows.get(KIND + kind)?.off === 1)),
  }
}

/** `upTo`: the hub's version up to which this device has read. `example`: the thing is one of the example workspace, of which nothing leaves the device. */
export function markSeen(write: Write, me: string, about: string, { now, upTo, example }: { now: number; upTo: number; example: boolean }): void {
  write.ensure('newsMark', joinedId('newsMark', me, about), { memberId: me, about, seenAt: now, upTo }, { example })
}

export function setOff(write: Write, me: string, kind: NewsKind, off: boolean): void {
  const about = KIND + kind
  write.ensure('newsMark', joinedId('newsMark', me, about), { memberId: me, about, off })
}
