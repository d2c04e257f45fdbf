// After a refused save the focus goes to the first field that is marked as wrong.
import { useCallback, useEffect, useState, type RefObject } from 'react'

/** Called together with setting the errors: the focus moves once their marks are in the page, and not a frame before. */
export function useWrongFocus(form: RefObject<HTMLFormElement | null>): () => void {
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    if (asked > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [asked, form])
  return useCallback(() => setAsked((times) => times + 1), [])
}
