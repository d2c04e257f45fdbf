// The app: the theme, the language and who is here; then the first run, or the shell with its pages.
import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nonce } from './boot.ts'
import { ConnectionBanner } from './components/connection-banner.tsx'
import { ErrorNote } from './components/error-note.tsx'
import { Loading } from './components/loading.tsx'
import { dayjsName, loadFormats } from './format.ts'
import { FirstRunPage } from './pages/first-run/first-run-page.tsx'
import { queryClient, useAsk } from './query.ts'
import { Shell } from './shell.tsx'
import { cssVariables, theme } from './theme.ts'
import { speak } from './words.ts'

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Dressed />
    </QueryClientProvider>
  )
}

function Dressed() {
  const { i18n } = useTranslation()
  const { data: session, error, refetch } = useAsk('session', 'get', {})
  const wanted = session?.preferences.language ?? 'en'
  const scheme = session?.preferences.theme ?? 'system'
  const [spoken, setSpoken] = useState('')

  useEffect(() => {
    if (!session) return
    let over = false
    void Promise.all([speak(wanted), loadFormats(wanted)]).finally(() => {
      if (!over) setSpoken(wanted)
    })
    return () => {
      over = true
    }
  }, [session, wanted])

  const ready = session !== undefined && spoken !== ''
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} getStyleNonce={() => nonce} deduplicateInlineStyles defaultColorScheme="auto" {...(scheme === 'system' ? {} : { forceColorScheme: scheme })}>
      <DatesProvider settings={{ locale: dayjsName(i18n.language), firstDayOfWeek: 1, weekendDays: [] }}>
        {ready ? (
          session.member ? (
            <Shell session={session} />
          ) : (
            <FirstRunPage language={session.preferences.language} />
          )
        ) : (
          <main className="starting">
            <ConnectionBanner />
            {error && error.code !== 'disconnected' ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <Loading />}
          </main>
        )}
      </DatesProvider>
    </MantineProvider>
  )
}
