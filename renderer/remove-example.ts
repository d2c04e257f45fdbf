// Takes the example workspace away: from the banner and from the settings.
import { useAct } from './query.ts'
import { say } from './stores/notices.ts'
import { useWords } from './words.ts'

/** Removes every example row, and says how many. */
export function useRemoveExample() {
  const t = useWords()
  const { act, busy, error } = useAct('session', 'removeExample')
  return {
    busy,
    error,
    remove: async () => {
      const done = await act({})
      if (done) say(done.kept > 0 ? t('example.removedKept', { count: done.removed, kept: done.kept }) : t('example.removed', { count: done.removed }))
    },
  }
}
