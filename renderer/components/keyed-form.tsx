// A form that saves by Ctrl/Cmd+Enter from any of its fields and is left by Escape.
import type { ReactNode, RefObject } from 'react'
import { isShortcut } from '../shortcuts.ts'

interface KeyedFormProps {
  onSave: () => void
  onLeave: () => void
  children: ReactNode
  className?: string
  /** For the focus on the first field with an error. */
  form?: RefObject<HTMLFormElement | null>
  label?: string
}

export function KeyedForm({ onSave, onLeave, children, className = 'panel stack', form, label }: KeyedFormProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of the fields inside
    <form
      {...(form === undefined ? {} : { ref: form })}
      noValidate
      aria-label={label}
      className={className}
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
      onKeyDown={(event) => {
        // What opened on top of the form, a calendar or a list, has its own keys; in the page's order it stands elsewhere.
        if (event.defaultPrevented || !event.currentTarget.contains(event.target as Node)) return
        if (isShortcut(event.nativeEvent, 'save')) {
          event.preventDefault()
          // A key that is held down saves once.
          if (!event.repeat) onSave()
        } else if (isShortcut(event.nativeEvent, 'cancel')) onLeave()
      }}
    >
      {children}
    </form>
  )
}
