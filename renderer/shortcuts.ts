// Every shortcut of the app, in one table: the code that listens, the sheet, the menus and the tooltips all read it here.
import { useEffect, useRef } from 'react'

/**
 * `keys`: `mod` is Ctrl, and Cmd on a Mac. `everywhere` works inside fields too, so it always uses Ctrl, Cmd or Alt;
 * single letters belong to a list that has the focus (WCAG 2.1.4).
 */
export const SHORTCUTS = {
  palette: { keys: 'mod+K', where: 'everywhere' },
  search: { keys: 'mod+shift+F', where: 'everywhere' },
  shortcuts: { keys: 'mod+/', where: 'everywhere' },
  log: { keys: 'alt+L', also: 'mod+shift+L', where: 'everywhere' },
  'new-idea': { keys: 'alt+I', also: 'mod+shift+I', where: 'everywhere' },
  back: { keys: 'alt+ArrowLeft', where: 'everywhere' },
  forward: { keys: 'alt+ArrowRight', where: 'everywhere' },
  undo: { keys: 'mod+Z', where: 'outside-fields' },
  notices: { keys: 'F8', where: 'everywhere' },
  home: { keys: 'alt+0', where: 'everywhere' },
  learnings: { keys: 'alt+1', where: 'everywhere' },
  ideas: { keys: 'alt+2', where: 'everywhere' },
  board: { keys: 'alt+3', where: 'everywhere' },
  agenda: { keys: 'alt+4', where: 'everywhere' },
  promises: { keys: 'alt+5', where: 'everywhere' },
  customers: { keys: 'alt+6', where: 'everywhere' },
  numbers: { keys: 'alt+7', where: 'everywhere' },
  settings: { keys: 'mod+,', where: 'everywhere' },
  save: { keys: 'mod+Enter', where: 'form' },
  cancel: { keys: 'Escape', where: 'form' },
  'list-move': { keys: 'ArrowUp', also: 'ArrowDown', where: 'list' },
  'list-ends': { keys: 'Home', also: 'End', where: 'list' },
  'list-open': { keys: 'Enter', where: 'list' },
  'list-edit': { keys: 'E', where: 'list' },
  'list-idea': { keys: 'I', where: 'list' },
  'list-delete': { keys: 'Delete', where: 'list' },
  'list-search': { keys: '/', where: 'list' },
  'pair-apart': { keys: 'N', where: 'list' },
  'pair-merge': { keys: 'M', where: 'list' },
  'card-grab': { keys: 'Space', where: 'board' },
  'card-move': { keys: 'ArrowLeft', also: 'ArrowRight', where: 'board' },
  'card-menu': { keys: 'M', where: 'board' },
  'agenda-grab': { keys: 'Space', where: 'agenda' },
  'agenda-move': { keys: 'alt+ArrowUp', also: 'alt+ArrowDown', where: 'agenda' },
  'agenda-pin': { keys: 'P', where: 'agenda' },
  'agenda-drop': { keys: 'Delete', where: 'agenda' },
  'triage-answer': { keys: 'A', where: 'review' },
  'triage-ask': { keys: 'Q', where: 'review' },
  'triage-owner': { keys: 'O', where: 'review' },
  'triage-score': { keys: 'S', where: 'review' },
  'triage-tag': { keys: 'T', where: 'review' },
  'triage-link': { keys: 'L', where: 'review' },
  'triage-merge': { keys: 'M', where: 'review' },
  'triage-advance': { keys: 'G', where: 'review' },
  'triage-park': { keys: 'P', where: 'review' },
  'triage-decline': { keys: 'D', where: 'review' },
  'triage-mark': { keys: 'X', where: 'review' },
  'triage-keys': { keys: '?', where: 'review' },
  'conflict-choose': { keys: 'ArrowRight', also: '1', where: 'conflict' },
  'conflict-keep': { keys: 'Enter', where: 'conflict' },
  'present-next': { keys: 'ArrowRight', also: 'PageDown', where: 'presenter' },
  'present-on': { keys: 'Space', where: 'presenter' },
  'present-back': { keys: 'ArrowLeft', also: 'PageUp', where: 'presenter' },
  'present-leave': { keys: 'Escape', where: 'presenter' },
} as const satisfies Record<string, { keys: string; also?: string; where: 'everywhere' | 'outside-fields' | 'form' | 'list' | 'board' | 'agenda' | 'review' | 'conflict' | 'presenter' }>

export type ShortcutName = keyof typeof SHORTCUTS

const MAC = /mac/i.test(navigator.platform)
const MARKS: Readonly<Record<string, string>> = { mod: MAC ? '⌘' : 'Ctrl', alt: MAC ? '⌥' : 'Alt', shift: MAC ? '⇧' : 'Shift', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' }

/** The keys of a shortcut as a keyboard names them: `['Ctrl', 'K']`. */
export function keyNames(keys: string): string[] {
  return keys.split('+').map((key) => MARKS[key] ?? key)
}

export function keysOf(name: ShortcutName): string {
  return keyNames(SHORTCUTS[name].keys).join(MAC ? '' : '+')
}

/** For `aria-keyshortcuts`. */
export function ariaKeys(name: ShortcutName): string {
  return SHORTCUTS[name].keys.replace('mod', MAC ? 'Meta' : 'Control').replace('alt', 'Alt').replace('shift', 'Shift')
}

function isKeys(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1)!
  const wants = (modifier: string) => parts.slice(0, -1).includes(modifier)
  if ((MAC ? event.metaKey : event.ctrlKey) !== wants('mod') || event.altKey !== wants('alt')) return false
  // `/` needs Shift on many keyboards, so Shift counts for letters and named keys only.
  if (/^[A-Z0-9]$|^.{2,}$/.test(key) && event.shiftKey !== wants('shift')) return false
  const pressed = key === 'Space' ? ' ' : key
  // With Alt, or on a keyboard in another script, `key` may be a foreign letter: the place of the key counts then.
  const place = /^[A-Z]$/.test(key) ? `Key${key}` : /^\d$/.test(key) ? `Digit${key}` : null
  return event.key.toLowerCase() === pressed.toLowerCase() || (place !== null && event.code === place && !/^[a-z]$/i.test(event.key))
}

/** Whether this key press is that shortcut. Never while an input method composes. */
export function isShortcut(event: KeyboardEvent, name: ShortcutName): boolean {
  const shortcut: { keys: string; also?: string } = SHORTCUTS[name]
  return !event.isComposing && (isKeys(event, shortcut.keys) || (shortcut.also !== undefined && isKeys(event, shortcut.also)))
}

/** Whether the focus is where typing goes. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=file])'))
}

/** Listens to shortcuts on the whole page while the component lives. */
export function useShortcuts(acts: Partial<Record<ShortcutName, () => void>>): void {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      for (const [name, act] of Object.entries(latest.current) as [ShortcutName, () => void][]) {
        if (!isShortcut(event, name) || (SHORTCUTS[name].where === 'outside-fields' && isTyping(event.target))) continue
        event.preventDefault()
        act()
        return
      }
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}
