// The ideas that a learning is evidence for, and the way to link it to another.
import { Button, CloseButton, Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconLink } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Learning } from '../../../shared/contract/learnings.ts'
import { COMBOBOX_ROLE } from '../../components/combobox-role.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { useLiveOption } from '../../components/use-live-option.ts'
import { useAct, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'

/** Ideas offered while typing. */
const OFFERED = 8

export function LinkedIdeas({ learningId, ideas }: { learningId: string; ideas: Learning['ideas'] }) {
  const t = useWords()
  const [linking, setLinking] = useState(false)
  const { act, error } = useAct('ideas', 'link')

  async function unlink(id: string, title: string) {
    if (await act({ id, learningId, linked: false })) say(t('learnings:ideas.unlinked', { title }), { undo: () => act({ id, learningId, linked: true }) })
  }

  return (
    <section className="panel" aria-labelledby="linked-ideas">
      <h2 id="linked-ideas">{t('learnings:ideas.title')}</h2>
      {ideas.length === 0 ? <p className="dim flush">{t('learnings:ideas.none')}</p> : null}
      <ul className="plain-list">
        {ideas.map(({ id, title, stage }) => (
          <li key={id} className="linked-idea">
            <RouteLink to={{ page: 'idea', id }} dir="auto" translate="no">
              {title}
            </RouteLink>
            <span className="pill">{t(`ideas:stage.${stage as 'draft'}`)}</span>
            <CloseButton size="sm" aria-label={t('learnings:ideas.unlink', { title })} onClick={() => void unlink(id, title)} />
          </li>
        ))}
      </ul>
      <ErrorNote error={error} />
      {linking ? (
        <IdeaPicker
          linked={ideas.map(({ id }) => id)}
          onPick={async (id) => {
            if (await act({ id, learningId, linked: true })) setLinking(false)
          }}
          onClose={() => setLinking(false)}
        />
      ) : (
        <Button variant="default" size="xs" mt="xs" leftSection={<IconLink size={16} aria-hidden />} onClick={() => setLinking(true)}>
          {t('learnings:ideas.link')}
        </Button>
      )}
    </section>
  )
}

function IdeaPicker({ linked, onPick, onClose }: { linked: readonly string[]; onPick: (id: string) => void; onClose: () => void }) {
  const t = useWords()
  const combobox = useCombobox({ defaultOpened: true, onDropdownClose: () => combobox.resetSelectedOption() })
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), 80)
  const { data } = useAsk('ideas', 'list', { filters: { text: asked }, limit: OFFERED + linked.length }, { keepPrevious: true })
  const field = useRef<HTMLInputElement>(null)
  useLiveOption(field)
  const offered = (data?.rows ?? []).filter(({ id }) => !linked.includes(id)).slice(0, OFFERED)
  return (
    <Combobox store={combobox} onOptionSubmit={onPick} withinPortal>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          ref={field}
          mt="xs"
          label={t('learnings:ideas.which')}
          placeholder={t('learnings:ideas.whichHint')}
          {...COMBOBOX_ROLE}
          value={text}
          dir="auto"
          autoComplete="off"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by the button that it replaces
          autoFocus
          onFocus={() => combobox.openDropdown()}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value)
            combobox.openDropdown()
            combobox.resetSelectedOption()
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return
            event.stopPropagation()
            if (!combobox.dropdownOpened) onClose()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={t('choicesFor', { field: t('learnings:ideas.which') })} mah={300} style={{ overflowY: 'auto' }}>
          {offered.length === 0 ? <Combobox.Empty>{t('noneFound')}</Combobox.Empty> : null}
          {offered.map(({ id, title, stage }) => (
            <Combobox.Option key={id} value={id}>
              <span className="option-line">
                <span className="cut" dir="auto" translate="no">
                  {title}
                </span>
                <span className="dim xs">{t(`ideas:stage.${stage}`)}</span>
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
