// One idea of the queue: the mark for several at once, the idea, and the clock of its next promise. Plain elements: thousands of these go by.
import { memo } from 'react'
import type { QueueRow } from '../../../shared/contract/review.ts'
import type { RowProps } from '../../components/virtual-list.tsx'
import { go } from '../../nav.ts'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { AuthorName } from '../ideas/author-name.tsx'
import { EvidenceMark } from '../ideas/evidence-meter.tsx'
import { StagePill } from '../ideas/stage-pill.tsx'
import { PromiseClock } from './clock.tsx'

interface ReviewRowProps extends RowProps {
  row: QueueRow
  marked: boolean
  onMark: (id: string) => void
}

function Row({ row, marked, onMark, tabIndex }: ReviewRowProps) {
  const t = useWords()
  const format = useFormat()
  const stage = t(`ideas:stage.${row.stage}`)
  return (
    <div className="review-row" data-marked={marked || undefined}>
      <a
        tabIndex={tabIndex}
        className="review-link"
        href={`#/idea/${row.id}`}
        onClick={(event) => {
          // a click chooses it, as a key does; Enter opens it
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          if (event.detail === 0 || event.detail > 1) go({ page: 'idea', id: row.id })
        }}
      >
        <span className="review-title cut" dir="auto" translate="no">
          {row.title}
        </span>
        <span className="review-about" title={row.step ? `${row.step.name} ${t('ideas:step.ofStage', { stage })}` : stage}>
          <PromiseClock row={row} />
          <StagePill stage={row.stage} step={row.step} />
        </span>
        <span className="review-facts cut dim xs">
          <EvidenceMark meter={row.meter} />
          <AuthorName idea={row} />
          <span>
            {' · '}
            {row.owner ? <bdi translate="no">{t('pipeline:review.ownedBy', { name: row.owner.name })}</bdi> : t('pipeline:review.unowned')}
          </span>
          {row.score === null ? null : <span> · {t('pipeline:score.short', { score: format.number(row.score) })}</span>}
          {row.tags.map((tag) => (
            <bdi key={tag} translate="no">
              {' '}
              #{tag}
            </bdi>
          ))}
          {row.example ? <span> · {t('example.mark')}</span> : null}
        </span>
      </a>
      <input type="checkbox" className="review-mark" tabIndex={-1} aria-label={t('pipeline:review.mark', { title: row.title })} checked={marked} onChange={() => onMark(row.id)} />
    </div>
  )
}

export const ReviewRow = memo(Row, (before, after) => before.row === after.row && before.marked === after.marked && before.tabIndex === after.tabIndex)
