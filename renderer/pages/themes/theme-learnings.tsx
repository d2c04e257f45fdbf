// The learnings of a theme, or of none: choose some, move them, make a theme or an idea of them.
import { Button, Checkbox } from '@mantine/core'
import { IconArrowRight, IconBulb, IconHandFinger } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { VirtualList, type RowProps } from '../../components/virtual-list.tsx'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { callCore, type Out } from '../../query.ts'
import { useKept } from '../../stores/kept.ts'
import { useWords } from '../../words.ts'
import { LearningRow } from '../learnings/learning-row.tsx'
import { NameTheme, PickTheme } from './dialogs.tsx'
import { useThemeActs, type Target } from './use-theme-acts.ts'

type Row = Out<'themes', 'learnings'>['rows'][number]
const ROW_HEIGHT = 5
const PAGE = 100
/** What one move takes. */
const MOST = 500
const keyOf = ({ id }: Row) => id

interface ThemeLearningsProps { theme: Target | null; total: number; example: boolean; /** Leads and champions. */ editable: boolean }

export function ThemeLearnings({ theme, total, example, editable }: ThemeLearningsProps) {
  const t = useWords()
  const format = useFormat()
  const acts = useThemeActs()
  const id = theme?.id ?? null
  const [chosen, setChosen] = useKept<readonly string[]>(`theme-chosen:${id}`, [])
  const [open, setOpen] = useState<'move' | 'new' | null>(null)
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['themes', 'learnings', 'pages', id],
    queryFn: ({ pageParam, signal }) => callCore('themes', 'learnings', { id, cursor: pageParam, limit: PAGE }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (previous) => previous,
    structuralSharing: false,
  })
  const rows = useMemo(() => (data?.pages ?? []).flatMap((page) => page.rows), [data])
  const here = useMemo(() => {
    const known = new Set(rows.map((row) => row.id))
    return chosen.filter((one) => known.has(one))
  }, [rows, chosen])
  const toggle = (one: string) => setChosen(here.includes(one) ? here.filter((other) => other !== one) : [...here, one].slice(-MOST))
  const after = (done: boolean) => {
    setOpen(null)
    if (done) setChosen([])
  }
  const onKey = (event: KeyboardEvent, row: Row) => {
    if (event.key !== ' ' || event.target instanceof HTMLInputElement) return
    event.preventDefault()
    toggle(row.id)
  }
  const render = (row: Row, props: RowProps) => (
    <div className="th-learning">
      <LearningRow row={row} {...props} />
      {row.byHand ? (
        <span className="pill th-by-hand">
          <IconHandFinger size={13} aria-hidden />
          {t('themes:list.byHand')}
        </span>
      ) : null}
      <Checkbox tabIndex={props.tabIndex} aria-label={t('themes:list.choose', { text: row.text.slice(0, 80) })} checked={here.includes(row.id)} onChange={() => toggle(row.id)} />
    </div>
  )
  return (
    <>
      <div className="th-acts" role="group" aria-label={t('themes:list.title')}>
        <span className="dim sm" role="status">
          {here.length > 0 ? t('themes:list.chosen', { count: here.length, shown: format.number(here.length) }) : t('themes:list.hint')}
        </span>
        {here.length > 0 ? (
          <>
            {editable ? (
              <>
                <Button size="xs" variant="default" leftSection={<IconArrowRight size={15} aria-hidden className="flips" />} onClick={() => setOpen('move')}>
                  {t('themes:act.move')}
                </Button>
                {theme ? (
                  <>
                    <Button size="xs" variant="default" onClick={() => setOpen('new')}>
                      {t('themes:act.newTheme')}
                    </Button>
                    <Button size="xs" variant="default" onClick={() => void acts.move(here, null).then(after)}>
                      {t('themes:act.takeOut')}
                    </Button>
                  </>
                ) : null}
              </>
            ) : null}
            {theme ? (
              <Button size="xs" variant="default" leftSection={<IconBulb size={15} aria-hidden />} onClick={() => go({ page: 'theme-idea', id: theme.id })}>
                {t('themes:act.ideaChosen')}
              </Button>
            ) : null}
            <Button size="xs" variant="subtle" onClick={() => setChosen([])}>
              {t('themes:act.clear')}
            </Button>
          </>
        ) : null}
      </div>
      <VirtualList label={t('themes:list.title')} rows={rows} rowKey={keyOf} total={total} rowHeight={ROW_HEIGHT} render={render} hasMore={hasNextPage} loadingMore={isFetchingNextPage} loadMore={() => void fetchNextPage()} keep={`theme:${id}`} question={id} onKey={onKey} />
      <PickTheme opened={open === 'move'} title={t('themes:pick.move')} exceptId={id} example={example} onPick={(to) => void acts.move(here, to).then(after)} onClose={() => setOpen(null)} />
      {theme ? <NameTheme opened={open === 'new'} title={t('themes:name.newTheme')} initial="" mayBeEmpty={false} act={async (name) => (await acts.split(theme, name, { learningIds: [...here] })) !== null} onClose={() => after(true)} /> : null}
    </>
  )
}
