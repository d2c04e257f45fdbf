// The learnings that show the need: in the customers' own words, with their names.
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconLinkOff } from '@tabler/icons-react'
import { useRef } from 'react'
import type { Idea } from '../../../shared/contract/ideas.ts'
import type { LearningSummary } from '../../../shared/contract/learnings.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { Quote, UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { asking, queryClient, useAct, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'
import { FindLearning } from './evidence-picker.tsx'
import { refocusNeighbour } from './refocus.ts'

export function Evidence({ idea }: { idea: Idea }) {
  const t = useWords()
  const box = useRef<HTMLElement>(null)
  const { data: session } = useAsk('session', 'get', {})
  const { refused } = useMay()
  // the hub tells nobody who made a link: most link what they heard themselves, and the core knows better when asked
  const mayUnlink = ({ author }: LearningSummary) => refused('delete', { entity: 'evidence', data: {}, parent: { authorId: idea.author.id, ownerId: idea.owner?.id ?? null }, creatorId: author.id === session?.member?.id ? author.id : null, example: idea.example, ownNameless: idea.nameless && idea.mine }) === null
  const { act, error } = useAct('ideas', 'link')
  async function link(learningId: string, linked: boolean) {
    const changed = await act({ id: idea.id, learningId, linked })
    if (changed) queryClient.setQueryData(asking('ideas', 'get', { id: idea.id }).queryKey, changed)
    return changed !== null
  }
  return (
    <section className="panel" ref={box}>
      <h2 tabIndex={-1}>
        {t('ideas:page.evidence')} <span className="idea-count">{idea.evidence.length}</span>
      </h2>
      <div className="stack">
        {idea.evidence.length === 0 ? <p className="dim">{t('ideas:page.evidenceNone')}</p> : null}
        {idea.evidence.length > 0 ? (
          <ul className="idea-evidence">
            {idea.evidence.map((learning, n) => (
              <Piece
                key={learning.id}
                learning={learning}
                cameAlong={idea.cameAlong.learnings.includes(learning.id)}
                unlink={idea.cameAlong.learnings.includes(learning.id) || !mayUnlink(learning) ? null : () =>
                  void link(learning.id, false).then((done) => {
                    if (!done) return
                    refocusNeighbour(box.current, '.idea-evidence-piece > button', n, 'h2')
                    say(t('ideas:page.unlinked', { text: learning.text.slice(0, 80) }), { undo: () => link(learning.id, true) })
                  })
                }
              />
            ))}
          </ul>
        ) : null}
        <ErrorNote error={error} />
        {idea.stage === 'merged' ? null : <FindLearning linked={idea.evidence} onPick={({ id }) => void link(id, true)} />}
      </div>
    </section>
  )
}

function Piece({ learning, cameAlong, unlink }: { learning: LearningSummary; cameAlong: boolean; unlink: (() => void) | null }) {
  const t = useWords()
  const format = useFormat()
  return (
    <li className="idea-evidence-piece">
      <div className="idea-evidence-words">
        {learning.quote ? <Quote by={learning.customer?.name}>{learning.quote}</Quote> : null}
        <UserText block className={learning.quote ? 'sm dim' : 'prewrap'}>
          {learning.text}
        </UserText>
        <p className="idea-evidence-about xs dim">
          {learning.customer && !learning.quote ? (
            <b dir="auto" translate="no">
              {learning.customer.name}
            </b>
          ) : null}
          <span>{format.day(learning.happenedOn)}</span>
          <RouteLink to={{ page: 'learning', id: learning.id }}>{t('ideas:page.openLearning')}</RouteLink>
          {cameAlong ? <span>{t('ideas:merge.cameAlong')}</span> : null}
        </p>
      </div>
      {unlink ? (
        <Tooltip label={t('ideas:form.unlink', { text: learning.text.slice(0, 60) })}>
          <ActionIcon aria-label={t('ideas:form.unlink', { text: learning.text.slice(0, 60) })} onClick={unlink}>
            <IconLinkOff size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : null}
    </li>
  )
}
