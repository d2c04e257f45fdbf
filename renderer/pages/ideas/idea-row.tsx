// One idea in the list: its title, where it stands and what speaks for it. Plain elements: thousands of these go by.
import { IconHeart, IconHeartFilled } from '@tabler/icons-react'
import { memo } from 'react'
import type { IdeaSummary } from '../../../shared/contract/ideas.ts'
import type { RowProps } from '../../components/virtual-list.tsx'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { useWords } from '../../words.ts'
import { AuthorName } from './author-name.tsx'
import { EvidenceMark } from './evidence-meter.tsx'
import { StagePill } from './stage-pill.tsx'

interface IdeaRowProps extends RowProps {
  row: IdeaSummary
  /** The instant that the list is sorted by is the one to show. */
  at: number
}

function Row({ row, at, tabIndex }: IdeaRowProps) {
  const t = useWords()
  const format = useFormat()
  const Heart = row.supported ? IconHeartFilled : IconHeart
  const facts = [
    row.customers > 0 ? t('ideas:list.customers', { count: row.customers }) : '',
    row.learnings > 0 ? t('ideas:list.learnings', { count: row.learnings }) : '',
    row.comments > 0 ? t('ideas:list.comments', { count: row.comments }) : '',
  ].filter(Boolean)
  return (
    <a
      tabIndex={tabIndex}
      className="idea-row"
      href={`#/idea/${row.id}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        go({ page: 'idea', id: row.id })
      }}
    >
      <span className="idea-row-stage">
        <StagePill stage={row.stage} step={row.step} />
      </span>
      <span className="idea-row-body">
        <span className="idea-row-title cut" dir="auto" translate="no">
          {row.title}
        </span>
        <span className="idea-row-about cut">
          <AuthorName idea={row} />
          {row.mergedInto && !row.mergedInto.gone ? <span> · {t('ideas:merge.row', { title: row.mergedInto.title })}</span> : null}
          {facts.map((fact) => (
            <span key={fact}> · {fact}</span>
          ))}
        </span>
      </span>
      <span className="idea-row-side">
        <span className="dim xs">{format.ago(at)}</span>
        <span className="idea-row-marks">
          {row.example ? <span className="pill">{t('example.mark')}</span> : null}
          <EvidenceMark meter={row.meter} />
          <span className="idea-hearts" data-mine={row.supported || undefined}>
            <Heart size={15} aria-hidden />
            <span aria-hidden>{format.number(row.supporters)}</span>
            <span className="sr-only">
              {t('ideas:list.supporters', { count: row.supporters })}
              {row.supported ? `, ${t('ideas:list.supported')}` : ''}
            </span>
          </span>
        </span>
      </span>
    </a>
  )
}

export const IdeaRow = memo(Row, (before, after) => before.row === after.row && before.at === after.at && before.tabIndex === after.tabIndex)
