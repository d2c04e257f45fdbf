// What the core answered, kept until the core says that it changed. Keys are `[noun, verb, input]`.
import { notifyManager, QueryClient, queryOptions, useInfiniteQuery, useMutation, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { AppError } from '../shared/app-error.ts'
import type { AppContract } from '../shared/contract/contract.ts'
import type { Noun } from '../shared/contract/session.ts'
import type { Client } from '../shared/rpc.ts'
import { useEffect, useMemo } from 'react'
import { api, onConnected } from './client.ts'

type Api = Client<AppContract>
/** The verbs of a noun that answer once; streams have names that begin with `watch`. */
export type Verb<N extends keyof Api> = Exclude<keyof Api[N] & string, `watch${string}`>
type Ask<N extends keyof Api, V extends Verb<N>> = Api[N][V] extends (input: infer I, options?: never) => Promise<infer O> ? { in: I; out: O } : never
export type In<N extends keyof Api, V extends Verb<N>> = Ask<N, V>['in']
export type Out<N extends keyof Api, V extends Verb<N>> = Ask<N, V>['out']

// `networkMode: always`: the core is on this computer, so being offline must pause nothing.
const ALWAYS = { networkMode: 'always', retry: false } as const

// What a key press changed is on the screen before the next key press comes: a clicker may be pressed twice.
notifyManager.setScheduler(queueMicrotask)

export const queryClient = new QueryClient({
  defaultOptions: { queries: { ...ALWAYS, staleTime: Infinity, gcTime: 10 * 60_000, refetchOnWindowFocus: false, refetchOnReconnect: false }, mutations: ALWAYS },
})

/** Calls the core; whatever goes wrong arrives as an AppError. */
export async function callCore<N extends keyof Api, V extends Verb<N>>(noun: N, verb: V, input: In<N, V>, signal?: AbortSignal): Promise<Out<N, V>> {
  const call = api[noun][verb] as (input: unknown, options?: { signal: AbortSignal }) => Promise<Out<N, V>>
  return call(input, signal ? { signal } : undefined)
}

/** For `useQuery`, `queryClient.fetchQuery` and the like. */
export function asking<N extends keyof Api, V extends Verb<N>>(noun: N, verb: V, input: In<N, V>) {
  return queryOptions<Out<N, V>, AppError>({ queryKey: [noun, verb, input], queryFn: ({ signal }) => callCore(noun, verb, input, signal) })
}

interface AskOptions<Answer> {
  enabled?: boolean
  /** Keep showing the answer to the previous input until this one's is here. */
  keepPrevious?: boolean
  initial?: Answer
}

/** What the core answers to `noun.verb(input)`; asked again when its noun changed. */
export function useAsk<N extends keyof Api, V extends Verb<N>>(noun: N, verb: V, input: In<N, V>, { enabled = true, keepPrevious = false, initial }: AskOptions<Out<N, V>> = {}): UseQueryResult<Out<N, V>, AppError> {
  return useQuery({
    ...asking(noun, verb, input),
    enabled,
    ...(keepPrevious ? { placeholderData: (previous: Out<N, V> | undefined) => previous } : {}),
    ...(initial === undefined ? {} : { initialData: initial }),
  } as Parameters<typeof useQuery>[0]) as UseQueryResult<Out<N, V>, AppError>
}

interface Listed {
  learnings: { query: Omit<In<'learnings', 'list'>, 'cursor' | 'limit'>; row: Out<'learnings', 'list'>['rows'][number] }
  ideas: { query: Omit<In<'ideas', 'list'>, 'cursor' | 'limit'>; row: Out<'ideas', 'list'>['rows'][number] }
  feed: { query: Omit<In<'feed', 'list'>, 'cursor' | 'limit'>; row: Out<'feed', 'list'>['rows'][number] }
  customers: { query: Omit<In<'customers', 'list'>, 'cursor' | 'limit'>; row: Out<'customers', 'list'>['rows'][number] }
  followUps: { query: Omit<In<'followUps', 'list'>, 'cursor' | 'limit'>; row: Out<'followUps', 'list'>['rows'][number] }
  review: { query: Omit<In<'review', 'list'>, 'cursor' | 'limit'>; row: Out<'review', 'list'>['rows'][number] }
  ledger: { query: Omit<In<'ledger', 'list'>, 'cursor' | 'limit'>; row: Out<'ledger', 'list'>['rows'][number] }
}

export interface Pages<R> {
  rows: readonly R[]
  error: AppError | null
  /** Nothing is known yet. */
  loading: boolean
  /** The rows are those of the filters before; the new ones are on their way. */
  stale: boolean
  hasMore: boolean
  loadingMore: boolean
  loadMore: () => void
  retry: () => void
}

/** A window is never higher than this many rows: fewer than these are followed by the next page without being asked. */
const FULL_WINDOW = 40

/** Under which the pages of a list are kept. */
export const pagesKey = <N extends keyof Listed>(noun: N, query: Listed[N]['query']) => [noun, 'list', 'pages', query] as const

interface PagesOptions {
  /** Rows of the first page where the list is one of many and shows few of them: it asks for more when they come into sight. */
  first?: number
  /** False: somebody else asks for the first page, and gives it. */
  enabled?: boolean
}

/**
 * A list by keyset pages. The rows of the filters before stay until the new ones are here. A page may come back short although more rows
 * follow (a text filter looks at a bounded number of rows a call), so it keeps asking until the window is full.
 */
export function usePages<N extends keyof Listed>(noun: N, query: Listed[N]['query'], { first, enabled = true }: PagesOptions = {}): Pages<Listed[N]['row']> {
  const { data, error, isPending, isPlaceholderData, hasNextPage, isFetchingNextPage, isFetching, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: pagesKey(noun, query),
    queryFn: async ({ pageParam, signal }) => (await callCore(noun, 'list' as Verb<N>, { ...query, cursor: pageParam, ...(first !== undefined && pageParam === null ? { limit: first } : {}) } as In<N, Verb<N>>, signal)) as { rows: Listed[N]['row'][]; next: string | null },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled,
    placeholderData: (previous) => previous,
    // Comparing every row of every page with what was there takes longer than showing it.
    structuralSharing: false,
  })
  const rows = useMemo(() => (data?.pages ?? []).flatMap((page) => page.rows), [data])
  const hasMore = hasNextPage && !isPlaceholderData
  const short = hasMore && !isFetching && rows.length < (first ?? FULL_WINDOW) && !error
  useEffect(() => {
    if (short) void fetchNextPage()
  }, [short, fetchNextPage])
  return {
    rows,
    error: error === null ? null : asAppError(error),
    loading: isPending,
    stale: isPlaceholderData,
    hasMore,
    loadingMore: isFetchingNextPage || isFetching,
    loadMore: () => {
      if (hasMore && !isFetching) void fetchNextPage()
    },
    retry: () => void refetch(),
  }
}

export interface Act<I, O> {
  /** Resolves to the answer, or to null when it failed: `error` then says why. Never throws. */
  act: (input: I) => Promise<O | null>
  busy: boolean
  error: AppError | null
  clear: () => void
}

/** Does `noun.verb`. What changed is asked again by itself, so callers only say what happens next. */
export function useAct<N extends keyof Api, V extends Verb<N>>(noun: N, verb: V): Act<In<N, V>, Out<N, V>> {
  const mutation = useMutation<Out<N, V>, unknown, In<N, V>>({ mutationFn: (input) => callCore(noun, verb, input) })
  const { mutateAsync } = mutation
  return {
    act: (input) => mutateAsync(input).then((answer) => answer, () => null),
    busy: mutation.isPending,
    error: mutation.error === null ? null : asAppError(mutation.error),
    clear: mutation.reset,
  }
}

export function asAppError(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('internal', { detail: String(error) })
}

/** The queries that show something of a noun. */
const SHOWN_IN: Record<Noun, readonly (keyof Api)[]> = {
  session: ['session'],
  members: ['home', 'backing', 'pilot', 'kudos', 'board', 'views', 'feed', 'silence', 'session', 'benefits', 'kpis', 'team', 'ideas', 'review', 'learnings', 'followUps', 'meetings', 'minutes', 'ledger', 'search', 'duplicates'],
  learnings: ['home', 'backing', 'pilot', 'kudos', 'board', 'feed', 'silence', 'learnings', 'benefits', 'kpis', 'causes', 'customers', 'ideas', 'followUps', 'meetings', 'minutes', 'runs', 'ledger', 'attachments', 'search'],
  customers: ['home', 'backing', 'pilot', 'board', 'feed', 'silence', 'customers', 'causes', 'learnings', 'ideas', 'followUps', 'meetings', 'minutes', 'runs', 'metrics', 'ledger', 'search'],
  causes: ['causes', 'kpis', 'customers', 'meetings', 'ledger'],
  ideas: ['home', 'backing', 'pilot', 'kudos', 'board', 'feed', 'ideas', 'campaigns', 'categories', 'questions', 'stages', 'benefits', 'kpis', 'review', 'causes', 'learnings', 'meetings', 'minutes', 'ledger', 'themes', 'search', 'duplicates'],
  themes: ['themes', 'ledger'],
  'follow-ups': ['home', 'feed', 'followUps', 'episodes', 'learnings', 'customers', 'meetings', 'minutes', 'ledger', 'search'],
  metrics: ['metrics', 'ideas', 'episodes', 'benefits', 'kpis', 'meetings', 'ledger'],
  meetings: ['home', 'feed', 'silence', 'meetings', 'minutes', 'runs', 'ideas', 'ledger', 'search'],
  runs: ['runs'],
  settings: ['home', 'board', 'silence', 'settings', 'benefits', 'kpis', 'rules', 'review', 'ideas', 'followUps'],
  views: ['views', 'ledger'],
  attachments: ['attachments'],
  ledger: ['ledger'],
  home: ['home'],
}
/** While an import commits many times a second, asking again this often (ms) is enough. */
const BREATH = 300

/** Follows the core's changes, over every connection. Called once at start. */
export function followChanges(): void {
  const changed = new Set<Noun>()
  let timer: ReturnType<typeof setTimeout> | null = null
  let lastTold = 0
  const tell = () => {
    timer = null
    lastTold = Date.now()
    const shown = new Set([...changed].flatMap((noun) => SHOWN_IN[noun]))
    changed.clear()
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => shown.has(queryKey[0] as keyof Api) })
  }
  onConnected(() => {
    const changes = api.session.watchChanges({})
    // Whatever happened while we were away: everything on the screen is asked again, after the following began.
    void queryClient.invalidateQueries()
    void (async () => {
      try {
        for await (const { nouns } of changes) {
          for (const noun of nouns) changed.add(noun)
          timer ??= setTimeout(tell, Math.max(0, lastTold + BREATH - Date.now()))
        }
      } catch {
        // The connection is gone; the next one follows anew.
      }
    })()
  })
}
