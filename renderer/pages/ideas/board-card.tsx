// A card of the board: the idea's title and what speaks for it. Draggable; its link takes the keys.
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { IconDotsVertical, IconHeart, IconHeartFilled, IconMessageCircle, IconUsers } from '@tabler/icons-react'
import { memo, useEffect, useRef, useState, type ReactNode } from 'react'
import type { IdeaSummary } from '../../../shared/contract/ideas.ts'
import { ageIn } from '../../../shared/domain/idea-views.ts'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { useWords } from '../../words.ts'
import { AgeMark } from './age-mark.tsx'
import { AuthorName } from './author-name.tsx'
import { EvidenceMark } from './evidence-meter.tsx'

interface BoardCardProps {
  idea: IdeaSummary
  tabIndex: 0 | -1
  /** In the hand of the keys. */
  grabbed: boolean
  canMove: boolean
  now: number
  onFocus: () => void
  onMenu: (button: HTMLElement) => void
}

function Card({ idea, tabIndex, grabbed, canMove, now, onFocus, onMenu }: BoardCardProps) {
  const t = useWords()
  const format = useFormat()
  const card = useRef<HTMLElement>(null)
  const [dragging, setDragging] = useState(false)
  useEffect(() => {
    if (!canMove) return
    return draggable({ element: card.current!, getInitialData: () => ({ idea }), onDragStart: () => setDragging(true), onDrop: () => setDragging(false) })
  }, [idea, canMove])
  const Heart = idea.supported ? IconHeartFilled : IconHeart
  const fact = (icon: ReactNode, count: number, words: string) =>
    count > 0 ? (
      <span className="idea-card-fact">
        {icon}
        <span aria-hidden>{format.number(count)}</span>
        <span className="sr-only">{words}</span>
      </span>
    ) : null
  return (
    <article ref={card} className="idea-card" draggable={canMove} data-dragging={dragging || undefined} data-grabbed={grabbed || undefined} data-idea={idea.id} data-heat={ageIn(idea.stage, idea.stageAt, now).heat}>
      <a
        className="idea-card-title"
        href={`#/idea/${idea.id}`}
        draggable={false}
        tabIndex={tabIndex}
        aria-describedby="board-help"
        onFocus={onFocus}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          go({ page: 'idea', id: idea.id })
        }}
      >
        <span className="idea-card-words" dir="auto" translate="no">
          {idea.title}
        </span>
      </a>
      {idea.mergedInto && !idea.mergedInto.gone ? <span className="idea-card-merged xs dim cut">{t('ideas:merge.row', { title: idea.mergedInto.title })}</span> : null}
      <div className="idea-card-by">
        <AuthorName idea={idea} className="cut" />
        <AgeMark stage={idea.stage} stageAt={idea.stageAt} now={now} />
        {idea.example ? <span className="pill">{t('example.mark')}</span> : null}
      </div>
      <div className="idea-card-foot">
        <span className="idea-card-facts">
          <EvidenceMark meter={idea.meter} />
          {fact(<IconUsers size={14} aria-hidden />, idea.customers, t('ideas:list.customers', { count: idea.customers }))}
          {fact(<IconMessageCircle size={14} aria-hidden />, idea.comments, t('ideas:list.comments', { count: idea.comments }))}
          {fact(<Heart size={14} aria-hidden />, idea.supporters, t('ideas:list.supporters', { count: idea.supporters }))}
        </span>
        {canMove ? (
          <button type="button" className="idea-card-menu" tabIndex={tabIndex} aria-haspopup="menu" aria-label={t('ideas:move.menuFor', { title: idea.title })} onClick={(event) => onMenu(event.currentTarget)}>
            <IconDotsVertical size={16} aria-hidden />
          </button>
        ) : null}
      </div>
    </article>
  )
}

export const BoardCard = memo(Card, (before, after) => before.idea === after.idea && before.tabIndex === after.tabIndex && before.grabbed === after.grabbed && before.canMove === after.canMove && before.now === after.now)
