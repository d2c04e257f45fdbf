// What one has to be at meetings of the next days: above every page, until one has understood. Asked of this computer, so it works offline.
import { Button } from '@mantine/core'
import { IconSpeakerphone } from '@tabler/icons-react'
import type { OwnRole } from '../../../shared/contract/meetings.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { useNow } from '../../use-now.ts'
import { useWords } from '../../words.ts'
import { onDayWords } from './role-words.ts'

const keyOf = ({ meetingId, roles }: OwnRole) => `${meetingId}:${roles.join(',')}`
/** So many that were understood are remembered. */
const KEPT = 30

export function RoleNotes() {
  const t = useWords()
  const format = useFormat()
  const now = useNow()
  const { data: own } = useAsk('meetings', 'ownRoles', {}, { keepPrevious: true })
  const understood = useDraft<{ keys: readonly string[] }>('role-notes', { keys: [] })
  if (!own || understood.state === 'loading') return null
  const told = own.find((one) => !understood.value.keys.includes(keyOf(one)) && one.startsAt + 3_600_000 > now)
  if (!told) return null
  const day = onDayWords(t, format, told.startsAt, now)
  return (
    <div className="banner" data-tone="warm" role="region" aria-label={t('agenda:role.note')}>
      <IconSpeakerphone size={18} aria-hidden />
      <span>
        {told.roles.map((role) => t(`agenda:role.you.${role}`, { series: told.series, day })).join(' ')} {told.roles.length === 1 ? t(`agenda:role.how.${told.roles[0]!}`) : ''} <RouteLink to={{ page: 'agenda', meetingId: told.meetingId }}>{t('agenda:role.open')}</RouteLink>
      </span>
      <Button size="compact-sm" variant="default" onClick={() => understood.set({ keys: [...understood.value.keys, keyOf(told)].slice(-KEPT) })}>
        {t('agenda:role.understood')}
      </Button>
    </div>
  )
}
