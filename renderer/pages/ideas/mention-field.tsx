// A text in which colleagues are named: `@` opens the list of those whose names begin so. Arrows choose, Enter or Tab takes, Escape closes.
import { Textarea } from '@mantine/core'
import { useId, useLayoutEffect, useRef, useState, type ComponentProps, type KeyboardEvent } from 'react'
import { mentionsIn, nameBeingTyped, type Mention } from '../../../shared/domain/mentions.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import './mention-field.css'

interface MentionFieldProps extends Omit<ComponentProps<typeof Textarea>, 'value' | 'onChange'> {
  value: { text: string; mentions?: readonly Mention[] }
  onChange: (value: { text: string; mentions: Mention[] }) => void
}

const SHOWN = 6

export function MentionField({ value: { text, mentions = [] }, onChange, ...rest }: MentionFieldProps) {
  const t = useWords()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [typing, setTyping] = useState<{ at: number; typed: string } | null>(null)
  const [active, setActive] = useState(0)
  const { data } = useAsk('session', 'people', { text: typing?.typed.slice(0, 200) ?? '', limit: SHOWN, others: true }, { enabled: typing !== null, keepPrevious: true })
  const found = typing === null ? [] : (data ?? [])
  const current = Math.min(active, found.length - 1)
  // behind the name, once it stands there
  const wanted = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (wanted.current === null) return
    field.current?.setSelectionRange(wanted.current, wanted.current)
    wanted.current = null
  })
  const look = () => {
    const { value, selectionStart } = field.current!
    const next = nameBeingTyped(value, selectionStart)
    // a name that has been taken is not being typed any more
    setTyping(next !== null && mentions.some(({ written }) => next.typed.startsWith(written)) ? null : next)
    setActive(0)
  }
  function take({ id: memberId, name }: { id: string; name: string }) {
    if (!typing) return
    const end = typing.at + 1 + typing.typed.length
    const after = text.slice(end)
    const next = `${text.slice(0, typing.at)}@${name}${after.startsWith(' ') ? '' : ' '}${after}`
    onChange({ text: next, mentions: mentionsIn(next, [...mentions, { id: memberId, written: name }]) })
    setTyping(null)
    wanted.current = typing.at + name.length + 2
    field.current?.focus()
  }
  function keys(event: KeyboardEvent) {
    if (found.length === 0 || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setActive(Math.max(0, Math.min(current + step, found.length - 1)))
    else if (event.key === 'Enter' || event.key === 'Tab') take(found[current]!)
    else if (event.key === 'Escape') setTyping(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="mf">
      <Textarea
        {...rest}
        ref={field}
        dir="auto"
        value={text}
        aria-autocomplete="list"
        {...(found.length > 0 ? { 'aria-controls': id, 'aria-activedescendant': `${id}-${current}` } : {})}
        onChange={({ currentTarget }) => {
          onChange({ text: currentTarget.value, mentions: mentionsIn(currentTarget.value, mentions) })
          look()
        }}
        onKeyDown={keys}
        onKeyUp={({ key }) => {
          if (key === 'ArrowLeft' || key === 'ArrowRight') look()
        }}
        onBlur={() => setTyping(null)}
      />
      <span className="sr-only" aria-live="polite">
        {found.length > 0 ? t('home:mention.found', { count: found.length }) : ''}
      </span>
      {found.length > 0 ? (
        <div id={id} role="listbox" aria-label={t('home:mention.list')} className="mf-list">
          {found.map((member, at) => (
            // the keys are those of the field, which keeps the focus
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div key={member.id} id={`${id}-${at}`} role="option" aria-selected={at === current} onMouseDown={(event) => event.preventDefault()} onClick={() => take(member)}>
              <bdi translate="no">{member.name}</bdi>
            </div>
          ))}
        </div>
      ) : null}
    </div>
  )
}
