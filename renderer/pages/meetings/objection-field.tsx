// The customer's voice: what the customer in the chair would likely say against a decision. Anybody may speak for them.
import { Button, Textarea } from '@mantine/core'
import { IconArmchair } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Decision } from '../../../shared/contract/decisions.ts'
import { useAsk } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { useWords } from '../../words.ts'
import { useAgendaActs } from './agenda-acts.ts'

export function ObjectionField({ decision: { id, objection }, meetingId }: { decision: Decision; meetingId: string }) {
  const t = useWords()
  const { change } = useAgendaActs(meetingId)
  const { data: chair } = useAsk('runs', 'chair', { meetingId })
  const draft = useDraft<{ text: string | null }>(`objection:${id}`, { text: null })
  const [wanted, setWanted] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const open = wanted || draft.value.text !== null
  const name = chair?.customer?.name
  const close = () => {
    draft.discard()
    setWanted(false)
    setTimeout(() => opener.current?.focus())
  }
  if (!open) {
    return (
      <Button ref={opener} className="no-print" size="compact-sm" variant="subtle" leftSection={<IconArmchair size={16} aria-hidden />} onClick={() => setWanted(true)}>
        {objection ? t('runs:objection.change') : name === undefined ? t('runs:objection.askNobody') : t('runs:objection.ask', { name })}
      </Button>
    )
  }
  return (
    <form
      className="objection-form no-print"
      onSubmit={async (event) => {
        event.preventDefault()
        if (await change('object', { meetingId, decisionId: id, text: (draft.value.text ?? objection?.text ?? '').trim() })) close()
      }}
    >
      <Textarea
        label={name === undefined ? t('runs:objection.title') : t('runs:objection.of', { name })}
        autosize
        minRows={2}
        maxRows={6}
        dir="auto"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a button that says so
        autoFocus={wanted}
        value={draft.value.text ?? objection?.text ?? ''}
        onChange={({ currentTarget }) => draft.set({ text: currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
          if (event.key === 'Escape') {
            event.stopPropagation()
            close()
          }
        }}
      />
      <div className="row">
        <Button type="submit" size="compact-md">
          {t('runs:objection.keep')}
        </Button>
        <Button size="compact-md" variant="subtle" color="gray" onClick={close}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
