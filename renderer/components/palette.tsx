// The command palette: every command and page, and whatever was written down, from anywhere, by a real combobox (the kit's own says nothing to screen readers).
import { Modal, TextInput } from '@mantine/core'
import { IconArrowRight, IconSearch } from '@tabler/icons-react'
import { useId, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { SearchHit } from '../../shared/contract/search.ts'
import { groupsOf, openHit } from '../hits.ts'
import { go } from '../nav.ts'
import { useAsk } from '../query.ts'
import { useWords } from '../words.ts'
import { HitIcon } from './hit-icon.tsx'
import { Keys } from './keys.tsx'
import { MarkedText } from './marked-text.tsx'

export interface Command {
  id: string
  label: string
  icon: ReactNode
  keys?: string
  run: () => void
  hit?: SearchHit
}

interface Group { name: string; label: string | null; commands: readonly Command[] }

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
/** The best of all kinds; the page has them all. */
const HITS = 12
const LONGEST = 500

/** Those with words that begin with what was typed; where none do, those that hold it. */
function commandsFor(commands: readonly Command[], typed: string): readonly Command[] {
  const words = fold(typed).split(/\s+/).filter(Boolean)
  const begun = commands.filter(({ label }) => words.every((word) => ` ${fold(label)}`.includes(` ${word}`)))
  return begun.length > 0 ? begun : commands.filter(({ label }) => words.every((word) => fold(label).includes(word)))
}

/** What was written down and holds what was typed, by kind, and the way to all of it. */
function useHits(typed: string): Group[] {
  const t = useWords()
  const text = typed.trim().slice(0, LONGEST)
  const { data } = useAsk('search', 'find', { text, limit: HITS }, { enabled: text !== '', keepPrevious: true })
  if (text === '') return []
  return [
    ...groupsOf(data?.hits ?? []).map(({ noun, hits }): Group => ({
      name: noun,
      label: t(`found.${noun}`),
      commands: hits.map((hit): Command => ({ id: `${noun}-${hit.id}`, label: hit.title.text, hit, icon: <HitIcon noun={noun} />, run: () => openHit(hit) })),
    })),
    { name: 'all', label: null, commands: [{ id: 'all', label: t('palette.results', { text }), icon: <IconArrowRight size={18} className="flips" aria-hidden />, run: () => go({ page: 'search', text }) }] },
  ]
}

interface PaletteProps {
  opened: boolean
  onClose: () => void
  commands: readonly Command[]
}

export function Palette({ opened, onClose, commands }: PaletteProps) {
  const t = useWords()
  return (
    <Modal.Root opened={opened} onClose={onClose} size={620} yOffset="12vh" returnFocus={false} transitionProps={{ duration: 0 }}>
      <Modal.Overlay backgroundOpacity={0.35} />
      <Modal.Content aria-label={t('palette.title')}>
        <Modal.Body p={6}>
          <Choices commands={commands} onClose={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function Choices({ commands, onClose }: Omit<PaletteProps, 'opened'>) {
  const t = useWords()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const hits = useHits(typed)
  const meant = useMemo(() => commandsFor(commands, typed), [commands, typed])
  const groups = [{ name: 'commands', label: null, commands: meant }, ...hits].filter(({ commands }) => commands.length > 0)
  const found = groups.flatMap(({ commands }) => commands)
  const current = Math.min(at, found.length - 1)
  const field = useRef<HTMLInputElement>(null)
  // At once, before the next key: the dialog's own way waits a moment, and letters typed right after Ctrl+K went elsewhere.
  useLayoutEffect(() => {
    const before = document.activeElement
    field.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  const step = (by: number) => setAt((current + by + found.length) % Math.max(found.length, 1))
  const run = (command: Command | undefined) => {
    if (!command) return
    onClose()
    // After the dialog has given the focus back, so that the page opened may take it.
    setTimeout(command.run)
  }
  return (
    <>
      <TextInput
        ref={field}
        data-autofocus
        size="md"
        variant="unstyled"
        px="xs"
        leftSection={<IconSearch size={18} aria-hidden />}
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.title')}
        value={typed}
        dir="auto"
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value)
          setAt(0)
        }}
        role="combobox"
        aria-expanded
        aria-haspopup="listbox"
        aria-controls={id}
        aria-autocomplete="list"
        {...(found[current] ? { 'aria-activedescendant': `${id}-${found[current].id}` } : {})}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault()
            step(event.key === 'ArrowDown' ? 1 : -1)
          } else if (event.key === 'Enter') {
            event.preventDefault()
            run(found[current])
          }
        }}
      />
      <div role="listbox" id={id} aria-label={t('palette.title')} className="commands">
        {groups.map((group) => (
          <div key={group.name} role="group" {...(group.label === null ? { 'aria-label': t('palette.title') } : { 'aria-labelledby': `${id}-group-${group.name}` })}>
            {group.label === null ? null : (
              <div id={`${id}-group-${group.name}`} className="command-group" role="presentation">
                {group.label}
              </div>
            )}
            {group.commands.map((command) => {
              const index = found.indexOf(command)
              return (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are the input's, which names the active option
                <div key={command.id} id={`${id}-${command.id}`} role="option" tabIndex={-1} aria-selected={index === current} className="command" onMouseMove={() => setAt(index)} onClick={() => run(command)} ref={index === current ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}>
                  {command.icon}
                  {command.hit ? <Found hit={command.hit} /> : <span className="cut">{command.label}</span>}
                  {command.keys === undefined ? null : <Keys keys={command.keys} />}
                </div>
              )
            })}
          </div>
        ))}
      </div>
      <p role="status" className="commands-none">
        {typed.trim() !== '' && found.every(({ id }) => id === 'all') ? t('noneFound') : ''}
      </p>
    </>
  )
}

/** A hit in one line or two: what it is, and where else it was found when that is not in its title. */
function Found({ hit: { title, snippet, customer } }: { hit: SearchHit }) {
  return (
    <span className="command-words">
      <span className="cut" dir="auto" translate="no">
        <MarkedText of={title} />
      </span>
      {snippet && title.marks.length === 0 && snippet.marks.length > 0 ? (
        <span className="cut dim xs" dir="auto" translate="no">
          <MarkedText of={snippet} />
        </span>
      ) : customer ? (
        <span className="cut dim xs" dir="auto" translate="no">
          {customer}
        </span>
      ) : null}
    </span>
  )
}
