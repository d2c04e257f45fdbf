// A field for words, and below it what was found by them. Enter picks one; it never sends the form around the field.
import { Combobox, Loader, TextInput, type ComboboxStore } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useLiveOption } from './use-live-option.ts'

interface FinderProps {
  store: ComboboxStore
  label: string
  placeholder: string
  description?: string | null
  text: string
  onText: (text: string) => void
  busy: boolean
  /** Takes the focus, and opens when it is clicked or typed in. Else it opens as soon as it has the focus. */
  takesFocus?: boolean
  /** Said when nothing was found; null where nothing is to be said. */
  none: string | null
  onPick: (id: string) => void
  /** A `Combobox.Option` for each that was found. */
  children: readonly ReactNode[]
}

export function Finder({ store, label, placeholder, description, text, onText, busy, takesFocus = false, none, onPick, children }: FinderProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [takesFocus])
  useLiveOption(field)
  return (
    <Combobox store={store} withinPortal onOptionSubmit={onPick}>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={field}
          data-autofocus={takesFocus || undefined}
          label={label}
          description={description}
          placeholder={placeholder}
          leftSection={<IconSearch size={17} aria-hidden />}
          rightSection={busy ? <Loader size={14} aria-hidden /> : null}
          dir="auto"
          autoComplete="off"
          value={text}
          onChange={({ currentTarget }) => {
            onText(currentTarget.value)
            store.openDropdown()
            store.resetSelectedOption()
          }}
          onFocus={() => {
            if (!takesFocus) store.openDropdown()
          }}
          onClick={() => store.openDropdown()}
          onBlur={() => store.closeDropdown()}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault()
            if (event.key === 'Escape' && store.dropdownOpened) event.stopPropagation()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={children.length === 0 && none === null}>
        {children.length === 0 ? <Combobox.Empty>{none}</Combobox.Empty> : null}
        <Combobox.Options aria-label={label} mah={320} style={{ overflowY: 'auto' }} hidden={children.length === 0}>
          {children}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
