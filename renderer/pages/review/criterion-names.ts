// What the criteria are called: as the workspace names them, else in the words of one's language.
import { useCallback } from 'react'
import { NAME_RULES, type Criterion } from '../../../shared/domain/workspace-rules.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'

export interface CriterionWords {
  /** Inside a sentence. */
  name: (criterion: Criterion) => string
  /** At the beginning of a line. */
  label: (criterion: Criterion) => string
  /** The workspace has a name of its own for it: then what its points mean is its own, too. */
  own: (criterion: Criterion) => boolean
}

export function useCriterionNames(): CriterionWords {
  const t = useWords()
  const { data } = useAsk('rules', 'get', {})
  const rules = data?.rules
  const given = useCallback((criterion: Criterion) => rules?.[NAME_RULES[criterion]] ?? '', [rules])
  return {
    name: (criterion) => given(criterion) || t(`pipeline:criterion.${criterion}`),
    label: (criterion) => given(criterion) || t(`pipeline:criterionLabel.${criterion}`),
    own: (criterion) => given(criterion) !== '',
  }
}
