// Finds an idea by its words; before anything is typed, those that are most like another.
import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Idea } from '../../../shared/contract/ideas.ts'
import { useLiveOption } from '../../components/use-live-option.ts'
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
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  useLiveOption(field)
  return (
    <>
      <Combobox
        store={combobox}
        withinPortal
        onOptionSubmit={(id) => {
          combobox.closeDropdown()
          onPick(id)
        }}
      >
        <Combobox.Target withExpandedAttribute>
          <TextInput
            ref={field}
            data-autofocus
            label={t('ideas:merge.find')}
            description={asked === '' && options.length > 0 ? t('ideas:merge.findHint') : null}
            placeholder={t('ideas:merge.findPlaceholder')}
            leftSection={<IconSearch size={17} aria-hidden />}
            rightSection={isFetching ? <Loader size={14} aria-hidden /> : null}
            dir="auto"
            autoComplete="off"
            value={text}
            onChange={({ currentTarget }) => {
              setText(currentTarget.value)
              combobox.openDropdown()
              combobox.resetSelectedOption()
            }}
            onClick={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={(event) => {
              // Enter picks; it never sends the form from here.
              if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault()
              if (event.key === 'Escape' && combobox.dropdownOpened) event.stopPropagation()
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={options.length === 0 && (asked === '' || data === undefined || merged.length > 0)}>
          {options.length === 0 ? <Combobox.Empty>{t('ideas:merge.noneFound')}</Combobox.Empty> : null}
          <Combobox.Options aria-label={t('ideas:merge.find')} mah={320} style={{ overflowY: 'auto' }} hidden={options.length === 0}>
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
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
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
