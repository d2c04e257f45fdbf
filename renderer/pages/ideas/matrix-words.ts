// A place in the matrix in words.
import { quadrantOf } from '../../../shared/domain/idea-views.ts'
import type { Words } from '../../words.ts'

export interface Spot { readonly impact: number; readonly effort: number }

/** "Quick win: impact 5, effort 1". */
export function placeWords(t: Words, { impact, effort }: Spot): string {
  const quadrant = quadrantOf(impact, effort)
  const words = t('views:matrix.place', { impact, effort })
  return quadrant ? `${t(`views:matrix.quadrant.${quadrant}`)}: ${words}` : words
}
