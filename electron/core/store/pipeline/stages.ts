// The stages of the workspace in SQL.
import { OPTIONAL_STAGES, STAGES, type Stage } from '../../../../shared/domain/ideas.ts'
import type { Read } from '../read.ts'

export interface StageRow { readonly key: Stage; readonly name: string | null; readonly shown: boolean }

/** In the order of the board. */
export function stagesOf(read: Read): StageRow[] {
  const said = new Map(read.all<{ key: Stage; name: string | null; shown: number | null }>('SELECT key, name, shown FROM stage WHERE deletedAt IS NULL').map((row) => [row.key, row]))
  return STAGES.map((key) => ({ key, name: said.get(key)?.name || null, shown: !OPTIONAL_STAGES.includes(key) || said.get(key)?.shown !== 0 }))
}

/** Stages that the workspace does without. */
export function stagesLeftOut(read: Read): ReadonlySet<Stage> {
  return new Set(read.all<{ key: Stage }>('SELECT key FROM stage WHERE shown = 0 AND deletedAt IS NULL').map(({ key }) => key).filter((key) => OPTIONAL_STAGES.includes(key)))
}
