// The computer slept while its member led: the clocks went on, and that time can be left out.
import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useWords } from '../../words.ts'

/** A hidden page is woken once a minute: what is longer was sleep, ms. */
const SLEEP_MS = 2 * 60_000

export function SleptNote({ onLeaveOut }: { onLeaveOut: (ms: number) => void }) {
  const t = useWords()
  const [slept, setSlept] = useState(0)
  useEffect(() => {
    let last = Date.now()
    const timer = setInterval(() => {
      const gap = Date.now() - last
      last += gap
      if (gap > SLEEP_MS) setSlept((before) => before + gap)
    }, 1000)
    return () => clearInterval(timer)
  }, [])
  if (slept === 0) return null
  return (
    <p className="present-note">
      {t('runs:run.slept', { count: Math.round(slept / 60_000) })}{' '}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          onLeaveOut(slept)
          setSlept(0)
        }}
      >
        {t('runs:run.leaveOut')}
      </Button>{' '}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setSlept(0)}>
        {t('runs:run.keepIt')}
      </Button>
    </p>
  )
}
