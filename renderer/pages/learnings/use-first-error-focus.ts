// After a refused save the focus goes to the first field that is marked; when a form opens, to its text.
import { useEffect, type RefObject } from 'react'

export function useFirstErrorFocus(errors: Readonly<Record<string, string>>, form: RefObject<HTMLFormElement | null>, first: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    first.current?.focus()
  }, [first])
  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [errors, form])
}
