// The life of an idea: who changed what of it, what it was and became, who moved it and why; the newest first, by pages.
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { IdeaStep } from '../../../shared/contract/backing.ts'
import type { Idea } from '../../../shared/contract/ideas.ts'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { callCore, useAsk, type Out } from '../../query.ts'
import { useWords, type Words } from '../../words.ts'
import { useSyncWords, type SyncWords } from '../sync/sync-words.ts'
import { nameOn } from './names.ts'

type Changed = Extract<IdeaStep, { kind: 'changed' }>
interface Line { id: string; at: number; words: string; below: ReactNode }

/** Steps that are read at once. */
const PAGE = 15

function useSteps(id: string) {
  return useInfiniteQuery({
    queryKey: ['backing', 'changes', 'pages', id],
    queryFn: ({ pageParam, signal }): Promise<Out<'backing', 'changes'>> => callCore('backing', 'changes', { id, cursor: pageParam, limit: PAGE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (previous) => previous,
  })
}

export function History({ idea }: { idea: Idea }) {
  const t = useWords()
  const format = useFormat()
  const sync = useSyncWords()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSteps(idea.id)
  if (!data) return null
  const steps = data.pages.flatMap(({ rows }) => rows)
  const oldest = hasNextPage ? (steps.at(-1)?.at ?? 0) : 0
  // told by the idea that came: as far back as the steps are read
  const taken = idea.credits.flatMap((credit): Line[] => (credit.by && credit.at >= oldest ? [{ id: credit.id, at: credit.at, words: t('ideas:merge.historyTook', { name: nameOn(t, credit, credit.by), title: credit.title }), below: null }] : []))
  const written: Line[] = hasNextPage ? [] : [{ id: 'written', at: idea.createdAt, words: t('ideas:history.written', { name: nameOn(t, idea, idea.author) }), below: null }]
  const lines = [...[...steps.map((step) => lineOf(t, sync, idea, step)), ...taken].sort((a, b) => b.at - a.at), ...written]
  return (
    <section className="panel">
      <h2>{t('ideas:history.title')}</h2>
      <ol className="idea-history">
        {lines.map((line) => (
          <li key={line.id} className="idea-history-step">
            <UserText>{line.words}</UserText>{' '}
            <time className="dim xs" dateTime={new Date(line.at).toISOString()} title={format.time(line.at)}>
              {format.ago(line.at)}
            </time>
            {line.below}
          </li>
        ))}
      </ol>
      {hasNextPage ? (
        <Button mt="sm" size="compact-sm" variant="default" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('backing:history.older', { count: data.pages[0]!.total - steps.length })}
        </Button>
      ) : null}
    </section>
  )
}

function lineOf(t: Words, sync: SyncWords, idea: Idea, step: IdeaStep): Line {
  const { id, at } = step
  const name = nameOn(t, idea, step.by)
  if (step.kind === 'changed' && step.field === 'stepId') return { id, at, words: t('ideas:history.moved', { name, ...stepped(t, sync, idea, step) }), below: null }
  if (step.kind === 'changed') return { id, at, words: changeWords(t, sync, step, name), below: <Change ideaId={idea.id} step={step} /> }
  const stage = (of: Idea['stage']) => t(`ideas:stage.${of}`)
  const { from, to, reason } = step
  const words =
    to === 'merged' ? t('ideas:merge.historyInto', { name })
    : from === 'merged' ? t('ideas:merge.historyBack', { name })
    : from === 'draft' && to === 'submitted' ? t('ideas:history.submitted', { name })
    : from === to ? t('ideas:history.agreed', { name, to: stage(to) })
    : from === 'draft' ? t('ideas:history.added', { name, to: stage(to) })
    : t('ideas:history.moved', { name, from: stage(from), to: stage(to) })
  const below = reason ? (
    <UserText block className="idea-history-reason prewrap">
      {reason}
    </UserText>
  ) : null
  return { id, at, words, below }
}

/** From step to step; in none it stood in the stage itself. */
function stepped(t: Words, sync: SyncWords, idea: Idea, { entity, field, before, after, at }: Changed): { from: string; to: string } {
  const stage = idea.history.findLast((move) => move.at <= at)?.to ?? idea.stage
  const words = (value: Changed['before']) => (value.as === 'none' ? t(`ideas:stage.${stage}`) : sync.shown(value, entity, field))
  return { from: words(before), to: words(after) }
}

/** Of a row that hangs on the idea: whether it came, went or changed. */
function changeWords(t: Words, sync: SyncWords, { entity, field, part, before, after }: Changed, name: string): string {
  const whole = entity !== 'idea' && entity !== 'ideaAnswer' && (before.as === 'none' || after.as === 'none') && !PARTS.has(field)
  if (!whole && entity === 'pilotCustomer' && part) return t('backing:history.changedOf', { name, field: sync.theField(entity, field, null), customer: part })
  if (!whole) return t('backing:history.changed', { name, field: sync.theField(entity, field, part) })
  const what = (t as (key: string) => string)(`sync:a.${entity}`)
  return before.as === 'none' ? t('backing:history.added', { name, what }) : t('backing:history.removed', { name, what })
}

/** Fields that come and go by themselves in a row that stays. */
const PARTS: ReadonlySet<string> = new Set(['verdict', 'words', 'message', 'proof', 'unit', 'currency', 'rate', 'confirmedById', 'readingId'])

function Change({ ideaId, step }: { ideaId: string; step: Changed }) {
  const t = useWords()
  const sync = useSyncWords()
  const [whole, setWhole] = useState(false)
  const { data } = useAsk('backing', 'change', { id: ideaId, changeId: step.id }, { enabled: whole })
  const { entity, field, before, after, cut } = data?.kind === 'changed' ? data : step
  return (
    <div className="ev-change">
      {before.as === 'none' ? null : (
        <div>
          <span className="dim xs">{t('backing:history.before')}</span> <del dir="auto" translate="no" className="prewrap">{sync.shown(before, entity, field)}</del>
        </div>
      )}
      {after.as === 'none' ? null : (
        <div>
          {before.as === 'none' ? null : <span className="dim xs">{t('backing:history.after')} </span>}
          <ins dir="auto" translate="no" className="prewrap">{sync.shown(after, entity, field)}</ins>
        </div>
      )}
      {cut ? (
        <button type="button" className="link xs" onClick={() => setWhole(true)}>
          {t('backing:history.whole')}
        </button>
      ) : null}
    </div>
  )
}
