// What a merge shows on both ideas' pages: the pointer to the idea that stays, and whom that one thanks for what.
import { Button } from '@mantine/core'
import { IconArrowMerge } from '@tabler/icons-react'
import { useRef } from 'react'
import type { Credit, Idea } from '../../../shared/contract/ideas.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { ideaThing, useMay } from '../../may.ts'
import { useWords } from '../../words.ts'
import { nameOn } from './names.ts'
import { refocus } from './refocus.ts'
import { useUnmerge } from './use-unmerge.ts'

/** On the merged idea's page: where it counts now. */
export function MergedInto({ idea }: { idea: Idea }) {
  const t = useWords()
  const unmerge = useUnmerge()
  const { refused } = useMay()
  if (idea.stage !== 'merged') return null
  const { mergedInto } = idea
  const back = idea.history.findLast(({ to }) => to === 'merged')?.from ?? 'submitted'
  const may = refused('move', { ...ideaThing(idea), move: { from: 'merged', to: back, inMeeting: false, with: null } }) === null
  return (
    <section className="idea-merged" aria-label={t('ideas:merge.pointer')}>
      <IconArrowMerge size={20} aria-hidden />
      <div className="stack-tight">
        {mergedInto === null || mergedInto.gone ? (
          <p>{t(mergedInto === null ? 'ideas:merge.circle' : 'ideas:merge.gone')}</p>
        ) : (
          <>
            <p>
              {t('ideas:merge.into')}{' '}
              <RouteLink to={{ page: 'idea', id: mergedInto.id }} dir="auto" translate="no">
                {mergedInto.title}
              </RouteLink>
            </p>
            <p className="dim sm">{t('ideas:merge.counts')}</p>
          </>
        )}
        {may ? (
          <p>
            <Button size="sm" variant="default" onClick={() => void unmerge(idea, mergedInto?.id ?? idea.id).then((done) => done && refocus(() => document.querySelector<HTMLElement>('h1')))}>
              {t('ideas:merge.takeBack')}
            </Button>
          </p>
        ) : null}
      </div>
    </section>
  )
}

/** On the page of the idea that stays: who proposed the same, and as what. */
export function Credits({ idea }: { idea: Idea }) {
  const t = useWords()
  const format = useFormat()
  const unmerge = useUnmerge()
  const { refused } = useMay()
  const heading = useRef<HTMLHeadingElement>(null)
  if (idea.credits.length === 0) return null
  const may = ({ stage, author, nameless, mine }: Credit) =>
    refused('move', { ...ideaThing({ author, owner: null, example: idea.example, nameless, mine }), move: { from: 'merged', to: stage, inMeeting: false, with: idea.author.id } }) === null
  return (
    <section className="panel">
      <h2 ref={heading} tabIndex={-1}>
        {t('ideas:merge.credits')} <span className="idea-count">{idea.credits.length}</span>
      </h2>
      <ul className="idea-credits">
        {idea.credits.map((credit) => (
          <li key={credit.id} className="stack-tight">
            <p>
              <UserText>{t('ideas:merge.proposedBy', { name: nameOn(t, credit, credit.author) })}</UserText>{' '}
              <RouteLink to={{ page: 'idea', id: credit.id }} dir="auto" translate="no">
                {credit.title}
              </RouteLink>
            </p>
            <p className="dim xs">{credit.by ? t('ideas:merge.by', { name: nameOn(t, credit, credit.by), ago: format.ago(credit.at) }) : format.ago(credit.at)}</p>
            {may(credit) ? (
              <p>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('ideas:merge.takeBackOf', { title: credit.title })}
                  onClick={() => void unmerge(credit, credit.intoId).then((done) => done && refocus(() => heading.current ?? document.querySelector<HTMLElement>('.idea-aside h2')))}
                >
                  {t('ideas:merge.takeBack')}
                </Button>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
