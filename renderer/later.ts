// Parts of the screen that are loaded when they are first shown, with the words that they need.
// Not by React's `lazy`: once its Suspense has shown that something is loading, it keeps back for 300 ms what has come meanwhile, so every page would open that late.
import { createElement, useEffect, useState, type ReactNode } from 'react'
import { loadLaterWords } from './words.ts'

type Part<Props> = (props: Props) => ReactNode

interface LaterOptions<Props> {
  /** Shown until the part is here; nothing when it is left out. */
  meanwhile?: ReactNode
  /** Shown when the part cannot be loaded. Without it the error boundary says so, and trying again there loads it again. */
  otherwise?: Part<Props>
}

/** `const TeamPage = later(async () => (await import('./pages/team/team-page.tsx')).TeamPage)` */
export function later<Props extends object>(load: () => Promise<Part<Props>>, { meanwhile = null, otherwise }: LaterOptions<Props> = {}): Part<Props> {
  let here: Part<Props> | null = null
  return function Later(props) {
    const [part, setPart] = useState(() => here)
    const [failure, setFailure] = useState<{ error: unknown } | null>(null)
    useEffect(() => {
      if (part) return
      let left = false
      Promise.all([load(), loadLaterWords()]).then(
        ([loaded]) => {
          here = loaded
          if (!left) setPart(() => loaded)
        },
        (error: unknown) => {
          if (left) return
          if (otherwise) setPart(() => otherwise)
          else setFailure({ error })
        },
      )
      return () => {
        left = true
      }
    }, [part])
    if (failure) throw failure.error
    return part ? createElement(part, props) : meanwhile
  }
}

/** The same for what nobody needs: when it cannot be loaded, nothing is shown in its place. */
export const laterIfPossible = (load: () => Promise<Part<object>>): Part<object> => later(load, { otherwise: () => null })
