// The time, moving on by itself: what is due soon becomes overdue while somebody looks at it.
import { useEffect, useState } from 'react'

const STEP = 30_000

export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), STEP)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** Asks again when somebody comes to look, and each time the clock moves on: what is due by now was not when it was asked. An answer that is on its way already is waited for. */
export function useAgainByClock(refetch: (how: { cancelRefetch: boolean }) => unknown): void {
  useEffect(() => {
    const again = () => void refetch({ cancelRefetch: false })
    again()
    const timer = setInterval(again, STEP)
    return () => clearInterval(timer)
  }, [refetch])
}
