// What is like a text that is being typed: asked after a short pause, and shown when the pointer is not on its way to something.
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import type { SimilarNoun } from '../../../shared/domain/search.ts'
import { useAsk, type Out } from '../../query.ts'

/** Typing rests so long before it is asked, milliseconds. */
const PAUSE = 500
/** After the pointer moved nothing on the page moves for so long, milliseconds. */
const CALM = 700
/** Fewer letters say too little. */
const LEAST = 6

export type Similar = Out<'search', 'similar'>
export interface Typed { readonly title: string; readonly description: string }

const NOTHING: Similar = { hits: [], found: 0, colleagues: 0, customers: 0 }

/** The answer to the newest text: one to an older text never takes its place. The answer before stays until then. */
export function useSimilar(noun: SimilarNoun, { title, description }: Typed, enabled = true): Similar {
  const [asked] = useDebouncedValue(JSON.stringify([title.trim(), description.trim()]), PAUSE)
  const [askedTitle = '', askedDescription = ''] = JSON.parse(asked) as string[]
  // what was cleared has nothing like it, at once
  const long = enabled && `${title}${description}`.trim().length >= LEAST && `${askedTitle}${askedDescription}`.length >= LEAST
  const { data } = useAsk('search', 'similar', { noun, title: askedTitle, description: askedDescription }, { enabled: long, keepPrevious: true })
  return useCalm((long && data) || NOTHING)
}

let movedAt = -CALM

/** What is shown changes only while the pointer rests, or while somebody types: nothing moves away beneath a click. */
function useCalm<T>(value: T): T {
  const [shown, setShown] = useState(value)
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      const wait = movedAt + CALM - performance.now()
      if (wait > 0) timer = setTimeout(tell, wait)
      else setShown(latest.current)
    }
    tell()
    return () => clearTimeout(timer)
  }, [value])
  useEffect(() => {
    const moved = () => {
      movedAt = performance.now()
    }
    const typed = () => {
      movedAt = -CALM
    }
    addEventListener('pointermove', moved, { passive: true })
    addEventListener('pointerdown', moved, { passive: true })
    addEventListener('keydown', typed, { passive: true })
    return () => {
      removeEventListener('pointermove', moved)
      removeEventListener('pointerdown', moved)
      removeEventListener('keydown', typed)
    }
  }, [])
  return shown
}
