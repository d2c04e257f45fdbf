// Personal data: one's own as a file; for admins that of others, to hand out or to erase, and what became of each erasure.
import { Button, SegmentedControl } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { LookupPicker } from '../../components/lookup-picker.tsx'
import { Page } from '../../components/page.tsx'
import { PersonSelect } from '../../components/person-select.tsx'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { queryClient, useAct, useAsk, type In } from '../../query.ts'
import { useWords } from '../../words.ts'
import { Section } from '../settings/section.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { Erasures } from './erasures.tsx'
import { HubProblem } from './hub-away.tsx'
import { useAbout } from './use-about.ts'
import { isAway, useHubAsk } from './use-hub-ask.ts'
import './team.css'

export function PersonalDataPage() {
  const t = useWords()
  const { data: session } = useAsk('session', 'get', {})
  if (session && !session.inTeam)
    return (
      <Page title={t('team:privacy.title')} layout="read">
        <EmptyState icon={<IconUsersGroup size={36} stroke={1.5} />} title={t('team:alone.title')} text={t('team:alone.text')} action={{ label: t('join.open'), run: () => go({ page: 'join' }) }} />
      </Page>
    )
  const isAdmin = session?.member?.role === 'admin'
  return (
    <Page title={t('team:privacy.title')} lead={t('team:privacy.lead')} layout="read">
      {isAdmin ? <Others /> : null}
      <Section title={t('team:privacy.mine')}>
        <p className="dim sm flush">{t('team:privacy.mineText')}</p>
        <ExportButton input={{}} />
      </Section>
      {isAdmin ? <Erasures /> : <p className="dim sm flush">{t('team:privacy.adminsOnly')}</p>}
    </Page>
  )
}

function ExportButton({ input, disabled = false }: { input: In<'privacy', 'export'>; disabled?: boolean }) {
  const t = useWords()
  const format = useFormat()
  const { act, busy, error } = useAct('privacy', 'export')
  const [made, setMade] = useState<{ file: string; bytes: number } | null>(null)
  const again = async () => {
    setMade(null)
    setMade(await act(input))
  }
  return (
    <>
      <Button variant="default" className="own-width" loading={busy} disabled={disabled} onClick={() => void again()}>
        {t('team:privacy.export')}
      </Button>
      <div role="status" className="team-status">
        {made ? (
          <p className="flush">
            {t('team:privacy.exported', { size: format.bytes(made.bytes) })}{' '}
            <code translate="no" className="path">
              {made.file}
            </code>
          </p>
        ) : null}
      </div>
      {isAway(error) ? <HubProblem error={error} onRetry={() => void again()} /> : <ErrorNote error={error} />}
    </>
  )
}

function Others() {
  const t = useWords()
  const [about, setAbout] = useAbout()
  const [erasing, setErasing] = useState(false)
  const { data: former } = useHubAsk('team', 'former', {}, { enabled: about.what === 'member' })
  const { what, subject } = about
  const picked = subject?.id ? { ...subject, id: subject.id } : null
  return (
    <Section title={t('team:privacy.others')}>
      <p className="dim sm flush">{t('team:privacy.othersText')}</p>
      <SegmentedControl
        className="own-width"
        aria-label={t('team:privacy.what')}
        value={what}
        onChange={(next) => setAbout({ what: next, subject: null })}
        data={[
          { value: 'customer', label: t('team:privacy.customer') },
          { value: 'member', label: t('team:privacy.member') },
        ]}
      />
      {what === 'customer' ? (
        <LookupPicker lookup="customer" label={t('team:privacy.pick')} value={subject} existingOnly onChange={(next) => setAbout({ what, subject: next })} />
      ) : (
        <PersonSelect
          clearable
          label={t('team:privacy.pick')}
          placeholder={t('team:privacy.nobody')}
          also={(former ?? []).map(({ id, name }) => ({ value: id, label: t('team:privacy.formerOf', { name }), name }))}
          without={({ me }) => me}
          value={picked?.id ?? null}
          onChange={(id, name) => setAbout({ what, subject: id === null ? null : { id, name } })}
        />
      )}
      <div className="row">
        <ExportButton key={picked?.id ?? ''} input={picked ? { of: { what, id: picked.id } } : {}} disabled={!picked} />
        <Button variant="default" className="team-grave" disabled={!picked} onClick={() => setErasing(true)}>
          {t('team:privacy.erase')}
        </Button>
      </div>
      <EraseDialog
        what={what}
        subject={erasing ? picked : null}
        onClose={() => setErasing(false)}
        onErased={() => {
          setErasing(false)
          setAbout({ what, subject: null })
          void queryClient.invalidateQueries({ queryKey: ['privacy', 'erasures'] })
        }}
      />
    </Section>
  )
}
