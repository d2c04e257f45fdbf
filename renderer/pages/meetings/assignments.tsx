// Who was not heard for weeks, and who should bring something about them to this meeting.
import { IconSpeakerphone } from '@tabler/icons-react'
import { UserText } from '../../components/user-text.tsx'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { SilentName } from '../customers/silence-page.tsx'

export function Assignments({ meetingId }: { meetingId: string }) {
  const t = useWords()
  const { data } = useAsk('silence', 'assignments', { meetingId }, { keepPrevious: true })
  if (!data || data.rows.length === 0) return null
  return (
    <section className="mr ag-silent" aria-labelledby="ag-silent">
      <h2 id="ag-silent" className="mr-title">
        <IconSpeakerphone size={18} aria-hidden /> {t('closing:silence.assignments')}
      </h2>
      <ul className="ag-silent-list">
        {data.rows.map(({ silent, member, mine }) => (
          <li key={silent.id} data-mine={mine || undefined}>
            <SilentName row={silent} /> <span className="dim">{t(`closing:silence.about.${silent.kind}`)}</span>
            {': '}
            {silent.weeks === null ? t('closing:silence.reasonNever') : t('closing:silence.reason', { count: silent.weeks })}
            {' → '}
            {silent.kind === 'colleague' ? t('closing:silence.speaks') : member ? <UserText>{member.name}</UserText> : t('closing:silence.anybody')}
            {mine ? <span className="pill pill-after">{t('meetings:roles.you')}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
