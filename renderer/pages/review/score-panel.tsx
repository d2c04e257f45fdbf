// What reviewers think of an idea: the score, why it is so, where they disagree, and who said what.
import type { ReactNode } from 'react'
import { CRITERIA } from '../../../shared/domain/workspace-rules.ts'
import { ScrollTable } from '../../components/charts/scroll-table.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useAsk, type Out } from '../../query.ts'
import { useWords } from '../../words.ts'
import { useCriterionNames } from './criterion-names.ts'
import './review.css'
import { scoreWords } from './score-words.ts'

/** `children`: what can be done about it. Without them nothing is shown of an idea that has no score. */
export function ScorePanel({ id, panel = false, children }: { id: string; panel?: boolean; children?: ReactNode }) {
  const t = useWords()
  const { data } = useAsk('review', 'score', { id })
  if (!data || (data.score === null && !children)) return null
  return (
    <section className={panel ? 'panel score' : 'score'} aria-label={t('pipeline:score.title')}>
      {data.score === null ? (
        <>
          <h2 className="flush">{t('pipeline:score.title')}</h2>
          <p className="dim flush sm">{t('pipeline:score.none')}</p>
        </>
      ) : (
        <Said data={data} score={data.score} heading={panel ? 'h2' : 'h3'} />
      )}
      {children}
    </section>
  )
}

function Said({ data, score, heading: Heading }: { data: Out<'review', 'score'>; score: number; heading: 'h2' | 'h3' }) {
  const t = useWords()
  const format = useFormat()
  const names = useCriterionNames()
  return (
    <>
      <Heading className="flush score-head">
        <span className="score-number">{format.number(score)}</span> <span>{t('pipeline:score.title')}</span> <span className="dim sm">{t(`pipeline:scoring.${data.scoring}`)}</span>
      </Heading>
      <p className="flush sm">
        {t('pipeline:score.reviewers', { count: data.reviews.length })} {scoreWords(t, format, names, data)}
      </p>
      {data.apart.map(({ criterion, least, most }) => (
        <p key={criterion} className="flush sm score-apart">
          {t('pipeline:score.apart', { criterion: names.name(criterion), least, most })}
        </p>
      ))}
      <ScrollTable title={t('pipeline:score.table')} kind="score-said" columns={[t('pipeline:score.who'), ...CRITERIA.map((criterion) => names.name(criterion))]}>
        {data.reviews.map((review) => (
          <tr key={review.id}>
            <th scope="row">
              <UserText>{review.by.name}</UserText>
              {review.comment ? (
                <UserText block className="dim xs">
                  {review.comment}
                </UserText>
              ) : null}
            </th>
            {CRITERIA.map((criterion) => (
              <td key={criterion} data-apart={data.apart.some((one) => one.criterion === criterion) || undefined}>
                {review[criterion]}
              </td>
            ))}
          </tr>
        ))}
      </ScrollTable>
    </>
  )
}
