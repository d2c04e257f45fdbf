// The empty chair: a real customer, in their last own words, in sight during the whole meeting.
import { IconArmchair } from '@tabler/icons-react'
import type { Agenda } from '../../../shared/contract/meetings.ts'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'

export function ChairCard({ agenda, meetingId }: { agenda: Agenda; meetingId: string }) {
  const t = useWords()
  const format = useFormat()
  const { data: chair } = useAsk('runs', 'chair', { meetingId })
  if (chair === undefined) return null
  const voice = agenda.meeting.roles?.find(({ role }) => role === 'voice')?.member.name
  return (
    <aside className="chair-card" aria-label={t('runs:chair.label')} data-empty={chair === null || undefined}>
      <IconArmchair className="chair-seat" size={30} stroke={1.4} aria-hidden />
      {chair ? (
        <>
          <p className="chair-who">
            <strong dir="auto" translate="no">
              {chair.customer?.name ?? t('runs:chair.unnamed')}
            </strong>
            {chair.segment ? (
              <span className="dim" dir="auto" translate="no">
                {chair.segment}
              </span>
            ) : null}
          </p>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls when the words are many */}
          <p className="chair-words" tabIndex={0} dir="auto" translate="no">
            {chair.verbatim ? <q>{chair.words}</q> : chair.words}
          </p>
          <p className="chair-when dim">{t(chair.verbatim ? 'runs:chair.said' : 'runs:chair.heard', { day: format.day(chair.saidOn) })}</p>
          {chair.waitsSince === null ? null : <p className="chair-waits">{t('runs:chair.waits', { day: format.day(new Date(chair.waitsSince).toISOString().slice(0, 10)) })}</p>}
        </>
      ) : (
        <p className="dim">{t('runs:chair.nobody')}</p>
      )}
      {voice ? (
        <p className="chair-voice dim">
          <bdi>{t('runs:chair.voice', { name: voice })}</bdi>
        </p>
      ) : null}
    </aside>
  )
}
