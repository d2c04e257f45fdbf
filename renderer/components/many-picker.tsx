// Picks several names, each a pill, and makes new ones as they are typed: customers and segments of an idea, tags of a learning.
import { Combobox, Pill, PillsInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useRef, useState, type ReactNode } from 'react'
import type { Lookup } from '../../shared/contract/customers.ts'
import { useAsk } from '../query.ts'
import { useWords } from '../words.ts'
import { OptionLine } from './lookup-picker.tsx'
import { COMBOBOX_ROLE } from './combobox-role.ts'
import { sameName, type Pick } from './picks.ts'
import { useLiveOption } from './use-live-option.ts'

interface ManyPickerProps {
  label: string
  value: readonly Pick[]
  onChange: (value: Pick[]) => void
  placeholder?: string
  description?: ReactNode
  error?: ReactNode
  required?: boolean
  /** How a typed name is written; the empty string refuses it. */
  tidy?: (typed: string) => string
  /** A comma ends a name: not for customers, who may be called "Solros, Malmö". */
  commas?: boolean
  /** Only what exists can be picked: for filters. */
  existingOnly?: boolean
}

interface Suggestion extends Pick { learnings?: number }

export function ManyPicker({ label, value, onChange, placeholder, description, error, required = false, tidy = (typed) => typed.trim(), commas = false, existingOnly = false, text, setText, options }: ManyPickerProps & { text: string; setText: (text: string) => void; options: readonly Suggestion[] }) {
  const t = useWords()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const field = useRef<HTMLInputElement>(null)
  useLiveOption(field)
  const typed = tidy(text)
  const left = options.filter(({ name }) => !value.some((pick) => sameName(pick.name, name)))
  const isNew = !existingOnly && typed !== '' && ![...left, ...value].some(({ name }) => sameName(name, typed))

  const add = (pick: Pick) => {
    setText('')
    if (pick.name !== '' && !value.some(({ name }) => sameName(name, pick.name))) onChange([...value, pick])
  }
  const pickOf = (name: string): Pick => {
    const known = left.find((option) => sameName(option.name, name))
    return known ? { id: known.id, name: known.name } : { id: null, name: existingOnly ? '' : name }
  }
  const addTyped = () => add(pickOf(typed))
  const addAll = (names: readonly string[]) => {
    const all = [...value]
    for (const pick of names.map((name) => pickOf(tidy(name)))) if (pick.name !== '' && !all.some(({ name }) => sameName(name, pick.name))) all.push(pick)
    if (all.length > value.length) onChange(all)
  }

  return (
    <Combobox
      store={combobox}
      withinPortal
      onOptionSubmit={(chosen) => {
        const row = left.find(({ name }) => name === chosen)
        add(row ? { id: row.id, name: row.name } : { id: null, name: typed })
        combobox.resetSelectedOption()
      }}
    >
      <Combobox.DropdownTarget>
        <PillsInput label={label} {...(description === undefined ? {} : { description })} error={error} required={required} onClick={() => combobox.openDropdown()}>
          <Pill.Group>
            {value.map((pick) => (
              <Pill key={pick.name} withRemoveButton onRemove={() => onChange(value.filter((other) => other !== pick))} removeButtonProps={{ 'aria-hidden': false, 'aria-label': t('removeThing', { name: pick.name }), tabIndex: 0 }}>
                <bdi translate="no">{pick.name}</bdi>
              </Pill>
            ))}
            <Combobox.EventsTarget withExpandedAttribute>
              <PillsInput.Field
                ref={field}
                {...COMBOBOX_ROLE}
                value={text}
                dir="auto"
                autoComplete="off"
                {...(placeholder === undefined || value.length > 0 ? {} : { placeholder })}
                onFocus={() => combobox.openDropdown()}
                onChange={({ currentTarget }) => {
                  const parts = commas ? currentTarget.value.split(/[,;\n]/) : [currentTarget.value]
                  // All but what is still being typed: a list may have been pasted.
                  addAll(parts.slice(0, -1))
                  setText(parts.at(-1)!)
                  combobox.openDropdown()
                  combobox.resetSelectedOption()
                }}
                onBlur={() => {
                  combobox.closeDropdown()
                  if (typed !== '') addTyped()
                }}
                onKeyDown={(event) => {
                  if (event.nativeEvent.isComposing) return
                  if (event.key === 'Backspace' && text === '' && value.length > 0) {
                    event.preventDefault()
                    onChange(value.slice(0, -1))
                  }
                  if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && combobox.getSelectedOptionIndex() === -1) {
                    event.preventDefault()
                    if (typed !== '') addTyped()
                  }
                  if (event.key === 'Escape' && combobox.dropdownOpened) event.stopPropagation()
                }}
              />
            </Combobox.EventsTarget>
          </Pill.Group>
        </PillsInput>
      </Combobox.DropdownTarget>
      {/* what is wrong stands where the choices would, until something is typed */}
      <Combobox.Dropdown hidden={(left.length === 0 && !isNew) || (Boolean(error) && text === '')}>
        <Combobox.Options aria-label={t('choicesFor', { field: label })} mah={280} style={{ overflowY: 'auto' }}>
          {left.map((row) => (
            <Combobox.Option key={row.name} value={row.name}>
              <OptionLine row={row} />
            </Combobox.Option>
          ))}
          {isNew ? (
            <Combobox.Option value="+">
              <span className="option-new">{t('addNew', { name: typed })}</span>
            </Combobox.Option>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** Several customers, segments, episodes or areas. */
export function LookupsPicker({ lookup, ...props }: ManyPickerProps & { lookup: Lookup }) {
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text, 60)
  const { data } = useAsk('customers', 'suggest', { lookup, text: asked.slice(0, 200), limit: 12 }, { keepPrevious: true })
  return <ManyPicker {...props} text={text} setText={setText} options={data ?? []} />
}
