// One learning in the list: what was learned, by whom it was said, and what it is about. Plain elements: thousands of these go by.
import { IconClock, IconStar } from '@tabler/icons-react'
import { memo } from 'react'
import type { LearningSummary } from '../../../shared/contract/learnings.ts'
import type { RowProps } from '../../components/virtual-list.tsx'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { SentimentMark } from './sentiment.tsx'

/** Letters of a text that a row can show at all. */
const SHOWN = 400

interface LearningRowProps extends RowProps { row: LearningSummary }

function Row({ row, tabIndex }: LearningRowProps) {
  const t = useWords()
  const format = useFormat()
  const { data: session } = useAsk('session', 'get', {})
  const colleague = session?.inTeam && row.author.id !== session.member?.id ? row.author.name : ''
  const about = [row.customer?.name, row.segment?.name, row.episode?.name, row.area?.name].filter((name) => name !== undefined)
  return (
    <a
      tabIndex={tabIndex}
      className="learning-row"
      href={`#/learning/${row.id}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        go({ page: 'learning', id: row.id })
      }}
    >
      <span className="learning-sign">{row.sentiment ? <SentimentMark sentiment={row.sentiment} /> : null}</span>
      <span className="learning-body">
        <span className="learning-text clamp" dir="auto" translate="no">
          {row.text.slice(0, SHOWN)}
        </span>
        <span className="learning-about cut">
          {about.length > 0 ? (
            <span dir="auto" translate="no">
              {row.customer ? <b>{row.customer.name}</b> : null}
              {about.slice(row.customer ? 1 : 0).map((name, index) => (
                <span key={name}>
                  {index > 0 || row.customer ? ' · ' : ''}
                  {name}
                </span>
              ))}
            </span>
          ) : null}
          {row.channel ? <span className="learning-channel">{t(`learnings:channel.${row.channel}`)}</span> : null}
          {row.tags.slice(0, 4).map((tag) => (
            <span key={tag} className="tag" dir="auto" translate="no">
              #{tag}
            </span>
          ))}
        </span>
      </span>
      <span className="learning-side">
        <span className="dim xs">
          {colleague ? (
            <span className="learning-colleague" dir="auto" translate="no">
              {colleague}
            </span>
          ) : null}
          {format.day(row.happenedOn)}
        </span>
        <span className="learning-marks">
          {row.example ? <span className="pill">{t('example.mark')}</span> : null}
          {row.wow ? (
            <span className="pill" data-tone="warm">
              <IconStar size={13} aria-hidden />
              {t('learnings:wow')}
            </span>
          ) : null}
          {row.waits ? (
            <span className="pill" data-tone="bad">
              <IconClock size={13} aria-hidden />
              {t('learnings:waitsShort')}
            </span>
          ) : null}
        </span>
      </span>
    </a>
  )
}

export const LearningRow = memo(Row)
