// The days on which nobody meets: what there is, and more of them, several at once.
import { ActionIcon, Modal, NativeSelect, Textarea } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { FreeDay, Series } from '../../../shared/contract/meetings.ts'
import { today } from '../../days.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { useFormat, type Format } from '../../format.ts'
import { callCore, useAct, useAsk } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords, type Words } from '../../words.ts'
import { readFreeDays } from './free-days-text.ts'

const MONTH_FIRST = /^(en-US|en$)/.test(navigator.language)

export function FreeDaysDialog({ opened, series, onClose }: { opened: boolean; series: readonly Series[]; onClose: () => void }) {
  const t = useWords()
  return (
    <Modal opened={opened} onClose={onClose} title={t('meetings:free.title')} closeButtonProps={{ 'aria-label': t('close') }} size="lg">
      <div className="stack">
        <p className="ag-dialog-text dim">{t('meetings:free.lead')}</p>
        <FreeDaysList />
        <FreeDaysForm series={series} onClose={onClose} />
      </div>
    </Modal>
  )
}

function spanWords(t: Words, format: Format, { day, lastDay }: { day: string; lastDay: string }): string {
  return day === lastDay ? format.day(day) : t('meetings:free.span', { from: format.day(day), to: format.day(lastDay) })
}

function FreeDaysList() {
  const t = useWords()
  const format = useFormat()
  const undoable = useUndoable()
  const { data: days, error } = useAsk('meetings', 'listFreeDays', { from: today() })
  const remove = ({ id, name }: FreeDay) => undoable(() => callCore('meetings', 'removeFreeDays', { id }), t('meetings:free.removed', { name }), () => callCore('meetings', 'restoreFreeDays', { id }))
  if (error) return <ErrorNote error={error} />
  if (!days || days.length === 0) return null
  return (
    <ul className="mt-free" aria-label={t('meetings:free.title')}>
      {days.map((free) => (
        <li key={free.id} className="mt-free-row">
          <span>
            <bdi translate="no">{free.name}</bdi> <span className="dim">{spanWords(t, format, free)}</span> {free.series ? <bdi className="dim" translate="no">{free.series.name}</bdi> : null}
          </span>
          <ActionIcon aria-label={t('meetings:free.remove', { name: free.name })} onClick={() => void remove(free)}>
            <IconTrash size={17} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  )
}

function FreeDaysForm({ series, onClose }: { series: readonly Series[]; onClose: () => void }) {
  const t = useWords()
  const format = useFormat()
  const id = useId()
  const draft = useDraft<{ text: string; seriesId: string }>('free-days', { text: '', seriesId: '' })
  const [asked, setAsked] = useState(false)
  const { act, busy, error } = useAct('meetings', 'addFreeDays')
  const { text, seriesId } = draft.value
  const lines = readFreeDays(text, t('meetings:free.unnamed'), MONTH_FIRST)
  const unread = lines.filter(({ found }) => found === null).map(({ line }) => line)
  const days = lines.flatMap(({ found }) => found ?? [])
  const wrong = unread.length > 0 ? t('meetings:free.unread', { count: unread.length, lines: unread.join(', ') }) : asked && days.length === 0 ? t('errors:required') : undefined
  const add = async () => {
    setAsked(true)
    if (unread.length > 0 || days.length === 0) return document.getElementById(id)?.focus()
    if (!(await act({ seriesId: seriesId === '' ? null : seriesId, days }))) return
    draft.discard()
    setAsked(false)
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <Textarea id={id} autosize minRows={3} maxRows={10} dir="auto" label={t('meetings:free.add')} description={t('meetings:free.hint')} placeholder={t('meetings:free.placeholder')} value={text} error={asked || text.includes('\n') ? wrong : undefined} onChange={({ currentTarget }) => draft.set({ text: currentTarget.value })} />
      {days.length > 0 ? (
        <ul className="mt-free-read" aria-label={t('meetings:free.read')}>
          {days.map((free, index) => (
            <li key={index}>
              {spanWords(t, format, free)}: <bdi translate="no">{free.name}</bdi>
            </li>
          ))}
        </ul>
      ) : null}
      {series.length > 1 ? <NativeSelect label={t('meetings:free.for')} value={seriesId} data={[{ value: '', label: t('meetings:free.all') }, ...series.map(({ id: one, name }) => ({ value: one, label: name }))]} onChange={({ currentTarget }) => draft.set({ seriesId: currentTarget.value })} /> : null}
      <ErrorNote error={error} />
      <FormFoot act={t('meetings:free.act', { count: Math.max(1, days.length) })} busy={busy} onCancel={onClose} />
    </form>
  )
}
