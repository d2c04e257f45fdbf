// Signing in with the company's account: the system's browser opens its page, and the person comes back.
import { useEffect, useRef, useState } from 'react'
import type { AppError } from '../../../shared/app-error.ts'
import { asAppError } from '../../query.ts'

export interface CompanySignIn<I = never> {
  /** The page that the browser shows meanwhile; null when it was not asked for. */
  url: string | null
  busy: boolean
  error: AppError | null
  begin: (input: I) => void
  cancel: () => void
  clear: () => void
}

type Opening = { step: 'open'; url: string }
type Steps<I, Done> = (input: I, options: { signal: AbortSignal }) => AsyncIterable<Opening | Done>

/** `stepsOf` gives the stream that first tells the page to open, and then what came of it. */
export function useCompanySignIn<I, Done extends { step: string }>(stepsOf: () => Steps<I, Done>, onDone: (done: Done) => void): CompanySignIn<I> {
  const [state, setState] = useState<{ url: string | null; busy: boolean; error: AppError | null }>({ url: null, busy: false, error: null })
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  async function run(input: I, { signal }: AbortController): Promise<void> {
    try {
      for await (const step of stepsOf()(input, { signal })) {
        if ('url' in step) {
          setState({ url: step.url, busy: true, error: null })
          window.open(step.url, '_blank', 'noopener,noreferrer')
        } else {
          setState({ url: null, busy: false, error: null })
          onDone(step)
        }
      }
    } catch (error) {
      if (!signal.aborted) setState({ url: null, busy: false, error: asAppError(error) })
    }
  }

  return {
    ...state,
    begin(input) {
      stop.current?.abort()
      stop.current = new AbortController()
      setState({ url: null, busy: true, error: null })
      void run(input, stop.current)
    },
    cancel() {
      stop.current?.abort()
      setState({ url: null, busy: false, error: null })
    },
    clear: () => setState((before) => ({ ...before, error: null })),
  }
}
