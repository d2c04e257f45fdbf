// Says in words that what is being typed is safe.
import { IconCheck } from '@tabler/icons-react'
import type { DraftState } from '../stores/drafts.ts'
import { useWords } from '../words.ts'

export function DraftNote({ state }: { state: DraftState }) {
  const t = useWords()
  // Saving takes less than a frame: showing it would only flicker.
  const words = state === 'kept' || state === 'saving' ? t('draft.kept') : state === 'waiting' ? t('draft.waiting') : state === 'too-long' ? t('draft.tooLong') : ''
  return (
    <span className="draft-note" data-state={state}>
      {words && (state === 'kept' || state === 'saving') ? <IconCheck size={14} aria-hidden /> : null}
      {words}
    </span>
  )
}
