// A meeting that runs, as the screen follows and moves it: who leads, whether they are still there, and what this person may do about it.
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Run, Step } from '../../../shared/contract/runs.ts'
import { spentSince } from '../../../shared/domain/runs.ts'
import { useOthers, type Person } from '../../components/use-others.ts'
import { asAppError, asking, callCore, queryClient, useAsk, type In } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useSyncStatus } from '../../use-sync-status.ts'
import { errorWords, useWords } from '../../words.ts'

type RunVerb = 'start' | 'go' | 'take' | 'handOver' | 'leaveOut' | 'leave'

const keyOf = (meetingId: string) => asking('runs', 'get', { meetingId }).queryKey

export interface RunActs {
  /** Resolves to false when it failed; why is said then. */
  act: <V extends RunVerb>(verb: V, input: Omit<In<'runs', V>, 'meetingId'>) => Promise<boolean>
  /** Shown before the core has answered: who presents waits for nothing. */
  go: (run: Run, to: Step, place: number) => void
}

export function useRunActs(meetingId: string): RunActs {
  const t = useWords()
  return useMemo(() => {
    const queryKey = keyOf(meetingId)
    const act: RunActs['act'] = async (verb, input) => {
      // What was asked before this is answered without it, and would lead a step back.
      if (verb !== 'leave') void queryClient.cancelQueries({ queryKey })
      const shown = queryClient.getQueryData(queryKey)
      try {
        const run = await callCore('runs', verb, { meetingId, ...input } as In<'runs', typeof verb>)
        // By the time of the answer a later step may be shown.
        if (verb !== 'leave' && queryClient.getQueryData(queryKey) === shown) queryClient.setQueryData(queryKey, run as Run)
        return true
      } catch (error) {
        say(errorWords(t, asAppError(error)), { tone: 'wrong' })
        void queryClient.invalidateQueries({ queryKey })
        return false
      }
    }
    return {
      act,
      go(run, to, place) {
        const now = Date.now()
        const next: Run = { ...run, at: to, place, since: now, spent: spentSince(run.spent, run.at, run.since, now) }
        queryClient.setQueryData(queryKey, next)
        void act('go', { to, place })
      },
    }
  }, [t, meetingId])
}

/** Undefined until the core has said it, null while it does not run. */
export function useRun(meetingId: string): Run | null | undefined {
  return useAsk('runs', 'get', { meetingId }).data
}

/** `alone`: this computer belongs to no team. `unknown`: the hub cannot be reached. `gone`: the lead has not been there for a while. */
export type LeadState = 'alone' | 'here' | 'unknown' | 'gone'
/** Who reloads the page, or whose network stumbles, is not gone yet, ms. */
const GRACE_MS = 8_000
const REACHED: ReadonlySet<string> = new Set(['up-to-date', 'needs-you', 'sending', 'receiving'])

export interface Room {
  others: readonly Person[]
  lead: LeadState
  /** Of a team, and the hub cannot be reached. */
  cutOff: boolean
}

/** Who else is at the meeting. `leading`: this screen is there though its window is hidden. */
export function useRoom(meetingId: string, run: Run | null): Room {
  const leading = run?.leading === true
  const others = useOthers('agenda', meetingId, leading ? 'writing' : 'reading')
  const status = useSyncStatus()
  const inTeam = (status?.hub ?? null) !== null
  const cutOff = inTeam && !REACHED.has(status!.state)
  const there = run === null || leading || others.some(({ id }) => id === run.lead.id)
  const waits = inTeam && !cutOff && !there
  const [missed, setMissed] = useState(false)
  useEffect(() => {
    if (!waits) return
    const timer = setTimeout(() => setMissed(true), GRACE_MS)
    return () => {
      clearTimeout(timer)
      setMissed(false)
    }
  }, [waits])
  const lead: LeadState = leading ? 'here' : !inTeam ? 'alone' : cutOff ? 'unknown' : there || !missed ? 'here' : 'gone'
  return { others, lead, cutOff }
}

/** Says it when the lead came to this person, or went to somebody else, while they looked. */
export function useLeadNews(run: Run | null | undefined): void {
  const t = useWords()
  const leading = run?.leading
  const name = run?.lead.name ?? ''
  const before = useRef<boolean | undefined>(undefined)
  useEffect(() => {
    if (leading === undefined) return
    if (before.current !== undefined && before.current !== leading) say(leading ? t('runs:run.taken') : t('runs:run.lost', { name }), { tone: leading ? 'done' : 'wrong', kind: 'lead' })
    before.current = leading
  }, [t, leading, name])
}
