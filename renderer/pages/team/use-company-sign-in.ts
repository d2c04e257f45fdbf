// Signing in with the company's account: the system's browser opens its page, and the person comes back as a member.
import { useEffect, useRef, useState } from 'react'
import type { AppError } from '../../../shared/app-error.ts'
import type { Membership } from '../../../shared/contract/sync.ts'
import { api } from '../../client.ts'
import { asAppError } from '../../query.ts'

export interface CompanySignIn {
  /** The page that the browser shows meanwhile; null when it was not asked for. */
  url: string | null
  busy: boolean
  error: AppError | null
  begin: (address: string) => void
  cancel: () => void
  clear: () => void
}

export function useCompanySignIn(onJoined: (membership: Membership) => void): CompanySignIn {
  const [state, setState] = useState<{ url: string | null; busy: boolean; error: AppError | null }>({ url: null, busy: false, error: null })
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  async function run(address: string, { signal }: AbortController): Promise<void> {
    try {
      for await (const step of api.sync.watchSignIn({ address }, { signal })) {
        if (step.step === 'open') {
          setState({ url: step.url, busy: true, error: null })
          window.open(step.url, '_blank', 'noopener,noreferrer')
        } else {
          setState({ url: null, busy: false, error: null })
          onJoined(step.membership)
        }
      }
    } catch (error) {
      if (!signal.aborted) setState({ url: null, busy: false, error: asAppError(error) })
    }
  }

  return {
    ...state,
    begin(address) {
      stop.current?.abort()
      stop.current = new AbortController()
      setState({ url: null, busy: true, error: null })
      void run(address, stop.current)
    },
    cancel() {
      stop.current?.abort()
      setState({ url: null, busy: false, error: null })
    },
    clear: () => setState((before) => ({ ...before, error: null })),
  }
}
