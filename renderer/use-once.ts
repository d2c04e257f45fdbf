// An act that is not begun again while it runs: two quick presses of Ctrl+Enter save one thing.
import { useCallback, useLayoutEffect, useRef } from 'react'

export function useOnce(act: () => Promise<void>): () => void {
  const latest = useRef(act)
  const running = useRef(false)
  useLayoutEffect(() => {
    latest.current = act
  })
  return useCallback(() => {
    if (running.current) return
    running.current = true
    void latest.current().finally(() => {
      running.current = false
    })
  }, [])
}
