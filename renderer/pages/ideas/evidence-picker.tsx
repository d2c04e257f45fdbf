// Finds learnings by their words and links them as evidence.
import { CloseButton, Combobox, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef, useState, type ReactNode } from 'react'
import type { LearningSummary } from '../../../shared/contract/learnings.ts'
import { Finder } from '../../components/finder.tsx'
import { callCore } from '../../query.ts'
import { useWords } from '../../words.ts'
import { toLinked, type Linked } from './idea-form.ts'
import { refocusNeighbour } from './refocus.ts'

const HITS = 8
/** Letters of a learning that an option shows. */
const SHOWN = 240

/** The newest learnings with these words; a text filter answers in bounded slices, so it asks on until there are enough. */
async function findLearnings(text: string, signal: AbortSignal): Promise<LearningSummary[]> {
  const found: LearningSummary[] = []
  for (let cursor: string | null = null; found.length < HITS; ) {
    const page: { rows: LearningSummary[]; next: string | null } = await callCore('learnings', 'list', { filters: { text }, cursor, limit: HITS }, signal)
    found.push(...page.rows)
    cursor = page.next
    if (cursor === null) break
  }
  return found.slice(0, HITS)
}

interface FindLearningProps {
  linked: readonly { id: string }[]
  onPick: (learning: Linked) => void
}

export function FindLearning({ linked, onPick }: FindLearningProps) {
  const t = useWords()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 60)
  const { data, isFetching } = useQuery({ queryKey: ['learnings', 'find', asked], queryFn: ({ signal }) => findLearnings(asked, signal), enabled: combobox.dropdownOpened, placeholderData: keepPreviousData })
  const options = (data ?? []).filter(({ id }) => !linked.some((other) => other.id === id))
  return (
    <Finder
      store={combobox}
      label={t('ideas:form.findLearning')}
      placeholder={t('ideas:form.findLearningPlaceholder')}
      text={text}
      onText={setText}
      busy={isFetching && combobox.dropdownOpened}
      none={asked === '' || data === undefined ? null : t('ideas:form.noLearning')}
      onPick={(id) => {
        const learning = options.find((option) => option.id === id)
        if (learning) onPick(toLinked(learning))
        setText('')
        combobox.resetSelectedOption()
      }}
    >
      {options.map((learning) => (
        <Combobox.Option key={learning.id} value={learning.id}>
          <span className="idea-find-option">
            <span className="clamp" dir="auto" translate="no">
              {learning.text.slice(0, SHOWN)}
            </span>
            {learning.customer ? (
              <span className="dim xs cut" dir="auto" translate="no">
                {learning.customer.name}
              </span>
            ) : null}
          </span>
        </Combobox.Option>
      ))}
    </Finder>
  )
}

/** The linked learnings in the form. */
export function LinkedLearnings({ linked, onChange, error }: { linked: readonly Linked[]; onChange: (linked: Linked[]) => void; error?: ReactNode }) {
  const t = useWords()
  const box = useRef<HTMLUListElement>(null)
  return (
    <>
      {linked.length > 0 ? (
        <ul className="idea-linked" ref={box}>
          {linked.map((learning, n) => (
            <li key={learning.id} className="idea-linked-learning">
              <span className="idea-find-option">
                <span className="clamp" dir="auto" translate="no">
                  {(learning.quote || learning.text).slice(0, SHOWN)}
                </span>
                {learning.customer ? (
                  <span className="dim xs cut" dir="auto" translate="no">
                    {learning.customer}
                  </span>
                ) : null}
              </span>
              <CloseButton
                size="sm"
                aria-label={t('ideas:form.unlink', { text: learning.text.slice(0, 60) })}
                onClick={() => {
                  onChange(linked.filter((other) => other !== learning))
                  refocusNeighbour(box.current?.parentElement ?? null, '.idea-linked-learning > button', n, 'input')
                }}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <FindLearning linked={linked} onPick={(learning) => onChange([...linked, learning])} />
      {error ? <p className="field-error">{error}</p> : null}
    </>
  )
}
