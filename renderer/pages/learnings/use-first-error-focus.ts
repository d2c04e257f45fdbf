// After a refused save the focus goes to the first field that is marked; when a form opens, to its text.
import { useEffect, type RefObject } from 'react'

export function useFirstErrorFocus(errors: Readonly<Record<string, string>>, form: RefObject<HTMLFormElement | null>, first: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    const field = first.current
    field?.focus()
    // A draft goes on where it ended.
    field?.setSelectionRange(field.value.length, field.value.length)
  }, [first])
  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [errors, form])
}
