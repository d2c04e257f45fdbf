// The field of the search: a combobox that completes the tokens in it while it is typed. What is found stands on the page, not in its list.
import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useId, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { pieceAt, withInstead, type Piece } from '../../../shared/domain/search-text.ts'
import { useWords } from '../../words.ts'
import { useSuggestions, type Suggestion } from './use-suggestions.ts'

interface SearchFieldProps {
  text: string
  onText: (text: string) => void
  /** The piece that is being typed; null: nothing is completed now. */
  piece: Piece | null
  onCaret: (caret: number | null) => void
  field: RefObject<HTMLInputElement | null>
  /** Puts the focus on the first result. */
  onDown: () => void
}

export function SearchField({ text, onText, piece, onCaret, field, onDown }: SearchFieldProps) {
  const t = useWords()
  const id = useId()
  const [chosen, setChosen] = useState<number | null>(null)
  const suggestions = useSuggestions(piece)
  // A value is completed by Enter at once; a word may be just a word, so its list waits to be entered.
  const first = piece?.key && piece.value !== '' ? 0 : -1
  const at = Math.min(chosen ?? first, suggestions.length - 1)
  const opened = suggestions.length > 0

  const wanted = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (wanted.current === null) return
    field.current?.setSelectionRange(wanted.current, wanted.current)
    wanted.current = null
  })

  const close = () => {
    onCaret(null)
    setChosen(null)
  }
  const take = ({ insert }: Suggestion) => {
    if (!piece) return
    const next = withInstead(text, piece, insert)
    wanted.current = next.caret
    field.current?.focus()
    onText(next.text)
    setChosen(null)
    // its values come next
    onCaret(insert.endsWith(':') ? next.caret : null)
  }

  return (
    <div className="sr-field">
      <TextInput
        ref={field}
        id="search-field"
        size="md"
        type="search"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('search:field')}
        placeholder={t('search:hint')}
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={
          text === '' ? null : (
            <CloseButton
              aria-label={t('search:clear')}
              onClick={() => {
                onText('')
                close()
                field.current?.focus()
              }}
            />
          )
        }
        value={text}
        role="combobox"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={opened}
        aria-controls={id}
        {...(opened && at >= 0 ? { 'aria-activedescendant': `${id}-${at}` } : {})}
        onChange={({ currentTarget }) => {
          onText(currentTarget.value)
          onCaret(currentTarget.selectionEnd)
          setChosen(null)
        }}
        onFocus={({ currentTarget: { value, selectionEnd } }) => {
          if (pieceAt(value, selectionEnd ?? 0)?.value === '') onCaret(selectionEnd)
        }}
        onBlur={close}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
          if (opened && step !== 0) setChosen(at + step >= suggestions.length || at + step < -1 ? (step > 0 ? -1 : suggestions.length - 1) : at + step)
          else if (opened && event.key === 'Enter' && at >= 0) take(suggestions[at]!)
          else if (opened && event.key === 'Escape') close()
          else if (event.key === 'ArrowDown' || event.key === 'Enter') onDown()
          else return
          event.preventDefault()
        }}
      />
      {opened ? (
        <div role="listbox" id={id} aria-label={t('search:choices')} className="sr-choices">
          {suggestions.map((suggestion, index) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are the field's, which names the active option
            <div key={suggestion.insert} id={`${id}-${index}`} role="option" tabIndex={-1} aria-selected={index === at} className="command" onMouseDown={(event) => event.preventDefault()} onClick={() => take(suggestion)} ref={index === at ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}>
              <bdi className="sr-token" translate="no">
                {suggestion.insert}
              </bdi>
              <span className="dim sm cut" {...(suggestion.own ? { dir: 'auto', translate: 'no' } : {})}>
                {suggestion.own ? '' : suggestion.words}
              </span>
            </div>
          ))}
        </div>
      ) : null}
    </div>
  )
}
