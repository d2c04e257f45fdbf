// Words that the workspace says in its own way: names of stages take the place of those of the catalogue, in every language and on every page.
import { useEffect, useMemo } from 'react'
import type { Stage } from '../shared/domain/ideas.ts'
import { useAsk } from './query.ts'
import { sayInstead, useWords } from './words.ts'

/** Stages that the workspace does without. */
export function useStagesLeftOut(): ReadonlySet<Stage> {
  const { data } = useAsk('stages', 'list', {})
  return useMemo(() => new Set(data?.filter(({ shown }) => !shown).map(({ key }) => key)), [data])
}

/** Called once, by the frame of all pages. */
export function useOwnWords(): void {
  const t = useWords()
  const { data } = useAsk('stages', 'list', {})
  useEffect(() => {
    const named = (data ?? []).flatMap(({ key, name }) => (name === null ? [] : [{ key, name }]))
    sayInstead(new Map(named.flatMap(({ key, name }) => [[`ideas:stage.${key}`, name], [`ideas:act.${key}`, t('ideas:act.toStage', { name })]] as const)))
  }, [data, t])
}
