// The command palette: every command, page, learning and idea, from anywhere, by a real combobox (the kit's own says nothing to screen readers).
import { Modal, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBulb, IconEar, IconSearch } from '@tabler/icons-react'
import { useId, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { go } from '../nav.ts'
import { useAsk } from '../query.ts'
import { useWords } from '../words.ts'
import { Keys } from './keys.tsx'

export interface Command {
  id: string
  label: string
  icon: ReactNode
  keys?: string
  run: () => void
  /** A person's own text, and what it is. */
  own?: string
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const HITS = 6

/** Learnings and ideas that hold what was typed. */
function useHits(typed: string): Command[] {
  const t = useWords()
  const [asked] = useDebouncedValue(typed.trim(), 80)
  const enabled = asked.length > 1
  const { data: learnings } = useAsk('learnings', 'list', { filters: { text: asked }, limit: HITS }, { enabled, keepPrevious: true })
  const { data: ideas } = useAsk('ideas', 'list', { filters: { text: asked }, limit: HITS }, { enabled, keepPrevious: true })
  return useMemo(() => {
    if (!enabled) return []
    return [
      ...(ideas?.rows ?? []).map(({ id, title }): Command => ({ id, label: title, own: t('kind.idea'), icon: <IconBulb size={18} aria-hidden />, run: () => go({ page: 'idea', id }) })),
      ...(learnings?.rows ?? []).map(({ id, text }): Command => ({ id, label: text.slice(0, 200), own: t('kind.learning'), icon: <IconEar size={18} aria-hidden />, run: () => go({ page: 'learning', id }) })),
    ]
  }, [enabled, ideas, learnings, t])
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
  const found = useMemo(() => {
    const words = fold(typed).split(/\s+/).filter(Boolean)
    return [...commands.filter(({ label }) => words.every((word) => fold(label).includes(word))), ...hits]
  }, [typed, commands, hits])
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
        {found.map((command, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are the input's, which names the active option
          <div key={command.id} id={`${id}-${command.id}`} role="option" tabIndex={-1} aria-selected={index === current} className="command" onMouseMove={() => setAt(index)} onClick={() => run(command)} ref={index === current ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}>
            {command.icon}
            {command.own === undefined ? (
              <span className="cut">{command.label}</span>
            ) : (
              <>
                <span className="cut" dir="auto" translate="no">
                  {command.label}
                </span>
                <span className="dim xs">{command.own}</span>
              </>
            )}
            {command.keys === undefined ? null : <Keys keys={command.keys} />}
          </div>
        ))}
      </div>
      <p role="status" className="commands-none">
        {found.length === 0 ? t('noneFound') : ''}
      </p>
    </>
  )
}
