// A form that saves by Ctrl/Cmd+Enter from any of its fields and is left by Escape.
import { useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react'
import { flushSync } from 'react-dom'
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

/** A name, a tag or a day that is still being typed is taken as leaving its field takes it: it belongs to what is saved, not to the next. */
function takeWhatIsTyped(form: HTMLFormElement): void {
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement) || !form.contains(field)) return
  flushSync(() => field.blur())
  field.focus({ preventScroll: true })
}

export function KeyedForm({ onSave, onLeave, children, className = 'panel stack', form, label }: KeyedFormProps) {
  const latest = useRef(onSave)
  useLayoutEffect(() => {
    latest.current = onSave
  })
  const save = (form: HTMLFormElement) => {
    takeWhatIsTyped(form)
    latest.current()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of the fields inside
    <form
      {...(form === undefined ? {} : { ref: form })}
      noValidate
      aria-label={label}
      className={className}
      onSubmit={(event) => {
        event.preventDefault()
        save(event.currentTarget)
      }}
      onKeyDown={(event) => {
        // What opened on top of the form, a calendar or a list, has its own keys; in the page's order it stands elsewhere.
        if (event.defaultPrevented || !event.currentTarget.contains(event.target as Node)) return
        if (isShortcut(event.nativeEvent, 'save')) {
          event.preventDefault()
          // A key that is held down saves once.
          if (!event.repeat) save(event.currentTarget)
        } else if (isShortcut(event.nativeEvent, 'cancel')) onLeave()
      }}
    >
      {children}
    </form>
  )
}
