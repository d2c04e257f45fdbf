// Why a score is as it is, in words.
import type { Score } from '../../../shared/contract/review.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../words.ts'
import type { CriterionWords } from './criterion-names.ts'

/** "Best: customer impact 4.5 of 5. Least: effort 4." Both lists are in order, so the first and the last say most. */
export function scoreWords(t: Words, format: Format, { name }: CriterionWords, { reasons }: Pick<Score, 'reasons'>): string {
  const [best, worst] = [reasons[0], reasons.at(-1)]
  if (!best || !worst) return ''
  const of = ({ criterion, mean }: (typeof reasons)[number]) => t('pipeline:score.of', { criterion: name(criterion), mean: format.number(Math.round(mean * 10) / 10) })
  return best === worst || best.good === worst.good ? t('pipeline:score.even', { all: reasons.map(of).join(', ') }) : t('pipeline:score.why', { best: of(best), worst: of(worst) })
}
