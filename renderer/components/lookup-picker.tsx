// Picks a customer, segment, episode or product area, or makes one as it is typed: whatever stands in the field is the choice.
import { CloseButton, Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useRef, type ReactNode } from 'react'
import type { Lookup, LookupRow } from '../../shared/contract/customers.ts'
import { useFormat } from '../format.ts'
import { useAsk } from '../query.ts'
import { useWords } from '../words.ts'
import { COMBOBOX_ROLE } from './combobox-role.ts'
import { sameName, type Pick } from './picks.ts'
import { useLiveOption } from './use-live-option.ts'

interface LookupPickerProps {
  lookup: Lookup
  label: string
  value: Pick | null
  onChange: (value: Pick | null) => void
  placeholder?: string
  description?: ReactNode
  error?: ReactNode
  /** Only what exists can be picked: for filters. */
  existingOnly?: boolean
  /** Shows no label, only names the field. */
  bare?: boolean
  id?: string
}

/** What to ask `customers.suggest`, a moment after the typing. */
function useSuggestions(lookup: Lookup, text: string, open: boolean) {
  const [asked] = useDebouncedValue(text, 60)
  return useAsk('customers', 'suggest', { lookup, text: asked.slice(0, 200), limit: 12 }, { enabled: open, keepPrevious: true })
}

export function LookupPicker({ lookup, label, value, onChange, placeholder, description, error, existingOnly = false, bare = false, id }: LookupPickerProps) {
  const t = useWords()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const text = value?.name ?? ''
  const picked = value?.id !== undefined && value?.id !== null
  const { data: found, isFetching } = useSuggestions(lookup, picked ? '' : text, combobox.dropdownOpened)
  const options = found ?? []
  const field = useRef<HTMLInputElement>(null)
  useLiveOption(field)
  const exact = options.some(({ name }) => sameName(name, text))
  const isNew = !picked && text.trim() !== '' && !exact

  const choose = (chosen: string) => {
    const row = options.find(({ id }) => id === chosen)
    onChange(row ? { id: row.id, name: row.name } : { id: null, name: text.trim() })
    combobox.closeDropdown()
  }

  /** What stands in the field becomes the choice. */
  const take = () => {
    combobox.closeDropdown()
    if (existingOnly && !picked) onChange(exactOf(options, text))
    else if (!picked && text !== '') onChange(exactOf(options, text) ?? { id: null, name: text.trim() })
  }

  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={field}
          {...(id === undefined ? {} : { id })}
          {...(bare ? { 'aria-label': label } : { label })}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(description === undefined ? {} : { description })}
          error={error}
          {...COMBOBOX_ROLE}
          value={text}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget }) => {
            const typed = currentTarget.value
            onChange(typed === '' ? null : { id: null, name: typed })
            combobox.openDropdown()
            combobox.resetSelectedOption()
          }}
          onClick={() => combobox.openDropdown()}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' && !combobox.dropdownOpened) combobox.openDropdown()
            if (event.key === 'Escape' && combobox.dropdownOpened) event.stopPropagation()
            // Enter ends the typing of a name, not the form around it.
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && combobox.dropdownOpened && combobox.getSelectedOptionIndex() === -1 && text !== '') {
              event.preventDefault()
              if (!event.nativeEvent.isComposing) take()
            }
          }}
          onBlur={take}
          rightSection={
            isFetching && combobox.dropdownOpened ? <Loader size={14} aria-hidden /> : text === '' ? <Combobox.Chevron /> : <CloseButton size="sm" tabIndex={-1} aria-label={t('clearField', { field: label })} onMouseDown={(event) => event.preventDefault()} onClick={() => onChange(null)} />
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={options.length === 0 && !isNew}>
        <Combobox.Options aria-label={t('choicesFor', { field: label })} mah={280} style={{ overflowY: 'auto' }}>
          {options.map((row) => (
            <Combobox.Option key={row.id} value={row.id}>
              <OptionLine row={row} />
            </Combobox.Option>
          ))}
          {isNew && !existingOnly ? (
            <Combobox.Option value="+">
              <span className="option-new">{t('addNew', { name: text.trim() })}</span>
            </Combobox.Option>
          ) : null}
          {options.length === 0 && existingOnly ? <Combobox.Empty>{t('noneFound')}</Combobox.Empty> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function exactOf(options: readonly LookupRow[], text: string): Pick | null {
  const row = options.find(({ name }) => sameName(name, text))
  return row ? { id: row.id, name: row.name } : null
}

export function OptionLine({ row }: { row: Pick & { learnings?: number } }) {
  const format = useFormat()
  return (
    <span className="option-line">
      <span className="cut" dir="auto" translate="no">
        {row.name}
      </span>
      {row.learnings ? <span className="dim xs">{format.number(row.learnings)}</span> : null}
    </span>
  )
}
