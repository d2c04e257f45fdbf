// Whom the page of personal data is about: chosen there, or on the page that one came from.
import { useKept } from '../../stores/kept.ts'

export interface About {
  what: 'customer' | 'member'
  subject: { id: string | null; name: string } | null
}

export function useAbout(): [About, (about: About) => void] {
  return useKept<About>('personal-data-about', { what: 'customer', subject: null })
}
