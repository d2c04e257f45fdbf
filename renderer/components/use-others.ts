// Who else looks at, or writes on, what this screen shows. While a component uses it, this screen is there itself.
import { useEffect, useState } from 'react'
import type { Others } from '../../shared/contract/presence.ts'
import { api, useLink } from '../client.ts'

export type Person = Others['people'][number]
const NOBODY: readonly Person[] = []

/** Who only reads is not there while the window is hidden. */
function useVisible(): boolean {
  const [visible, setVisible] = useState(() => document.visibilityState === 'visible')
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return visible
}

async function follow(place: Parameters<typeof api.presence.watchOthers>[0], signal: AbortSignal, tell: (people: readonly Person[]) => void): Promise<void> {
  try {
    for await (const { people } of api.presence.watchOthers(place, { signal })) tell(people)
  } catch {
    // the connection to the core is gone; the next one asks again
  }
}

export function useOthers(noun: 'idea' | 'agenda', id: string, doing: Person['doing']): readonly Person[] {
  const open = useLink(({ state }) => state === 'open')
  const there = useVisible() || doing === 'writing'
  const [people, setPeople] = useState(NOBODY)
  useEffect(() => {
    if (!open || !there) return
    const leaving = new AbortController()
    void follow({ noun, id, doing }, leaving.signal, setPeople)
    return () => {
      leaving.abort()
      setPeople(NOBODY)
    }
  }, [open, there, noun, id, doing])
  return people
}
