// How many colleagues heard the same, from how many customers, in words.
import { useWords } from '../../words.ts'
import type { Similar } from './use-similar.ts'

export function useHeardWords({ colleagues, customers: count }: Pick<Similar, 'colleagues' | 'customers'>): string {
  const t = useWords()
  const customers = t('similar:learnings.customers', { count })
  if (colleagues === 0) return count === 0 ? t('similar:learnings.own') : t('similar:learnings.ownFrom', { customers })
  return count === 0 ? t('similar:learnings.heard', { count: colleagues }) : t('similar:learnings.heardFrom', { count: colleagues, customers })
}
