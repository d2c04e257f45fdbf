// Ideas that are probably the same, in pairs, likeliest first: merged, or told apart for the whole team. By keys alone, too.
import { useMediaQuery } from '@mantine/hooks'
import { IconChecks } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { LikelyPair } from '../../../shared/contract/duplicates.ts'
import { MOST_PAIRS } from '../../../shared/domain/search.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { Page } from '../../components/page.tsx'
import { VirtualList, type RowProps } from '../../components/virtual-list.tsx'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { asAppError, callCore, useAsk } from '../../query.ts'
import { isShortcut } from '../../shortcuts.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'
import { MergeDialog } from '../ideas/merge-dialog.tsx'
import '../ideas/ideas.css'
import { PairRow } from './pair-row.tsx'
import { PairsApart } from './pairs-apart.tsx'
import './similar.css'

/** Heights of a pair side by side, and one below the other, rem. */
const SIDE_BY_SIDE = 13.5
const BELOW = 22
/** While ideas are still compared it is asked again so often, milliseconds. */
const LOOK = 2000

const keyOf = ({ older, newer }: LikelyPair) => `${older.id} ${newer.id}`

export function DuplicatesPage() {
  const t = useWords()
  const format = useFormat()
  const { refused } = useMay()
  const narrow = useMediaQuery('(max-width: 699px)')
  const { data, error, refetch } = useAsk('duplicates', 'list', { limit: MOST_PAIRS }, { keepPrevious: true })
  const mayNot = refused('create', { entity: 'distinctPair', data: {} })
  const [merging, setMerging] = useState<LikelyPair | null>(null)
  const opener = useRef<Element | null>(null)
  const merge = useCallback((pair: LikelyPair) => {
    opener.current = document.activeElement
    setMerging(pair)
  }, [])
  /** The focus goes back to the pair; when that has been merged, its neighbour has it soon. */
  const closeMerge = useCallback(() => {
    setMerging(null)
    setTimeout(() => opener.current instanceof HTMLElement && opener.current.focus())
  }, [])
  const left = data?.left ?? 0
  useEffect(() => {
    if (left === 0) return
    const timer = setInterval(() => void refetch(), LOOK)
    return () => clearInterval(timer)
  }, [left, refetch])

  const tellApart = useCallback(
    async ({ older, newer }: LikelyPair) => {
      const two = { ideaId: older.id, otherId: newer.id }
      try {
        await callCore('duplicates', 'tellApart', two)
        say(t('similar:pairs.toldApart', { older: older.title, newer: newer.title }), { undo: () => callCore('duplicates', 'forgetApart', two) })
      } catch (failed) {
        say(errorWords(t, asAppError(failed)), { tone: 'wrong' })
      }
    },
    [t],
  )
  const onKey = useCallback(
    (event: KeyboardEvent, pair: LikelyPair) => {
      if (refused('create', { entity: 'distinctPair', data: {}, example: pair.older.example || pair.newer.example }) !== null) return
      const apart = isShortcut(event.nativeEvent, 'pair-apart')
      if (!apart && !isShortcut(event.nativeEvent, 'pair-merge')) return
      event.preventDefault()
      if (event.repeat) return
      if (apart) void tellApart(pair)
      else merge(pair)
    },
    [refused, tellApart, merge],
  )
  const row = (pair: LikelyPair, props: RowProps) => <PairRow pair={pair} mayDecide={refused('create', { entity: 'distinctPair', data: {}, example: pair.older.example || pair.newer.example }) === null} onApart={() => void tellApart(pair)} onMerge={() => merge(pair)} {...props} />

  const pairs = data?.pairs ?? []
  const shown = format.number(pairs.length)
  return (
    <Page
      title={t('similar:pairs.title')}
      layout="fill"
      lead={
        <>
          <span>{t('similar:pairs.lead')}</span> <span role="status">{pairs.length === 0 ? '' : data?.more ? t('similar:pairs.atLeast', { shown }) : t('similar:pairs.count', { count: pairs.length, shown })}</span>
        </>
      }
    >
      <MayNot code={mayNot} words={t('similar:pairs.mayNot')} />
      {data && left > 0 ? <p className="dim sm flush">{t('similar:pairs.looking', { done: format.number(data.of - left), of: format.number(data.of) })}</p> : null}
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {pairs.length > 0 ? (
        <VirtualList label={t('similar:pairs.label')} rows={pairs} rowKey={keyOf} total={data?.more ? null : pairs.length} rowHeight={narrow ? BELOW : SIDE_BY_SIDE} render={row} keep="pairs" onKey={onKey} />
      ) : data ? (
        left > 0 ? null : <EmptyState icon={<IconChecks size={36} stroke={1.5} />} title={t('similar:pairs.none')} text={t('similar:pairs.noneText')} />
      ) : error ? null : (
        <Loading rows={4} />
      )}
      {merging ? <MergeDialog ideaId={merging.newer.id} otherId={merging.older.id} onClose={closeMerge} /> : null}
      {data && data.apart > 0 ? <PairsApart count={data.apart} mayDecide={mayNot === null} /> : null}
    </Page>
  )
}
