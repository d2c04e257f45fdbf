// The frame around every page: navigation, the bar above it, banners, the palette and the shortcuts that work everywhere.
import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconAdjustments, IconArmchair, IconArrowLeft, IconArrowMerge, IconArrowRight, IconBulb, IconCalendarEvent, IconChartHistogram, IconDeviceFloppy, IconEar, IconFileImport, IconHeartHandshake, IconHistory, IconHome, IconInbox, IconKeyboard, IconLayoutKanban, IconMoon, IconNews, IconPencilPlus, IconReceipt2, IconReportAnalytics, IconSearch, IconSpeakerphone, IconStack2, IconSun, IconUsers, IconUsersGroup } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import type { Session } from '../shared/contract/session.ts'
import { ConnectionBanner } from './components/connection-banner.tsx'
import { ExampleBanner } from './components/example-banner.tsx'
import { FirstSyncBanner } from './components/first-sync-banner.tsx'
import { Logo } from './components/logo.tsx'
import { Notices } from './components/notices.tsx'
import { Keys } from './components/keys.tsx'
// With the first load: what is typed right after Ctrl+K must not be lost to the fetching of a file.
import { Palette, type Command } from './components/palette.tsx'
import { SyncIndicator } from './components/sync-indicator.tsx'
import { ShortcutsSheet } from './components/shortcuts-sheet.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { laterIfPossible } from './later.ts'
import { go, goBack, goForward, useNav } from './nav.ts'
import { useOwnWords } from './own-words.ts'
import { PageAt } from './pages.tsx'
import { useAct, useAsk } from './query.ts'
import type { PageName, Route } from './routes.ts'
import { ariaKeys, keysOf, SHORTCUTS, useShortcuts, type ShortcutName } from './shortcuts.ts'
import { undoLast } from './stores/notices.ts'
import { useFormat } from './format.ts'
import { useNews } from './pages/home/use-news.ts'
import { useAgainByClock } from './use-now.ts'
import { useWords } from './words.ts'

const Reminders = laterIfPossible(async () => (await import('./pages/meetings/reminders.tsx')).Reminders)
const PromiseReminders = laterIfPossible(async () => (await import('./pages/promises/promise-reminders.tsx')).PromiseReminders)
const BenefitReminders = laterIfPossible(async () => (await import('./pages/value/benefit-reminders.tsx')).BenefitReminders)
const CampaignNotes = laterIfPossible(async () => (await import('./pages/campaigns/campaign-notes.tsx')).CampaignNotes)
const RoleNotes = laterIfPossible(async () => (await import('./pages/meetings/role-notes.tsx')).RoleNotes)

type NavPage = 'home' | 'search' | 'feed' | 'learnings' | 'themes' | 'promises' | 'customers' | 'ideas' | 'review' | 'board' | 'statement' | 'agenda' | 'meetings' | 'numbers' | 'report' | 'team' | 'settings'

/** The navigation: what was heard, what it led to, where it is decided. */
const GROUPS: readonly { name: 'listen' | 'improve' | 'meet'; pages: readonly NavPage[] }[] = [
  { name: 'listen', pages: ['feed', 'learnings', 'themes', 'promises', 'customers'] },
  { name: 'improve', pages: ['ideas', 'review', 'board', 'statement', 'numbers', 'report'] },
  { name: 'meet', pages: ['agenda', 'meetings'] },
]
const ICONS: Readonly<Record<NavPage, typeof IconEar>> = { home: IconHome, search: IconSearch, feed: IconNews, learnings: IconEar, themes: IconStack2, promises: IconHeartHandshake, customers: IconUsers, ideas: IconBulb, review: IconInbox, board: IconLayoutKanban, statement: IconReceipt2, numbers: IconChartHistogram, report: IconReportAnalytics, agenda: IconArmchair, meetings: IconCalendarEvent, team: IconUsersGroup, settings: IconAdjustments }
/** Pages that belong to an entry of the navigation without being it. */
const BELONGS: Partial<Record<PageName, NavPage>> = { learning: 'learnings', 'edit-learning': 'learnings', log: 'learnings', theme: 'themes', 'promises-by-leader': 'promises', customer: 'customers', silence: 'customers', 'same-customers': 'customers', loose: 'themes', episodes: 'numbers', causes: 'statement', costs: 'statement', 'theme-idea': 'themes', idea: 'ideas', 'edit-idea': 'ideas', 'new-idea': 'ideas', duplicates: 'ideas', matrix: 'ideas', campaigns: 'ideas', campaign: 'ideas', 'idea-setup': 'settings', 'campaign-idea': 'ideas', present: 'agenda', notes: 'agenda', minutes: 'meetings', held: 'meetings', template: 'meetings', devices: 'team', audit: 'team', programs: 'team', 'personal-data': 'team', join: 'settings' }

export function Shell({ session }: { session: Session }) {
  const t = useWords()
  useOwnWords()
  const at = useNav(({ at }) => at)
  const visit = useNav(({ visit }) => visit)
  const [opened, setOpened] = useState<'palette' | 'shortcuts' | null>(null)
  const open = (what: 'palette' | 'shortcuts') => setOpened(opened === what ? null : what)
  const commands = useCommands(session, () => setOpened('shortcuts'))

  useShortcuts({
    palette: () => open('palette'),
    shortcuts: () => open('shortcuts'),
    search: () => {
      const field = document.querySelector<HTMLInputElement>('#search-field')
      if (!field) return go({ page: 'search' })
      // there already
      field.focus()
      field.select()
    },
    log: () => go({ page: 'log' }),
    'new-idea': () => go({ page: 'new-idea' }),
    back: goBack,
    forward: goForward,
    undo: undoLast,
    home: () => go({ page: 'home' }),
    learnings: () => go({ page: 'learnings' }),
    ideas: () => go({ page: 'ideas' }),
    board: () => go({ page: 'board' }),
    agenda: () => go({ page: 'agenda' }),
    promises: () => go({ page: 'promises' }),
    customers: () => go({ page: 'customers' }),
    numbers: () => go({ page: 'numbers' }),
    settings: () => go({ page: 'settings' }),
  })

  const page = (
    <main id="main" className="main" tabIndex={-1}>
      <ErrorBoundary at={`${visit}`} words={{ title: t('pageBroke'), text: t('pageBrokeText'), again: t('tryAgain') }}>
        <PageAt route={at} />
      </ErrorBoundary>
    </main>
  )

  return (
    <>
      {at.page === 'present' || at.page === 'notes' ? (
        <div className="shell-bare">
          <ConnectionBanner />
          {page}
        </div>
      ) : (
        <div className="shell">
          <a
            className="skip"
            href="#main"
            onClick={(event) => {
              event.preventDefault()
              document.querySelector<HTMLElement>('#main')?.focus()
            }}
          >
            {t('skipToContent')}
          </a>
          <Navigation at={at} inTeam={session.inTeam} reviews={!session.inTeam || session.member?.role === 'champion' || session.member?.role === 'admin'} />
          <div className="beside">
            <TopBar onPalette={() => open('palette')} />
            <div className="banners">
              <ConnectionBanner />
              {session.example ? <ExampleBanner /> : null}
              <FirstSyncBanner />
              <CampaignNotes />
              {at.page === 'home' ? null : <OwnReminders />}
            </div>
            {page}
          </div>
        </div>
      )}
      <Notices quiet={at.page === 'present'} />
      <Palette opened={opened === 'palette'} onClose={() => setOpened(null)} commands={commands} />
      <ShortcutsSheet opened={opened === 'shortcuts'} onClose={() => setOpened(null)} />
    </>
  )
}

/** What is due; home tells of all of it itself. */
function OwnReminders() {
  return (
    <>
      <PromiseReminders />
      <RoleNotes />
      <Reminders />
      <BenefitReminders />
    </>
  )
}

function Navigation({ at, inTeam, reviews }: { at: Route; inTeam: boolean; reviews: boolean }) {
  const t = useWords()
  const format = useFormat()
  const { data: promises } = useAsk('followUps', 'list', { open: true, limit: 1 })
  const { data: questions } = useAsk('ideas', 'questions', {}, { enabled: inTeam })
  const { data: review } = useAsk('review', 'counts', {}, { enabled: reviews })
  const { data: news, refetch: askNews } = useNews()
  useAgainByClock(askNews)
  const current = BELONGS[at.page] ?? at.page
  // in a small window the navigation scrolls
  useEffect(() => {
    document.querySelector(`.nav [href='#/${current}']`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [current])
  const link = (page: NavPage): ReactNode => {
    const Icon = ICONS[page]
    const waiting = page === 'home' ? (news?.unseen ?? 0) : page === 'promises' ? (promises?.overdue ?? 0) : page === 'ideas' ? (questions?.length ?? 0) : page === 'review' && review ? review.overdue.answer + review.overdue.decision : 0
    return (
      <li key={page}>
        <Tooltip label={t(`nav.${page}`)} position="right" classNames={{ tooltip: 'nav-tooltip' }}>
          <a
            className="nav-link"
            href={`#/${page}`}
            aria-current={current === page ? 'page' : undefined}
            {...(page in SHORTCUTS ? { 'aria-keyshortcuts': ariaKeys(page as ShortcutName) } : {})}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return
              event.preventDefault()
              go({ page })
            }}
          >
            <Icon size={20} stroke={1.7} aria-hidden />
            <span className="nav-label">{t(`nav.${page}`)}</span>
            {waiting > 0 ? (
              <span className="nav-count">
                <span aria-hidden>{format.number(waiting)}</span>
                <span className="sr-only">{page === 'home' ? t('nav.news', { count: waiting }) : page === 'ideas' ? t('nav.questions', { count: waiting }) : t('nav.overdue', { count: waiting })}</span>
              </span>
            ) : null}
          </a>
        </Tooltip>
      </li>
    )
  }
  return (
    <nav className="nav" aria-label={t('nav.label')}>
      <div className="brand">
        <Logo size={34} />
        <span className="brand-name">{t('appName')}</span>
      </div>
      <Tooltip label={t('logLearning')} position="right" classNames={{ tooltip: 'nav-tooltip' }}>
        <Button className="nav-log" leftSection={<IconPencilPlus size={18} aria-hidden />} aria-keyshortcuts={ariaKeys('log')} onClick={() => go({ page: 'log' })}>
          <span className="nav-label">{t('logLearning')}</span>
        </Button>
      </Tooltip>
      <ul>
        {link('home')}
        {link('search')}
      </ul>
      <span className="sr-only" aria-live="polite">
        {news && news.unseen > 0 ? t('nav.news', { count: news.unseen }) : ''}
      </span>
      {GROUPS.map(({ name, pages }) => (
        <div key={name} className="nav-group">
          <h2 className="nav-heading" id={`nav-${name}`}>
            {t(`nav.${name}`)}
          </h2>
          <ul aria-labelledby={`nav-${name}`}>{pages.map(link)}</ul>
        </div>
      ))}
      <ul className="nav-foot">
        {inTeam ? link('team') : null}
        {link('settings')}
      </ul>
    </nav>
  )
}

function TopBar({ onPalette }: { onPalette: () => void }) {
  const t = useWords()
  const behind = useNav(({ behind }) => behind)
  const ahead = useNav(({ ahead }) => ahead)
  return (
    <section className="top" aria-label={t('nav.bar')}>
      <Tooltip label={`${t('back')} (${keysOf('back')})`}>
        <ActionIcon aria-label={t('back')} aria-disabled={behind === 0} data-disabled={behind === 0} onClick={goBack}>
          <IconArrowLeft size={18} className="flips" />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${t('forward')} (${keysOf('forward')})`}>
        <ActionIcon aria-label={t('forward')} aria-disabled={ahead === 0} data-disabled={ahead === 0} onClick={goForward}>
          <IconArrowRight size={18} className="flips" />
        </ActionIcon>
      </Tooltip>
      <button type="button" className="palette-button" onClick={onPalette} aria-keyshortcuts={ariaKeys('palette')}>
        <IconSearch size={16} aria-hidden />
        <span className="cut">{t('palette.open')}</span>
        <Keys keys={SHORTCUTS.palette.keys} />
      </button>
      <span className="saved">
        <IconDeviceFloppy size={16} aria-hidden />
        <span className="saved-text">{t('savedHere')}</span>
      </span>
      <SyncIndicator />
    </section>
  )
}

function useCommands(session: Session, showShortcuts: () => void): Command[] {
  const t = useWords()
  const preferences = useAct('session', 'setPreferences')
  const icon = (Icon: typeof IconEar) => <Icon size={18} aria-hidden />
  const page = (name: NavPage): Command => ({ id: name, label: t('palette.goTo', { page: t(`nav.${name}`) }), icon: icon(ICONS[name]), run: () => go({ page: name }), ...(name in SHORTCUTS ? { keys: SHORTCUTS[name as ShortcutName].keys } : {}) })
  return [
    { id: 'log', label: t('logLearning'), icon: icon(IconPencilPlus), keys: SHORTCUTS.log.keys, run: () => go({ page: 'log' }) },
    { id: 'new-idea', label: t('palette.newIdea'), icon: icon(IconBulb), keys: SHORTCUTS['new-idea'].keys, run: () => go({ page: 'new-idea' }) },
    page('home'),
    page('search'),
    ...GROUPS.flatMap(({ pages }) => pages).map(page),
    page('settings'),
    ...(['ledger', 'conflicts', 'rejections'] as const).map((name): Command => ({ id: name, label: t('palette.goTo', { page: t(`sync:tabs.${name}`) }), icon: icon(IconHistory), run: () => go({ page: name }) })),
    { id: 'idea-setup', label: t('palette.ideaSetup'), icon: icon(IconAdjustments), run: () => go({ page: 'idea-setup' }) },
    { id: 'campaigns', label: t('palette.campaigns'), icon: icon(IconSpeakerphone), run: () => go({ page: 'campaigns' }) },
    { id: 'duplicates', label: t('palette.duplicates'), icon: icon(IconArrowMerge), run: () => go({ page: 'duplicates' }) },
    session.inTeam ? page('team') : { id: 'join', label: t('join.title'), icon: icon(IconUsersGroup), run: () => go({ page: 'join' }) },
    { id: 'import-learnings', label: t('palette.importLearnings'), icon: icon(IconFileImport), run: () => go({ page: 'import', noun: 'learnings' }) },
    { id: 'import-ideas', label: t('palette.importIdeas'), icon: icon(IconFileImport), run: () => go({ page: 'import', noun: 'ideas' }) },
    session.preferences.theme === 'dark'
      ? { id: 'light', label: t('palette.light'), icon: icon(IconSun), run: () => void preferences.act({ theme: 'light' }) }
      : { id: 'dark', label: t('palette.dark'), icon: icon(IconMoon), run: () => void preferences.act({ theme: 'dark' }) },
    { id: 'shortcuts', label: t('shortcuts.title'), icon: icon(IconKeyboard), keys: SHORTCUTS.shortcuts.keys, run: showShortcuts },
  ]
}
