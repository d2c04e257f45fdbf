// Mantine goes on naming the option that the arrows came to last, also when the list has other ones by now: then the field names none.
import { useEffect, type RefObject } from 'react'

/** `around`: the field, or what it stands in. */
export function useLiveOption(around: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const box = around.current
    if (!box) return
    for (const field of [box, ...box.querySelectorAll('[aria-activedescendant]')]) {
      const option = field.getAttribute('aria-activedescendant')
      if (option !== null && !document.getElementById(option)) field.removeAttribute('aria-activedescendant')
    }
  })
}
