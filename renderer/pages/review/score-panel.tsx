// What reviewers think of an idea: the score, why it is so, where they disagree, and who said what.
import { CRITERIA } from '../../../shared/domain/workspace-rules.ts'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { useCriterionNames } from './criterion-names.ts'
import './review.css'
import { scoreWords } from './score-words.ts'

export function ScorePanel({ id }: { id: string }) {
  const t = useWords()
  const format = useFormat()
  const names = useCriterionNames()
  const { data } = useAsk('review', 'score', { id })
  if (!data || data.score === null) return null
  return (
    <section className="score" aria-label={t('pipeline:score.title')}>
      <h3 className="flush score-head">
        <span className="score-number">{format.number(data.score)}</span> <span>{t('pipeline:score.title')}</span> <span className="dim sm">{t(`pipeline:scoring.${data.scoring}`)}</span>
      </h3>
      <p className="flush sm">
        {t('pipeline:score.reviewers', { count: data.reviews.length })} {scoreWords(t, format, names, data)}
      </p>
      {data.apart.map(({ criterion, least, most }) => (
        <p key={criterion} className="flush sm score-apart">
          {t('pipeline:score.apart', { criterion: names.name(criterion), least, most })}
        </p>
      ))}
      <div className="score-table">
        <table className="table">
          <caption className="sr-only">{t('pipeline:score.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('pipeline:score.who')}</th>
              {CRITERIA.map((criterion) => (
                <th key={criterion} scope="col">
                  <bdi>{names.name(criterion)}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
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
          </tbody>
        </table>
      </div>
    </section>
  )
}
