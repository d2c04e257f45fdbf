// The keys of a shortcut, as they are marked on a keyboard.
import { Kbd } from '@mantine/core'
import { keyNames } from '../shortcuts.ts'

export function Keys({ keys }: { keys: string }) {
  return (
    <span className="keys" translate="no">
      {keyNames(keys).map((key) => (
        <Kbd key={key} size="xs">
          {key}
        </Kbd>
      ))}
    </span>
  )
}
