// What people decide about themes, each with its undo.
import { callCore } from '../../query.ts'
import { useFormat } from '../../format.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'
import { nameOf, type Named } from './theme-words.ts'

export interface Target extends Named { readonly id: string }

export interface ThemeActs {
  rename: (theme: Target, name: string) => Promise<boolean>
  pin: (theme: Target, pinned: boolean) => Promise<boolean>
  merge: (theme: Target, into: Target) => Promise<boolean>
  part: (theme: Target, from: Target) => Promise<boolean>
  /** By a word, or of some learnings. Resolves to the new theme's id. */
  split: (theme: Target, name: string, what: { unit: number } | { learningIds: string[] }) => Promise<string | null>
  rejoin: (theme: Target) => Promise<boolean>
  /** `to` null: out of all themes. */
  move: (learningIds: readonly string[], to: Target | null) => Promise<boolean>
}

export function useThemeActs(): ThemeActs {
  const t = useWords()
  const format = useFormat()
  const undoable = useUndoable()
  const merge = ({ id }: Target, into: Target | null) => callCore('themes', 'merge', { id, intoId: into?.id ?? null })
  return {
    rename: (theme, name) =>
      undoable(
        () => callCore('themes', 'rename', { id: theme.id, name }),
        name === '' ? t('themes:done.unnamed') : t('themes:done.renamed', { name }),
        () => callCore('themes', 'rename', { id: theme.id, name: theme.name }),
      ),
    pin: (theme, pinned) =>
      undoable(
        () => callCore('themes', 'pin', { id: theme.id, pinned }),
        t(pinned ? 'themes:done.pinned' : 'themes:done.unpinned', { name: nameOf(t, theme) }),
        () => callCore('themes', 'pin', { id: theme.id, pinned: !pinned }),
      ),
    merge: (theme, into) => undoable(() => merge(theme, into), t('themes:done.merged', { name: nameOf(t, theme), into: nameOf(t, into) }), () => merge(theme, null)),
    part: (theme, from) => undoable(() => merge(theme, null), t('themes:done.parted', { name: nameOf(t, theme) }), () => merge(theme, from)),
    async split(theme, name, what) {
      let made = ''
      const done = await undoable(
        async () => {
          made = (await callCore('themes', 'split', { id: theme.id, name, ...what })).id
        },
        t('themes:done.split', { name }),
        () => callCore('themes', 'undoSplit', { id: made }),
      )
      return done ? made : null
    },
    async rejoin(theme) {
      try {
        await callCore('themes', 'undoSplit', { id: theme.id })
        return true
      } catch {
        return false
      }
    },
    async move(learningIds, to) {
      let before: Awaited<ReturnType<typeof callCore<'themes', 'move'>>>['before'] = []
      const words = { count: learningIds.length, shown: format.number(learningIds.length) }
      return undoable(
        async () => {
          ;({ before } = await callCore('themes', 'move', { learningIds: [...learningIds], themeId: to?.id ?? null }))
        },
        to ? t('themes:done.moved', { ...words, name: nameOf(t, to) }) : t('themes:done.takenOut', words),
        () => callCore('themes', 'putBack', { before }),
      )
    },
  }
}
