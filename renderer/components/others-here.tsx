// Who else is here: initials and names in one quiet line, spoken politely and not for every movement.
import { useEffect, useRef, useState } from 'react'
import { useSyncStatus } from '../use-sync-status.ts'
import { useWords, type Words } from '../words.ts'
import { useOthers, type Person } from './use-others.ts'
import './others-here.css'

/** More than these are counted. */
const SHOWN = 4
/** Comings and goings within this time are said together, milliseconds. */
const GATHER = 2000

interface OthersHereProps {
  noun: 'idea' | 'agenda'
  id: string
  doing?: Person['doing']
}

export function OthersHere({ noun, id, doing = 'reading' }: OthersHereProps) {
  const t = useWords()
  const people = useOthers(noun, id, doing)
  const said = useSaid(people)
  const more = people.length - SHOWN
  return (
    <div className="others no-print">
      <div role="status" className="sr-only">
        {said}
      </div>
      {people.length > 0 ? (
        <ul className="others-list" aria-label={t('presence:label')}>
          {people.slice(0, SHOWN).map((person) => (
            <li key={person.id} className="others-person" data-doing={person.doing}>
              <span className="others-initials" data-tint={tint(person.id)} aria-hidden translate="no">
                {initials(person.name)}
              </span>
              <bdi>{t(`presence:${person.doing}`, { name: person.name })}</bdi>
            </li>
          ))}
          {more > 0 ? <li>{t('presence:more', { count: more })}</li> : null}
        </ul>
      ) : null}
    </div>
  )
}

/** The same with its room kept free, where nothing else stands in that line. Nothing while the app is used alone. */
export function OthersRoom(props: OthersHereProps) {
  const joined = (useSyncStatus()?.hub ?? null) !== null
  return joined ? (
    <div className="others-room">
      <OthersHere {...props} />
    </div>
  ) : null
}

const LETTERS = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** First letters of the first and the last name. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = (word: string) => LETTERS.segment(word).containing(0)?.segment ?? ''
  return `${first(words[0]!)}${words.length > 1 ? first(words.at(-1)!) : ''}`.toLocaleUpperCase()
}

/** One of six colours, always the same for a person. */
function tint(id: string): number {
  return Number.parseInt(id.slice(-4), 16) % 6
}

/** What has changed since it was last said. */
function useSaid(people: readonly Person[]): string {
  const t = useWords()
  const [said, setSaid] = useState('')
  const before = useRef<readonly Person[]>([])
  useEffect(() => {
    const timer = setTimeout(() => {
      const words = changes(t, before.current, people)
      before.current = people
      if (words !== '') setSaid(words)
    }, GATHER)
    return () => clearTimeout(timer)
  }, [t, people])
  return said
}

function changes(t: Words, before: readonly Person[], after: readonly Person[]): string {
  const was = new Map(before.map((person) => [person.id, person]))
  const is = new Set(after.map(({ id }) => id))
  const came = after.filter(({ id, doing }) => was.get(id)?.doing !== doing).map(({ name, doing }) => t(`presence:${doing}`, { name }))
  const left = before.filter(({ id }) => !is.has(id)).map(({ name }) => t('presence:left', { name }))
  return [...came, ...left].slice(0, SHOWN).map((words) => `${words}.`).join(' ')
}
