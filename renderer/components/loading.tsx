// While the core has not answered: nothing for a moment, then quiet bars, so that fast answers do not flicker.
import { useEffect, useState } from 'react'
import { useWords } from '../words.ts'

/** Answers come within this time nearly always, ms. */
const PATIENCE = 250

export function Loading({ rows = 4 }: { rows?: number }) {
  const t = useWords()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="loading" role="status">
      <span className="sr-only">{late ? t('loading') : ''}</span>
      {late ? Array.from({ length: rows }, (_, row) => <div key={row} className="bone" aria-hidden />) : null}
    </div>
  )
}
