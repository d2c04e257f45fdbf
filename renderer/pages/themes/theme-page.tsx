// One theme: how many customers, whether it becomes more, what makes it, its learnings and the ideas from it.
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconArrowMerge, IconArrowsSplit2, IconBulb, IconDots, IconPencil, IconPin, IconPinnedOff, IconRestore } from '@tabler/icons-react'
import { useState } from 'react'
import type { Theme } from '../../../shared/contract/themes.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { Page } from '../../components/page.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { go, goInstead } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'
import { NameTheme, PickTheme, PickWord } from './dialogs.tsx'
import { Making } from './making.tsx'
import { TrendPill, Weeks } from './parts.tsx'
import { ThemeLearnings } from './theme-learnings.tsx'
import { ThemeChart, ThemeMakers } from './theme-makers.tsx'
import { moodWords, nameOf, trendFigures } from './theme-words.ts'
import { useThemeActs } from './use-theme-acts.ts'
import './themes.css'

export function ThemePage({ id }: { id: string }) {
  const t = useWords()
  const { data: all } = useAsk('themes', 'list', { sort: 'customers' }, { keepPrevious: true })
  const making = !all || all.state === 'making'
  const { data: theme, error, refetch } = useAsk('themes', 'get', { id }, { enabled: !making, keepPrevious: true })
  if (theme) return <Whole theme={theme} />
  return (
    <Page title={t('themes:title')} layout="wide">
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {all?.state === 'making' ? <Making done={all.done} of={all.of} /> : error ? null : <Loading />}
    </Page>
  )
}

type Dialog = 'rename' | 'merge' | 'split' | null

function Whole({ theme }: { theme: Theme }) {
  const t = useWords()
  const format = useFormat()
  const acts = useThemeActs()
  const editable = useMay().is('lead') || theme.example
  const [dialog, setDialog] = useState<Dialog>(null)
  const close = () => setDialog(null)
  const name = nameOf(t, theme)
  return (
    <Page
      title={name}
      own
      layout="wide"
      lead={
        <span className="th-lead">
          {theme.pinned ? (
            <span className="pill">
              <IconPin size={14} aria-hidden />
              {t('themes:pinned')}
            </span>
          ) : null}
          {theme.example ? <span className="pill">{t('example.mark')}</span> : null}
          <b>{t('themes:customers', { count: theme.customers, shown: format.number(theme.customers) })}</b>
          <span>{t('themes:learnings', { count: theme.learnings, shown: format.number(theme.learnings) })}</span>
          <span>{moodWords(t, format, theme.mood)}</span>
        </span>
      }
      actions={
        <>
          <Button leftSection={<IconBulb size={18} aria-hidden />} onClick={() => go({ page: 'theme-idea', id: theme.id })}>
            {t('themes:act.idea')}
          </Button>
          {editable ? <ThemeMenu theme={theme} open={setDialog} acts={acts} /> : null}
        </>
      }
    >
      {editable ? null : <MayNot code="leads-only" words={t('themes:mayNot')} />}
      <div className="th-columns">
        <div className="th-side">
          <section className="panel" aria-labelledby="th-trend">
            <h2 id="th-trend">{t('themes:chart.title')}</h2>
            <p className="th-trend-line">
              <TrendPill trend={theme.trend} /> <span>{trendFigures(t, format, theme.trend)}</span>
            </p>
            <Weeks weeks={theme.weeks} />
            <ThemeChart theme={theme} />
          </section>
          <ThemeMakers theme={theme} acts={acts} editable={editable} />
          <section className="panel" aria-labelledby="th-ideas">
            <h2 id="th-ideas">{t('themes:ideas.title')}</h2>
            {theme.ideas.length === 0 ? <p className="dim flush">{t('themes:ideas.none')}</p> : null}
            <ul className="plain-list">
              {theme.ideas.map(({ id, title, stage, learnings }) => (
                <li key={id} className="linked-idea">
                  <RouteLink to={{ page: 'idea', id }} dir="auto" translate="no">
                    {title}
                  </RouteLink>
                  <span className="pill">{t(`ideas:stage.${stage}`)}</span>
                  <span className="dim xs">{t('themes:ideas.evidence', { count: learnings, shown: format.number(learnings) })}</span>
                </li>
              ))}
            </ul>
          </section>
        </div>
        <section className="th-list" aria-labelledby="th-learnings">
          <h2 id="th-learnings" className="th-list-title">
            {t('themes:list.title')}
          </h2>
          <ThemeLearnings theme={theme} total={theme.learnings} example={theme.example} editable={editable} />
        </section>
      </div>
      <NameTheme opened={dialog === 'rename'} title={t('themes:name.rename')} initial={theme.name} mayBeEmpty act={(given) => acts.rename(theme, given)} onClose={close} />
      <PickTheme
        opened={dialog === 'merge'}
        title={t('themes:pick.merge', { name })}
        exceptId={theme.id}
        example={theme.example}
        onPick={(into) => {
          close()
          void acts.merge(theme, into).then((done) => done && goInstead({ page: 'theme', id: into.id }))
        }}
        onClose={close}
      />
      <PickWord
        opened={dialog === 'split'}
        theme={theme}
        onPick={({ unit, forms }) => {
          close()
          void acts.split(theme, forms[0]!, { unit }).then((made) => made && go({ page: 'theme', id: made }))
        }}
        onClose={close}
      />
    </Page>
  )
}

function ThemeMenu({ theme, open, acts }: { theme: Theme; open: (dialog: Dialog) => void; acts: ReturnType<typeof useThemeActs> }) {
  const t = useWords()
  const { splitFrom } = theme
  const size = 16
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon size="lg" aria-label={t('themes:act.menu')}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={size} aria-hidden />} onClick={() => open('rename')}>
          {t('themes:act.rename')}
        </Menu.Item>
        <Menu.Item leftSection={theme.pinned ? <IconPinnedOff size={size} aria-hidden /> : <IconPin size={size} aria-hidden />} onClick={() => void acts.pin(theme, !theme.pinned)}>
          {t(theme.pinned ? 'themes:act.unpin' : 'themes:act.pin')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowMerge size={size} aria-hidden />} onClick={() => open('merge')}>
          {t('themes:act.merge')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowsSplit2 size={size} aria-hidden />} onClick={() => open('split')}>
          {t('themes:act.split')}
        </Menu.Item>
        {splitFrom ? (
          <Menu.Item
            leftSection={<IconRestore size={size} aria-hidden />}
            onClick={() =>
              void acts.rejoin(theme).then((done) => {
                if (!done) return
                goInstead({ page: 'theme', id: splitFrom.id })
                say(t('themes:done.rejoined', { name: theme.name }))
              })
            }
          >
            {t('themes:act.undoSplit')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  )
}
