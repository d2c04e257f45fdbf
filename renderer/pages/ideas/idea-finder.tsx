// Finds an idea by its words; before anything is typed, those that are most like another.
import { Combobox, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Idea } from '../../../shared/contract/ideas.ts'
import { Finder } from '../../components/finder.tsx'
import { UserText } from '../../components/user-text.tsx'
import { callCore } from '../../query.ts'
import { useWords } from '../../words.ts'
import { StagePill } from './stage-pill.tsx'

const HITS = 8
/** Of those that are merged already so many are told. */
const MERGED = 2

interface Found { id: string; title: string; stage: Idea['stage']; author: string | null }

interface Fitting {
  found: Found[]
  /** Titles of those that fit and are merged already. */
  merged: { id: string; title: string }[]
}

/** Ideas that may stand beside `like`: not itself, none that is merged already, examples among themselves. */
async function findIdeas(like: Idea, text: string, signal: AbortSignal): Promise<Fitting> {
  if (text === '') {
    const { hits } = await callCore('search', 'similar', { noun: 'idea', title: like.title, description: like.description, exceptId: like.id, limit: HITS }, signal)
    return { found: hits.flatMap(({ id, title, stage }) => (stage && stage !== 'merged' ? [{ id, title, stage, author: null }] : [])), merged: [] }
  }
  const { hits } = await callCore('search', 'find', { text, nouns: ['idea'], limit: 4 * HITS }, signal)
  const beside = hits.flatMap(({ id, title, stage, author, example }) => (id !== like.id && stage && example === like.example ? [{ id, title: title.text, stage, author }] : []))
  return { found: beside.filter(({ stage }) => stage !== 'merged').slice(0, HITS), merged: beside.filter(({ stage }) => stage === 'merged').slice(0, MERGED) }
}

export function IdeaFinder({ like, onPick }: { like: Idea; onPick: (id: string) => void }) {
  const t = useWords()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 60)
  const { data, isFetching } = useQuery({ queryKey: ['search', 'to-merge', like.id, asked], queryFn: ({ signal }) => findIdeas(like, asked, signal), placeholderData: keepPreviousData })
  const { found: options, merged } = data ?? { found: [], merged: [] }
  return (
    <>
      <Finder
        store={combobox}
        label={t('ideas:merge.find')}
        placeholder={t('ideas:merge.findPlaceholder')}
        description={asked === '' && options.length > 0 ? t('ideas:merge.findHint') : null}
        text={text}
        onText={setText}
        busy={isFetching}
        takesFocus
        none={asked === '' || data === undefined || merged.length > 0 ? null : t('ideas:merge.noneFound')}
        onPick={(id) => {
          combobox.closeDropdown()
          onPick(id)
        }}
      >
        {options.map((idea) => (
          <Combobox.Option key={idea.id} value={idea.id}>
            <span className="idea-find-option">
              <span className="clamp" dir="auto" translate="no">
                {idea.title}
              </span>
              <span className="row xs dim">
                <StagePill stage={idea.stage} />
                {idea.author === null ? null : (
                  <span className="cut" dir="auto" translate="no">
                    {idea.author}
                  </span>
                )}
              </span>
            </span>
          </Combobox.Option>
        ))}
      </Finder>
      <div role="status" className="stack-tight dim sm">
        {merged.map(({ id, title }) => (
          <UserText key={id} block>
            {t(like.credits.some((credit) => credit.id === id) ? 'ideas:merge.mergedHere' : 'ideas:merge.mergedElsewhere', { title })}
          </UserText>
        ))}
      </div>
    </>
  )
}
