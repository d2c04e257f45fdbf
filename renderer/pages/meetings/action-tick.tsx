// An action's title with the box that says it is done.
import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { ActionItem } from '../../../shared/contract/meetings.ts'
import { useMay } from '../../may.ts'
import { asAppError, callCore } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'

interface ActionTickProps { action: ActionItem; tabIndex?: 0 | -1; onTick?: (done: boolean) => void }

export function ActionTick({ action: { id, title, doneAt, owner, example }, tabIndex = 0, onTick }: ActionTickProps) {
  const t = useWords()
  const { refused } = useMay()
  const mayNot = refused('edit', { entity: 'actionItem', data: { ownerId: owner?.id ?? null }, example })
  // The box shows the click at once; what the core says takes over when it comes.
  const [clicked, setClicked] = useState<{ before: number | null; done: boolean } | null>(null)
  const done = clicked && clicked.before === doneAt ? clicked.done : doneAt !== null
  const tick = async (done: boolean) => {
    setClicked({ before: doneAt, done })
    onTick?.(done)
    try {
      await callCore('meetings', 'finishAction', { id, done })
    } catch (error) {
      setClicked(null)
      say(errorWords(t, asAppError(error)), { tone: 'wrong' })
    }
  }
  return (
    <Checkbox
      className="ag-tick"
      data-done={done || undefined}
      checked={done}
      tabIndex={tabIndex}
      disabled={mayNot !== null && owner !== null}
      onChange={({ currentTarget }) => void tick(currentTarget.checked)}
      label={
        <span dir="auto" translate="no">
          {title}
        </span>
      }
    />
  )
}
