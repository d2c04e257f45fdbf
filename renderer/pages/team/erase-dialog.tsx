// Erases what is known of a person: says how much it is, and wants the name typed.
import { Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ErrorNote } from '../../components/error-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { sameName } from '../../components/picks.ts'
import { UserText } from '../../components/user-text.tsx'
import { useAct, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'

interface EraseDialogProps {
  what: 'customer' | 'member'
  /** Null: closed. */
  subject: { id: string; name: string } | null
  onClose: () => void
  onErased: () => void
}

export function EraseDialog({ what, subject, onClose, onErased }: EraseDialogProps) {
  const t = useWords()
  return (
    <Modal opened={subject !== null} onClose={onClose} title={subject ? <bdi translate="no">{t('team:erase.title', { name: subject.name })}</bdi> : ''} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      {subject ? <Erase key={subject.id} what={what} subject={subject} onClose={onClose} onErased={onErased} /> : null}
    </Modal>
  )
}

function Erase({ what, subject: { id, name }, onClose, onErased }: Omit<EraseDialogProps, 'subject'> & { subject: { id: string; name: string } }) {
  const t = useWords()
  const [texts, setTexts] = useState<'keep' | 'erase'>('keep')
  const [mentions, setMentions] = useState(true)
  const [typed, setTyped] = useState('')
  const preview = useAsk('privacy', 'preview', { what, id, texts, mentions }, { keepPrevious: true })
  const { act, busy, error } = useAct('privacy', 'erase')
  const found = preview.data
  const confirmed = sameName(typed, name)
  return (
    <form
      className="stack"
      onSubmit={async (event) => {
        event.preventDefault()
        if (!confirmed || !(await act({ what, id, texts, mentions }))) return
        onErased()
        say(t('team:erase.begun'))
      }}
    >
      <p className="flush">
        {t('team:erase.text')} {t(what === 'customer' ? 'team:erase.customerText' : 'team:erase.memberText')}
      </p>
      {what === 'member' ? (
        <NativeSelect
          label={t('team:erase.texts')}
          value={texts}
          onChange={({ currentTarget }) => setTexts(currentTarget.value as 'keep')}
          data={[
            { value: 'keep', label: t('team:erase.textsKeep') },
            { value: 'erase', label: t('team:erase.textsErase') },
          ]}
        />
      ) : null}
      <Checkbox label={t('team:erase.mentionsLabel')} checked={mentions} onChange={({ currentTarget }) => setMentions(currentTarget.checked)} />
      <p className="flush" role="status">
        {found ? [t('team:erase.rows', { count: found.rows }), ...(found.mentions > 0 ? [t('team:erase.mentions', { count: found.mentions })] : []), ...(found.attachments > 0 ? [t('team:erase.attachments', { count: found.attachments })] : [])].join(' ') : preview.error ? '' : t('team:erase.counting')}
      </p>
      <TextInput data-autofocus label={t('team:erase.confirm')} description={<UserText>{name}</UserText>} dir="auto" autoComplete="off" value={typed} onChange={({ currentTarget }) => setTyped(currentTarget.value)} />
      <ErrorNote error={error ?? preview.error} />
      <FormFoot act={t('team:erase.act')} busy={busy} disabled={!confirmed} grave onCancel={onClose} />
    </form>
  )
}
