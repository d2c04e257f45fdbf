// What only the hub knows: asked again by itself when the hub is back.
import { useEffect } from 'react'
import type { AppError } from '../../../shared/app-error.ts'
import type { UseQueryResult } from '@tanstack/react-query'
import { useAsk, type In, type Out, type Verb } from '../../query.ts'
import { useSyncStatus } from '../../use-sync-status.ts'

/** Codes of a hub that is away: nothing is wrong with what the person did. */
const AWAY = new Set(['no-network', 'hub-refuses', 'hub-not-found', 'hub-unreachable', 'hub-not-trusted', 'not-ready', 'signed-out', 'revoked', 'token-copied', 'sealed-elsewhere'])

export const isAway = (error: AppError | null): boolean => error !== null && AWAY.has(error.code)

export function useHubAsk<N extends 'team' | 'programs' | 'privacy', V extends Verb<N>>(noun: N, verb: V, input: In<N, V>, { enabled = true } = {}): UseQueryResult<Out<N, V>, AppError> {
  const asked = useAsk(noun, verb, input, { enabled, keepPrevious: true })
  const state = useSyncStatus()?.state
  const connected = state === 'receiving' || state === 'sending' || state === 'up-to-date' || state === 'needs-you'
  const { error, refetch } = asked
  const away = isAway(error)
  useEffect(() => {
    if (away && connected) void refetch()
  }, [away, connected, refetch])
  return asked
}
