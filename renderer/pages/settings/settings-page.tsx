// Settings: the person, the look, where the data is and how it is kept safe, the examples, and moving data in and out.
import { Button, SegmentedControl, TextInput, Input } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Session } from '../../../shared/contract/session.ts'
import { THEMES } from '../../../shared/domain/session.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { LanguageSelect } from '../../components/language-select.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { useAct, useAsk } from '../../query.ts'
import { useRemoveExample } from '../../remove-example.ts'
import { say } from '../../stores/notices.ts'
import { fieldErrors, useWords } from '../../words.ts'
import { Backups } from './backups.tsx'
import { Check } from './check.tsx'
import { NewsSection } from './news-section.tsx'
import { Rebuild } from './rebuild.tsx'
import { RulesSection } from './rules-section.tsx'
import { Section } from './section.tsx'
import { TeamSection } from './team-section.tsx'
import { Transfer } from './transfer.tsx'

export function SettingsPage() {
  const t = useWords()
  const { data: session, error } = useAsk('session', 'get', {})
  return (
    <Page title={t('settings:title')} layout="read">
      <ErrorNote error={error} />
      {session ? (
        <>
          <Notices codes={session.notices} />
          <Section title={t('settings:you')}>
            <Name name={session.member?.name ?? ''} />
            <Look session={session} />
          </Section>
          <Section title={t('home:news.settings')}>
            <NewsSection />
          </Section>
          <Section title={t('join.title')}>
            <TeamSection />
          </Section>
          <Section title={t('pipeline:rules.title')}>
            <RulesSection />
          </Section>
          <Section title={t('setup:title')}>
            <p className="dim sm flush">{t('setup:openHint')}</p>
            <RouteLink to={{ page: 'idea-setup' }}>{t('setup:open')}</RouteLink>
          </Section>
          <Section title={t('settings:data')}>
            <div className="fact">
              <span>{t('settings:folder')}</span>
              <code className="path" translate="no">
                {session.dataDir}
              </code>
              <p className="dim sm flush">{t('settings:folderHint')}</p>
            </div>
            <Backups />
            <Check />
            <Rebuild />
          </Section>
          <Section title={t('settings:transfer')}>
            <Transfer />
          </Section>
          <Section title={t('settings:examples')}>
            <Examples present={session.example} />
          </Section>
          <p className="dim xs flush">{t('settings:version', { version: session.version })}</p>
        </>
      ) : error ? null : (
        <Loading />
      )}
    </Page>
  )
}

function Notices({ codes }: { codes: readonly string[] }) {
  const t = useWords()
  // Codes that this screen does not know are left out: the core may be newer.
  const words = codes.filter((code): code is 'migrated' => code === 'migrated').map((code) => t(`settings:notice.${code}`))
  return words.length === 0 ? null : <p className="panel flush">{words.join(' ')}</p>
}

function Name({ name: stored }: { name: string }) {
  const t = useWords()
  const [name, setName] = useState(stored)
  const { act, busy, error } = useAct('session', 'rename')
  const errors = useMemo(() => fieldErrors(t, error), [t, error])
  return (
    <form
      noValidate
      className="inline-form"
      onSubmit={async (event) => {
        event.preventDefault()
        if (await act({ name })) say(t('settings:nameSaved'))
      }}
    >
      <TextInput label={t('settings:name')} description={t('settings:nameHint')} autoComplete="name" dir="auto" value={name} error={errors['name'] ?? undefined} onChange={({ currentTarget }) => setName(currentTarget.value)} />
      <Button type="submit" variant="default" loading={busy} disabled={name.trim() === stored}>
        {t('save')}
      </Button>
      <ErrorNote error={error && !errors['name'] ? error : null} />
    </form>
  )
}

function Look({ session }: { session: Session }) {
  const t = useWords()
  const { act, error } = useAct('session', 'setPreferences')
  const { language, theme } = session.preferences
  return (
    <>
      <LanguageSelect withPseudo value={language} onChange={(next) => void act({ language: next })} />
      <Input.Wrapper label={t('settings:theme.label')} labelElement="div" labelProps={{ id: 'theme-label' }}>
        <div>
          <SegmentedControl aria-labelledby="theme-label" value={theme} onChange={(next) => void act({ theme: next })} data={THEMES.map((value) => ({ value, label: t(`settings:theme.${value}`) }))} />
        </div>
      </Input.Wrapper>
      <ErrorNote error={error} />
    </>
  )
}

function Examples({ present }: { present: boolean }) {
  const t = useWords()
  const removing = useRemoveExample()
  const adding = useAct('session', 'addExample')
  return (
    <>
      <p className="dim sm flush">{t('settings:examplesHint')}</p>
      {present ? (
        <Button variant="default" className="own-width" loading={removing.busy} onClick={() => void removing.remove()}>
          {t('example.remove')}
        </Button>
      ) : (
        <Button
          variant="default"
          className="own-width"
          loading={adding.busy}
          onClick={async () => {
            if (await adding.act({})) say(t('settings:examplesAdded'))
          }}
        >
          {t('settings:examplesAdd')}
        </Button>
      )}
      <ErrorNote error={removing.error ?? adding.error} />
    </>
  )
}
