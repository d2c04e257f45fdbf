// Above every page: campaigns that ask this person, and closing notes of those they took part in; until they are put aside.
import { IconFlag, IconSpeakerphone } from '@tabler/icons-react'
import { ReminderBanner } from '../../components/reminder-banner.tsx'
import { useFormat } from '../../format.ts'
import { useNav } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { useAgainByClock } from '../../use-now.ts'
import { useWords } from '../../words.ts'

const NAMED = 2
/** Put aside for good: as many as are remembered. */
const MOST = 100

export function CampaignNotes() {
  const t = useWords()
  const format = useFormat()
  const at = useNav((nav) => nav.at)
  const { data, refetch } = useAsk('campaigns', 'mine', {})
  // campaigns begin and end while nobody does anything
  useAgainByClock(refetch)
  const hidden = useDraft<{ ids: readonly string[] }>('campaign-notes', { ids: [] })
  // on its own pages it is there to be seen
  if (!data || hidden.state === 'loading' || ['campaigns', 'campaign', 'campaign-idea'].includes(at.page)) return null
  const left = (what: string, id: string) => !hidden.value.ids.includes(`${what}:${id}`)
  const hide = (what: string, ids: readonly string[]) => hidden.set({ ids: [...hidden.value.ids, ...ids.map((id) => `${what}:${id}`)].slice(-MOST) })
  // whoever has answered knows of it
  const asked = data.asked.filter(({ id, tookPart }) => !tookPart && left('asked', id))
  const closed = data.closed.filter(({ id }) => left('closed', id))
  return (
    <>
      {asked.length === 0 ? null : (
        <ReminderBanner
          icon={<IconSpeakerphone size={18} aria-hidden />}
          title={t('campaigns:remind.title', { count: asked.length })}
          named={asked.slice(0, NAMED).map(({ id, question, endsAt }) => ({ id, text: question, stands: t('campaigns:remind.stands', { when: format.time(endsAt) }) }))}
          more={asked.length > NAMED}
          open={{ to: asked.length === 1 ? { page: 'campaign', id: asked[0]!.id } : { page: 'campaigns' }, label: t('campaigns:remind.open') }}
          hide={{ label: t('campaigns:remind.hide'), run: () => hide('asked', asked.map(({ id }) => id)) }}
        />
      )}
      {closed.length === 0 ? null : (
        <ReminderBanner
          icon={<IconFlag size={18} aria-hidden />}
          title={t('campaigns:remind.closedTitle')}
          named={closed.slice(0, 1).map(({ id, name, closing }) => ({ id, text: `${name}: ${cut(closing)}`, stands: t('campaigns:remind.closedBy') }))}
          more={closed.length > 1}
          open={{ to: { page: 'campaign', id: closed[0]!.id }, label: t('campaigns:remind.closedOpen') }}
          hide={{ label: t('campaigns:remind.closedHide'), run: () => hide('closed', closed.map(({ id }) => id)) }}
        />
      )}
    </>
  )
}

const LONGEST = 160
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed().trimEnd()}…` : text)
