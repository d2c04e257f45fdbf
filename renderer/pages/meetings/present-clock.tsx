// The quiet clocks of a presentation: the item's and the meeting's. Their words and colour change near the end; they never make a sound.
import { useEffect, useState } from 'react'
import { useWords } from '../../words.ts'
import { CLOSING_MINUTES, clockState, type ClockState } from './agenda-times.ts'

/** The time now, every second. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}

interface PresentClockProps {
  startedAt: number
  meetingMinutes: number
  /** Null on the closing page. */
  item: { since: number; spentBefore: number; minutes: number } | null
}

export function PresentClock({ startedAt, meetingMinutes, item }: PresentClockProps) {
  const t = useWords()
  const now = useNow()
  const meeting = clockState(now - startedAt, meetingMinutes, CLOSING_MINUTES)
  const ofItem = item ? clockState(item.spentBefore + now - item.since, item.minutes, 1) : null
  const words = (what: 'item' | 'meeting', { tone, minutes }: ClockState) => t(`meetings:clock.${what}.${tone}`, { count: minutes })
  return (
    <div className="present-clocks">
      {ofItem ? (
        <span className="present-clock" data-tone={ofItem.tone} role="timer">
          {words('item', ofItem)}
        </span>
      ) : null}
      <span className="present-clock" data-tone={meeting.tone} role="timer">
        {words('meeting', meeting)}
      </span>
      <div className="present-used" aria-hidden data-tone={meeting.tone}>
        <span style={{ inlineSize: `${meeting.used * 100}%` }} />
      </div>
      {/* Said once, when it becomes so: not every minute. */}
      <span role="status" className="sr-only">
        {meeting.tone === 'calm' ? '' : t(`meetings:clock.said.${meeting.tone}`, { count: CLOSING_MINUTES })}
      </span>
    </div>
  )
}
