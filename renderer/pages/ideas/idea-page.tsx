// One idea: its two answers first, what speaks for it, where it stands, and what others say.
import { Button, Menu } from '@mantine/core'
import { IconArrowMerge, IconDots, IconHeart, IconHeartFilled, IconPencil, IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Idea } from '../../../shared/contract/ideas.ts'
import { Attachments } from '../../components/attachment-view.tsx'
import { ConflictNote } from '../../components/conflict-note.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Kudos } from '../../components/kudos.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { Loading } from '../../components/loading.tsx'
import { OthersHere } from '../../components/others-here.tsx'
import { Page } from '../../components/page.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { go, leave } from '../../nav.ts'
import { ideaThing, useMay } from '../../may.ts'
import { asking, queryClient, useAct, useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { BelongsTo } from '../campaigns/belonging.tsx'
import { ChampionNotes } from './champion-notes.tsx'
import { Decisions } from './decisions.tsx'
import { Discussion } from './discussion.tsx'
import { EvidenceMeter } from './evidence-meter.tsx'
import { Evidence } from './evidence.tsx'
import { History } from './history.tsx'
import { AnswersGiven, DepthGiven } from './answers-given.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { Credits, MergedInto } from './merged-notes.tsx'
import './merge.css'
import { FollowButton } from '../home/follow-button.tsx'
import { ScoreHere } from '../review/score-here.tsx'
import { IdeasLikeThis } from '../similar/like-this.tsx'
import { PilotPanel } from './pilot-panel.tsx'
import { StagePanel } from './stage-panel.tsx'
import { Supporters } from './supporters.tsx'
import { Thanks } from './thanks.tsx'
import { BenefitsPanel } from '../value/benefits-panel.tsx'
import './ideas.css'
import { useDeleteIdea } from './use-delete-idea.ts'

export function IdeaPage({ id }: { id: string }) {
  const t = useWords()
  const { data: idea, error, refetch } = useAsk('ideas', 'get', { id })
  if (!idea) {
    return (
      <Page title={t('ideas:title')}>
        <ErrorNote error={error} {...(error?.code === 'unknown-idea' ? {} : { onRetry: () => void refetch() })} />
        {error ? null : <Loading />}
      </Page>
    )
  }
  return <OneIdea idea={idea} />
}

function OneIdea({ idea }: { idea: Idea }) {
  const t = useWords()
  const format = useFormat()
  const remove = useDeleteIdea()
  const { refused } = useMay()
  const [merging, setMerging] = useState(false)
  const more = useRef<HTMLButtonElement>(null)
  // an author may merge two of their own, which the dialog knows when both are chosen
  const mayMerge = idea.stage !== 'merged' && refused('move', { ...ideaThing(idea), move: { from: idea.stage, to: 'merged', inMeeting: false, with: idea.author.id } }) === null
  const mayNot = refused('edit', ideaThing(idea))
  const mayDelete = refused('delete', ideaThing(idea)) === null
  /** The focus goes back to the menu that the dialog was opened from: its line in it is gone. */
  function closeMerge() {
    setMerging(false)
    setTimeout(() => more.current?.focus())
  }
  return (
    <Page
      title={idea.title}
      own
      lead={
        <span className="row">
          <UserText>{idea.nameless ? t(idea.mine ? 'ideas:nameless.pageMine' : 'ideas:nameless.page', { ago: format.ago(idea.createdAt) }) : t('ideas:page.by', { name: idea.author.name, ago: format.ago(idea.createdAt) })}</UserText>
          {idea.example ? <span className="pill">{t('example.mark')}</span> : null}
          <BelongsTo idea={idea} />
          <OthersHere noun="idea" id={idea.id} />
        </span>
      }
      actions={
        <>
          {(idea.nameless && idea.mine) || idea.stage === 'merged' ? null : <SupportButton idea={idea} />}
          <FollowButton idea={idea} />
          {mayNot ? null : (
            <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={() => go({ page: 'edit-idea', id: idea.id })}>
              {t('edit')}
            </Button>
          )}
          {mayDelete || mayMerge ? (
            <Menu>
              <Menu.Target>
                <Button ref={more} variant="default" px="xs" aria-label={t('moreActions', { name: idea.title })}>
                  <IconDots size={18} aria-hidden />
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {mayMerge ? (
                  <Menu.Item leftSection={<IconArrowMerge size={18} aria-hidden />} onClick={() => setMerging(true)}>
                    {t('ideas:merge.menu')}
                  </Menu.Item>
                ) : null}
                {mayDelete ? <Menu.Item color="brick" leftSection={<IconTrash size={18} aria-hidden />} onClick={() => void remove(idea).then((gone) => gone && leave({ page: 'ideas' }))}>
                  {t('ideas:page.delete')}
                </Menu.Item> : null}
              </Menu.Dropdown>
            </Menu>
          ) : null}
        </>
      }
    >
      <MayNot code={mayNot} words={idea.nameless ? t('ideas:nameless.mayNot') : t('rights.idea', { name: idea.author.name })} />
      <ConflictNote id={idea.id} />
      <MergedInto idea={idea} />
      {merging ? <MergeDialog ideaId={idea.id} onClose={closeMerge} onMerged={(stays) => stays.id !== idea.id && go({ page: 'idea', id: stays.id })} /> : null}
      <div className="idea-columns">
        <div className="stack">
          <AnswersGiven idea={idea} editable={mayNot === null} />
          <EvidenceMeter idea={idea} />
        </div>
        <aside className="idea-aside">
          <StagePanel idea={idea} />
          <div className="stack">
            <ScoreHere idea={idea} />
            <Decisions idea={idea} />
            <Thanks idea={idea} />
            <Kudos ofNoun="idea" ofId={idea.id} />
            <Credits idea={idea} />
            <Plan idea={idea} />
            <Supporters idea={idea} />
            <History idea={idea} />
          </div>
        </aside>
        <div className="stack">
          {idea.description ? (
            <section className="panel">
              <h2>{t('ideas:page.description')}</h2>
              <UserText block className="prewrap">
                {idea.description}
              </UserText>
            </section>
          ) : null}
          <Evidence idea={idea} />
          <PilotPanel idea={idea} />
          <BenefitsPanel idea={idea} />
          <DepthGiven idea={idea} />
          <IdeasLikeThis id={idea.id} title={idea.title} description={idea.description} />
          {idea.attachments.length > 0 ? (
            <section className="panel">
              <h2>{t('ideas:page.attachments')}</h2>
              <Attachments files={idea.attachments} />
            </section>
          ) : null}
          <Discussion idea={idea} />
          <ChampionNotes idea={idea} />
        </div>
      </div>
    </Page>
  )
}

function SupportButton({ idea }: { idea: Idea }) {
  const t = useWords()
  const format = useFormat()
  const { act, busy } = useAct('ideas', 'support')
  const Heart = idea.supported ? IconHeartFilled : IconHeart
  return (
    <Button
      variant={idea.supported ? 'light' : 'filled'}
      leftSection={<Heart size={18} aria-hidden />}
      aria-pressed={idea.supported}
      onClick={async () => {
        // No `loading`: it disables the button, and that loses the focus.
        if (busy) return
        const changed = await act({ id: idea.id, support: !idea.supported })
        if (changed) queryClient.setQueryData(asking('ideas', 'get', { id: idea.id }).queryKey, changed)
      }}
    >
      {t(idea.supported ? 'ideas:support.given' : 'ideas:support.give')}
      <span className="idea-support-count" aria-hidden>
        {format.number(idea.supporters)}
      </span>
    </Button>
  )
}

function Plan({ idea }: { idea: Idea }) {
  const t = useWords()
  if (!idea.expectedBenefit && !idea.effort && !idea.owner) return null
  return (
    <section className="panel">
      <h2>{t('ideas:page.plan')}</h2>
      <dl className="idea-facts">
        {idea.expectedBenefit ? (
          <>
            <dt>{t('ideas:page.benefit')}</dt>
            <dd className="prewrap" dir="auto" translate="no">
              {idea.expectedBenefit}
            </dd>
          </>
        ) : null}
        {idea.effort ? (
          <>
            <dt>{t('ideas:page.effort')}</dt>
            <dd>{t(`ideas:effort.${idea.effort}`)}</dd>
          </>
        ) : null}
        {idea.owner ? (
          <>
            <dt>{t('ideas:page.owner')}</dt>
            <dd dir="auto" translate="no">
              {idea.owner.name}
            </dd>
          </>
        ) : null}
      </dl>
    </section>
  )
}
