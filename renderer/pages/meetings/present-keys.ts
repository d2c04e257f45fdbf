// The keys of a presentation, which are those of a clicker too. Fields, calendars and menus keep theirs, and a button its Space.
import { useEffect } from 'react'
import { isShortcut, isTyping } from '../../shortcuts.ts'

const KEEPS_KEYS = '[role=dialog], [role=menu], [role=listbox], .mantine-Popover-dropdown'
const KEEPS_SPACE = 'button, a, summary, input, [role=button], [role=checkbox]'

export function usePresentKeys({ next, back, leave }: { next: () => void; back: () => void; leave: () => void }): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as Element
      if (event.defaultPrevented || isTyping(event.target) || target.closest?.(KEEPS_KEYS)) return
      const isOn = isShortcut(event, 'present-next') || (isShortcut(event, 'present-on') && !target.closest?.(KEEPS_SPACE))
      const act = isOn ? next : isShortcut(event, 'present-back') ? back : isShortcut(event, 'present-leave') ? leave : null
      if (!act) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  })
}
