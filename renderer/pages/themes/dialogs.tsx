// The dialogs of a theme: which other theme, which word, what name.
import { Modal, TextInput } from '@mantine/core'
import { useRef, useState, type ReactNode } from 'react'
import type { Theme } from '../../../shared/contract/themes.ts'
import { FormFoot } from '../../components/form-foot.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { nameOf } from './theme-words.ts'
import type { Target } from './use-theme-acts.ts'

/** Themes offered at once: typing narrows them. */
const OFFERED = 60

function Dialog({ title, opened, onClose, children }: { title: string; opened: boolean; onClose: () => void; children: ReactNode }) {
  return (
    // The parts, not Modal itself: its <header> would be a second banner of the page.
    <Modal.Root opened={opened} onClose={onClose} centered transitionProps={{ duration: 0 }}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label={title}>
        <Modal.Body p="lg">{opened ? children : null}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

interface PickProps { opened: boolean; title: string; /** The theme that it is about, which is not offered. */ exceptId: string | null; example: boolean; onPick: (theme: Target) => void; onClose: () => void }

export function PickTheme({ opened, title, onClose, ...rest }: PickProps) {
  return (
    <Dialog title={title} opened={opened} onClose={onClose}>
      <Choices title={title} {...rest} />
    </Dialog>
  )
}

function Choices({ title, exceptId, example, onPick }: Omit<PickProps, 'opened' | 'onClose'>) {
  const t = useWords()
  const format = useFormat()
  const [text, setText] = useState('')
  const { data } = useAsk('themes', 'list', { sort: 'customers' })
  const wanted = text.trim().toLowerCase()
  const offered = (data?.themes ?? []).filter((theme) => theme.id !== exceptId && theme.example === example && (wanted === '' || `${nameOf(t, theme)} ${theme.words.join(' ')}`.toLowerCase().includes(wanted))).slice(0, OFFERED)
  return (
    <div className="stack">
      <h2 className="th-dialog-title">{title}</h2>
      <TextInput data-autofocus type="search" dir="auto" label={t('themes:pick.find')} value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} />
      {offered.length === 0 ? <p className="dim flush">{t('themes:pick.none')}</p> : null}
      <ul className="plain-list th-choices" aria-label={t('themes:pick.choices')}>
        {offered.map((theme) => (
          <li key={theme.id}>
            <button type="button" className="th-choice" onClick={() => onPick(theme)}>
              <bdi className="cut" translate="no">
                {nameOf(t, theme)}
              </bdi>
              <span className="dim xs">{t('themes:customers', { count: theme.customers, shown: format.number(theme.customers) })}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

export function PickWord({ opened, theme, onPick, onClose }: { opened: boolean; theme: Theme; onPick: (word: Theme['makers'][number]) => void; onClose: () => void }) {
  const t = useWords()
  const format = useFormat()
  const title = t('themes:pick.split', { name: nameOf(t, theme) })
  const words = theme.makers.filter(({ learnings }) => learnings < theme.learnings)
  return (
    <Dialog title={title} opened={opened} onClose={onClose}>
      <div className="stack">
        <h2 className="th-dialog-title">{title}</h2>
        <p className="dim flush">{t(words.length === 0 ? 'themes:pick.noWords' : 'themes:pick.splitText')}</p>
        <ul className="plain-list th-choices" aria-label={t('themes:makes.words')}>
          {words.map((word) => (
            <li key={word.unit}>
              <button type="button" className="th-choice" onClick={() => onPick(word)}>
                <bdi className="cut" translate="no">
                  {word.forms.join(', ')}
                </bdi>
                <span className="dim xs">{t('themes:learnings', { count: word.learnings, shown: format.number(word.learnings) })}</span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

interface NameProps { opened: boolean; title: string; initial: string; mayBeEmpty: boolean; act: (name: string) => Promise<boolean>; onClose: () => void }

export function NameTheme({ opened, title, onClose, ...rest }: NameProps) {
  return (
    <Dialog title={title} opened={opened} onClose={onClose}>
      <Name title={title} onClose={onClose} {...rest} />
    </Dialog>
  )
}

function Name({ title, initial, mayBeEmpty, act, onClose }: Omit<NameProps, 'opened'>) {
  const t = useWords()
  const form = useRef<HTMLFormElement>(null)
  const [name, setName] = useState(initial)
  const [busy, setBusy] = useState(false)
  const given = name.trim()
  async function save() {
    if (given === '' && !mayBeEmpty) return form.current?.querySelector('input')?.focus()
    setBusy(true)
    const done = await act(given)
    setBusy(false)
    if (done) onClose()
  }
  return (
    <KeyedForm form={form} className="stack" onSave={() => void save()} onLeave={onClose}>
      <h2 className="th-dialog-title">{title}</h2>
      <TextInput data-autofocus dir="auto" maxLength={200} label={t('themes:name.label')} description={mayBeEmpty ? t('themes:name.hint') : undefined} value={name} required={!mayBeEmpty} onChange={({ currentTarget }) => setName(currentTarget.value)} />
      <FormFoot busy={busy} onCancel={onClose} />
    </KeyedForm>
  )
}
