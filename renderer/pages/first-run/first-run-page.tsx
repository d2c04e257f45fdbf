// The first minute: a name, a language, and whether to look around in the example workspace first.
import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import type { Language } from '../../../shared/contract/session.ts'
import { later } from '../../later.ts'
import { ConnectionBanner } from '../../components/connection-banner.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { LanguageSelect } from '../../components/language-select.tsx'
import { Loading } from '../../components/loading.tsx'
import { Logo } from '../../components/logo.tsx'
import { goInstead, useNav } from '../../nav.ts'
import { useAct, callCore } from '../../query.ts'
import { fieldErrors, speak, useWords } from '../../words.ts'
import { loadFormats } from '../../format.ts'

/** The language the system speaks, where we know it. */
function systemLanguage(): Language {
  const own = navigator.languages[0] ?? 'en'
  if (/^sr-Latn/i.test(own)) return 'sr-Latn'
  if (/^sr/i.test(own)) return 'sr-Cyrl'
  if (/^zh/i.test(own)) return 'zh-Hans'
  return /^sv/i.test(own) ? 'sv' : /^cy/i.test(own) ? 'cy' : 'en'
}

const JoinForm = later(async () => (await import('../team/join-form.tsx')).JoinForm, { meanwhile: <Loading rows={3} /> })

export function FirstRunPage({ language: kept }: { language: Language }) {
  const t = useWords()
  const [name, setName] = useState('')
  const [language, setLanguage] = useState<Language>(kept === 'en' ? systemLanguage() : kept)
  const [missing, setMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const { act, busy, error } = useAct('session', 'begin')
  const at = useNav(({ at }) => at)
  // an invitation was opened on a computer that nobody has used yet
  const [joining, setJoining] = useState(at.page === 'join')
  const problem = missing ? t('settings:nameMissing') : fieldErrors(t, error)['name']

  async function begin(example: boolean) {
    if (name.trim() === '') {
      setMissing(true)
      field.current?.focus()
      return
    }
    await act({ name, language, example })
  }

  if (joining)
    return (
      <div className="first-run">
        <ConnectionBanner />
        <main className="first-run-card">
          <Logo size={64} />
          <h1>{t('join.title')}</h1>
          <p className="first-run-lead">{t('join.lead')}</p>
          <JoinForm
            name={name}
            {...(at.page === 'join' && at.link !== undefined ? { link: at.link } : {})}
            onJoined={() => {
              void callCore('session', 'setPreferences', { language }).catch(() => {})
              goInstead({ page: 'ideas' })
            }}
            otherwise={
              <Button variant="subtle" color="gray" onClick={() => setJoining(false)}>
                {t('join.alone')}
              </Button>
            }
          />
        </main>
      </div>
    )
  return (
    <div className="first-run">
      <ConnectionBanner />
      <main className="first-run-card">
        <Logo size={64} />
        <h1>{t('settings:welcome.title')}</h1>
        <p className="first-run-lead">{t('settings:welcome.lead')}</p>
        <form
          noValidate
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void begin(false)
          }}
        >
          <TextInput
            ref={field}
            size="md"
            label={t('settings:name')}
            description={t('settings:nameHint')}
            value={name}
            error={problem}
            autoComplete="name"
            dir="auto"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page asks for this and nothing else
            autoFocus
            onChange={({ currentTarget }) => {
              setName(currentTarget.value)
              setMissing(false)
            }}
          />
          <LanguageSelect
            value={language}
            onChange={(next) => {
              setLanguage(next)
              void Promise.all([loadFormats(next), speak(next)])
            }}
          />
          <ErrorNote error={error && !problem ? error : null} />
          <div className="first-run-ways">
            <Button type="submit" size="md" loading={busy}>
              {t('settings:welcome.begin')}
            </Button>
            <Button size="md" variant="default" disabled={busy} onClick={() => void begin(true)} aria-describedby="example-hint">
              {t('settings:welcome.example')}
            </Button>
            <Button size="md" variant="default" disabled={busy} onClick={() => setJoining(true)}>
              {t('join.open')}
            </Button>
          </div>
          <p id="example-hint" className="dim sm first-run-hint">
            {t('settings:welcome.exampleHint')}
          </p>
        </form>
      </main>
    </div>
  )
}
