// An action's title with the box that says it is done.
import { Checkbox } from '@mantine/core'
import type { ActionItem } from '../../../shared/contract/meetings.ts'
import { asAppError, callCore } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'

export function ActionTick({ action: { id, title, doneAt }, tabIndex = 0 }: { action: ActionItem; tabIndex?: 0 | -1 }) {
  const t = useWords()
  return (
    <Checkbox
      className="ag-tick"
      data-done={doneAt !== null || undefined}
      checked={doneAt !== null}
      tabIndex={tabIndex}
      onChange={({ currentTarget }) => void callCore('meetings', 'finishAction', { id, done: currentTarget.checked }).catch((error: unknown) => say(errorWords(t, asAppError(error)), { tone: 'wrong' }))}
      label={
        <span dir="auto" translate="no">
          {title}
        </span>
      }
    />
  )
}
