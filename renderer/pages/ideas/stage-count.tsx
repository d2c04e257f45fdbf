// How many ideas stand in a column, and how many should at most: said when it is more, and set there by champions. Nobody is held up.
import { Button, NumberInput, Popover } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { isOver, LIMIT_RANGE } from '../../../shared/domain/idea-views.ts'
import type { Stage } from '../../../shared/domain/ideas.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { useWrongFocus } from '../../components/use-wrong-focus.ts'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { useAct, type Out } from '../../query.ts'
import { useWords } from '../../words.ts'

export type StageRow = Out<'ideas', 'stages'>[number]

/** `row`: null while it is being counted. */
export function StageCount({ stage, row }: { stage: Stage; row: StageRow | null }) {
  const t = useWords()
  const format = useFormat()
  const may = useMay()
  const [open, setOpen] = useState(false)
  if (!row) return <span className="idea-column-count" />
  const { count, total, limit } = row
  const over = isOver(row)
  const champion = may.is('champion')
  const words = limit === null ? t('views:limit.set', { stage: t(`ideas:stage.${stage}`) }) : t(over ? 'views:limit.over' : 'views:limit.within', { stage: t(`ideas:stage.${stage}`) })
  const shown = (
    <>
      {over ? <IconAlertTriangle size={14} aria-hidden /> : null}
      {limit === null ? format.number(count) : t('views:limit.of', { total: format.number(total), limit: format.number(limit) })}
      {limit === null && !champion ? null : <span className="sr-only"> {words}</span>}
    </>
  )
  // what is filtered away still stands in the stage
  const filtered = limit !== null && count !== total ? <span className="idea-column-count">{t('views:limit.shown', { count, shown: format.number(count) })}</span> : null
  if (!champion) {
    return (
      <>
        <span className="idea-column-count" data-over={over || undefined} title={limit === null ? undefined : words}>
          {shown}
        </span>
        {filtered}
      </>
    )
  }
  return (
    <>
      <Popover opened={open} onChange={setOpen} trapFocus returnFocus withinPortal position="bottom-start" shadow="md">
        <Popover.Target>
          <button type="button" className="idea-column-count idea-column-limit" data-over={over || undefined} title={words} onClick={() => setOpen(!open)}>
            {shown}
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('views:limit.title', { stage: t(`ideas:stage.${stage}`) })}>
          <LimitForm stage={stage} limit={limit} onDone={() => setOpen(false)} />
        </Popover.Dropdown>
      </Popover>
      {filtered}
    </>
  )
}

function LimitForm({ stage, limit, onDone }: { stage: Stage; limit: number | null; onDone: () => void }) {
  const t = useWords()
  const format = useFormat()
  const { act, busy, error } = useAct('board', 'setLimit')
  const [most, setMost] = useState<number | string>(limit ?? '')
  const [wrong, setWrong] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const focusWrong = useWrongFocus(form)
  const [least, largest] = LIMIT_RANGE
  const save = (wanted: number | null) => act({ stage, most: wanted }).then((done) => done && onDone())
  return (
    <form
      ref={form}
      className="stack idea-limit"
      onSubmit={(event) => {
        event.preventDefault()
        const refused = most !== '' && !(Number(most) >= least && Number(most) <= largest)
        setWrong(refused)
        if (refused) focusWrong()
        else void save(most === '' ? null : Number(most))
      }}
    >
      <NumberInput
        data-autofocus
        label={t('views:limit.title', { stage: t(`ideas:stage.${stage}`) })}
        description={t('views:limit.hint')}
        min={least}
        max={largest}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        value={most}
        error={wrong ? t('pipeline:rules.between', { least: format.number(least), most: format.number(largest) }) : undefined}
        onChange={(typed) => {
          setWrong(false)
          setMost(typed)
        }}
      />
      <ErrorNote error={error} />
      <div className="row">
        <Button type="submit" size="sm" loading={busy}>
          {t('save')}
        </Button>
        {limit === null ? null : (
          <Button size="sm" variant="default" onClick={() => void save(null)}>
            {t('views:limit.remove')}
          </Button>
        )}
      </div>
    </form>
  )
}
