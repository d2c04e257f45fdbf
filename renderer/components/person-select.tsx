// Chooses a member, or several: whoever fits what is typed. The core is asked for the first few, because a team may have tens of thousands.
import { MultiSelect, Select, type ComboboxItem, type ComboboxLikeRenderOptionInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Person } from '../../shared/contract/session.ts'
import { useAsk } from '../query.ts'
import { useWords } from '../words.ts'
import { COMBOBOX_ROLE } from './combobox-role.ts'
import { includesName } from './picks.ts'
import { useLiveOption } from './use-live-option.ts'

/** Shown at once. One more is asked for, to know whether there are more. */
const SHOWN = 20

/** `name`: what somebody is called, when the label says more. */
interface Choice extends ComboboxItem { team?: string | null; own?: boolean; name?: string }

interface PersonFieldProps {
  label: string
  description?: ReactNode
  placeholder?: string
  error?: ReactNode
  className?: string
}

interface PersonSelectProps extends PersonFieldProps {
  /** The id of a member, or the value of one of `first` or `also`; null when nobody is chosen. */
  value: string | null
  onChange: (value: string | null, name: string) => void
  /** What else may be chosen, above the members. */
  first?: readonly Choice[]
  /** People who are no members, below them. */
  also?: readonly Choice[]
  /** Nobody may be chosen again: the field can be emptied. */
  clearable?: boolean
  /** How a member is called in the field and its list. */
  labelOf?: (person: Person) => string
  /** Not to be chosen. */
  without?: (person: Person) => boolean
  /** Names the field without showing its label. */
  bare?: boolean
  /** The list opens where the field is, as something around it needs: a popover closes when something outside it is pressed. */
  inPlace?: boolean
  'data-autofocus'?: boolean
}

/** The list itself scrolls: it is the one that the field controls, so it needs no place in the order of Tab. */
const LIST = { withScrollArea: false, styles: { options: { maxHeight: 280, overflowY: 'auto' } } } as const

const nameOf = ({ name }: Person) => name

export function PersonSelect({ label, bare = false, value, onChange, first = [], also = [], clearable = false, labelOf = nameOf, without, inPlace = false, className, error, ...rest }: PersonSelectProps) {
  const t = useWords()
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState(false)
  const [last, setLast] = useState<Person | null>(null)
  const other = [...first, ...also].find((one) => one.value === value)
  const isMember = value !== null && other === undefined
  const { data: named } = useAsk('session', 'named', { ids: isMember ? [value] : [] }, { enabled: isMember && last?.id !== value })
  const chosen = isMember ? (last?.id === value ? last : named?.find(({ id }) => id === value)) : undefined
  const shownName = chosen ? labelOf(chosen) : other?.label
  const text = search === shownName ? '' : search
  const { found, more, settled } = useFitting(text, open)
  const box = useRef<HTMLDivElement>(null)
  useLiveOption(box)
  const fitting = found.filter((person) => !without?.(person))
  const choiceOf = (person: Person): Choice => ({ value: person.id, label: labelOf(person), team: person.team, own: true })
  const fits = ({ label: shown }: Choice) => includesName(shown, text)
  const data: Choice[] = [
    ...first.filter(fits),
    ...(chosen && text === '' && !fitting.some(({ id }) => id === chosen.id) ? [choiceOf(chosen)] : []),
    ...fitting.map(choiceOf),
    ...more,
    ...also.filter(fits).slice(0, SHOWN),
  ]
  return (
    <div ref={box} className={className}>
      <Select
        {...rest}
        {...COMBOBOX_ROLE}
        {...(bare ? { 'aria-label': label } : { label })}
        error={error}
        dir="auto"
        spellCheck={false}
        searchable
        // Enter takes whoever fits best what was typed
        selectFirstOptionOnChange
        clearable={clearable}
        // typed and chosen once more, somebody stays chosen: the button empties the field
        allowDeselect={false}
        clearButtonProps={{ 'aria-label': t('clearField', { field: label }) }}
        nothingFoundMessage={settled ? t('people.nobody') : t('loading')}
        {...(inPlace ? { comboboxProps: { withinPortal: false } } : {})}
        {...LIST}
        value={value}
        data={data}
        filter={asGiven}
        renderOption={PersonOption}
        searchValue={search}
        // who was chosen already is shown again in whole
        onOptionSubmit={(id) => id === value && setSearch(shownName ?? '')}
        onSearchChange={setSearch}
        onKeyDown={(event) => keepKeys(event, open, text !== '')}
        onDropdownOpen={() => setOpen(true)}
        onDropdownClose={() => setOpen(false)}
        onChange={(id) => {
          const person = fitting.find((one) => one.id === id)
          if (person) setLast(person)
          const chosenOther = [...first, ...also].find((one) => one.value === id)
          onChange(id, person?.name ?? chosenOther?.name ?? chosenOther?.label ?? '')
        }}
      />
      <Nobody shown={open && settled && data.length === 0} />
    </div>
  )
}

interface PeopleSelectProps extends PersonFieldProps {
  value: readonly string[]
  onChange: (value: string[]) => void
  /** Names the button that takes all of them out. */
  clearLabel: string
}

/** Several members, each a pill. */
export function PeopleSelect({ value, onChange, clearLabel, className, error, ...rest }: PeopleSelectProps) {
  const t = useWords()
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState(false)
  const { data: named } = useAsk('session', 'named', { ids: [...value] }, { enabled: value.length > 0, keepPrevious: true })
  const { found, more, settled } = useFitting(search, open)
  const box = useRef<HTMLDivElement>(null)
  useLiveOption(box)
  const known = new Map([...(named ?? []), ...found].map((person) => [person.id, { value: person.id, label: person.name, team: person.team, own: true }]))
  // one who was just chosen is found still while the name is asked for
  const data: Choice[] = [...new Set([...value.filter((id) => known.has(id)), ...found.map(({ id }) => id)])].map((id) => known.get(id)!)
  return (
    <div ref={box} className={className}>
      <MultiSelect
        {...rest}
        {...COMBOBOX_ROLE}
        error={error}
        searchable
        selectFirstOptionOnChange
        hidePickedOptions
        {...LIST}
        clearButtonProps={{ 'aria-label': clearLabel }}
        nothingFoundMessage={settled ? t('people.nobody') : t('loading')}
        value={[...value]}
        data={[...data, ...more]}
        filter={asGiven}
        renderOption={PersonOption}
        searchValue={search}
        onSearchChange={setSearch}
        onKeyDown={(event) => keepKeys(event, open, search !== '')}
        onDropdownOpen={() => setOpen(true)}
        onDropdownClose={() => setOpen(false)}
        onChange={(ids) => {
          setSearch('')
          onChange(ids)
        }}
      />
      <Nobody shown={open && settled && found.length === 0} />
    </div>
  )
}

/** While the list is open its keys are its own: Escape closes it and not the form around it, and Enter, which saves no form then, takes whoever fits best what was typed. */
function keepKeys(event: KeyboardEvent<HTMLInputElement>, open: boolean, typed: boolean): void {
  if (!open || event.nativeEvent.isComposing) return
  if (event.key === 'Escape') event.stopPropagation()
  if (event.key !== 'Enter' || !typed || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  const field = event.currentTarget
  const { value } = field
  // Mantine has lost count in a list that was closed by Escape and opened anew: it marks an option, and takes none
  setTimeout(() => {
    const list = document.getElementById(field.getAttribute('aria-controls') ?? '')
    if (list && field.value === value) (list.querySelector<HTMLElement>('[data-combobox-selected]') ?? list.querySelector<HTMLElement>('[role=option]:not([data-combobox-disabled])'))?.click()
  })
}

/** The core has said already who fits. */
function asGiven<Option>({ options }: { options: Option[] }): Option[] {
  return options
}

/** Whose names fit, once the list is open; `more`: a line that says that there are more of them; `settled`: this is the answer to what is typed. */
function useFitting(text: string, open: boolean): { found: readonly Person[]; more: Choice[]; settled: boolean } {
  const t = useWords()
  const [asked] = useDebouncedValue(text, 60)
  const { data, isPlaceholderData } = useAsk('session', 'people', { text: asked.slice(0, 200), limit: SHOWN + 1 }, { enabled: open, keepPrevious: true })
  const settled = data !== undefined && !isPlaceholderData && asked === text
  // until the core has answered, who is known and fits: Enter must not take somebody else
  const all = settled ? data : (data ?? []).filter(({ name }) => includesName(name, text))
  return {
    found: all.slice(0, SHOWN),
    more: all.length > SHOWN ? [{ value: '…', label: t('people.more', { count: SHOWN }), disabled: true }] : [],
    settled,
  }
}

function PersonOption({ option }: ComboboxLikeRenderOptionInput<ComboboxItem>) {
  const { label, team, own = false } = option as Choice
  return (
    <span className="option-line">
      <span className="cut" {...(own ? { dir: 'auto', translate: 'no' } : {})}>
        {label}
      </span>
      {team ? (
        <bdi className="dim xs" translate="no">
          {team}
        </bdi>
      ) : null}
    </span>
  )
}

function Nobody({ shown }: { shown: boolean }) {
  const t = useWords()
  return (
    <span className="sr-only" role="status">
      {shown ? t('people.nobody') : ''}
    </span>
  )
}
