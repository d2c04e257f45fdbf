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
