// Actions: what was promised in a meeting, by whom and until when; ticked when done.
import { ActionIcon } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { ActionItem } from '../../../shared/contract/meetings.ts'
import type { OpenAction } from '../../../shared/contract/minutes.ts'
import { today } from '../../days.ts'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { asAppError, callCore } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'
import { ActionTick } from './action-tick.tsx'

/** `carried`: at how many meetings it was open since, where that is known. */
type Carried = ActionItem & Partial<Pick<OpenAction, 'carried'>>
interface ActionListProps { actions: readonly Carried[]; deletable?: boolean; onTick?: (action: ActionItem, done: boolean) => void }

export function ActionList({ actions, deletable = true, onTick }: ActionListProps) {
  return (
    <ul className="ag-actions">
      {actions.map((action) => (
        <ActionRow key={action.id} action={action} deletable={deletable} {...(onTick ? { onTick: (done) => onTick(action, done) } : {})} />
      ))}
    </ul>
  )
}

function ActionRow({ action, deletable, onTick }: { action: Carried; deletable: boolean; onTick?: (done: boolean) => void }) {
  const t = useWords()
  const format = useFormat()
  const { id, title, owner, dueOn, doneAt, carried = 0 } = action
  const mayDelete = useMay().is('lead') || action.example
  const wrong = (error: unknown) => say(errorWords(t, asAppError(error)), { tone: 'wrong' })
  const remove = async () => {
    try {
      await callCore('meetings', 'deleteAction', { id })
      say(t('meetings:action.deleted', { title }), {
        undo: () => callCore('meetings', 'act', { meetingId: action.meetingId, subject: action.subject, title, ownerId: owner?.id ?? null, dueOn }).catch(wrong),
      })
    } catch (error) {
      wrong(error)
    }
  }
  const late = doneAt === null && dueOn !== null && dueOn < today()
  return (
    <li className="ag-action">
      <ActionTick action={action} {...(onTick ? { onTick } : {})} />
      <span className="ag-action-facts">
        {owner ? <bdi translate="no">{owner.name}</bdi> : <span>{t('meetings:action.noOwner')}</span>}
        {dueOn ? <span data-late={late || undefined}>{late ? t('meetings:action.late', { day: format.day(dueOn) }) : t('meetings:action.due', { day: format.day(dueOn) })}</span> : null}
        {carried > 0 ? <span className="pill" data-tone="warm">{t('minutes:carried', { count: carried, locale: format.locale })}</span> : null}
        {action.example ? <span className="pill">{t('example.mark')}</span> : null}
      </span>
      {deletable && mayDelete ? (
        <ActionIcon className="no-print" size="sm" aria-label={t('meetings:action.delete', { title })} onClick={() => void remove()}>
          <IconTrash size={15} aria-hidden />
        </ActionIcon>
      ) : null}
    </li>
  )
}
