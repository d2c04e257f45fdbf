// Hands a promise over to another member.
import { Modal, Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { ErrorNote } from '../../components/error-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { useAct, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { fieldErrors, useWords } from '../../words.ts'

export function HandOver({ id, ownerId, onClose }: { id: string; ownerId: string; onClose: () => void }) {
  const t = useWords()
  const { data: members } = useAsk('session', 'members', {})
  const [to, setTo] = useState<string | null>(null)
  const { act, busy, error } = useAct('followUps', 'handOver')
  const back = useAct('followUps', 'handOver')
  const errors = useMemo(() => fieldErrors(t, error), [t, error])
  const [missing, setMissing] = useState(false)

  async function save() {
    if (to === null) return setMissing(true)
    const handed = await act({ id, to })
    if (!handed) return
    onClose()
    say(t('promises:handedOver', { name: handed.owner.name }), { undo: () => back.act({ id, to: ownerId }) })
  }

  return (
    <Modal opened onClose={onClose} title={t('promises:handOverSave')} closeButtonProps={{ 'aria-label': t('close') }}>
      <KeyedForm className="stack" onSave={() => void save()} onLeave={onClose}>
        <Select
          data-autofocus
          label={t('promises:handOverTo')}
          description={t('promises:handOverHint')}
          searchable
          limit={60}
          nothingFoundMessage={t('noneFound')}
          data={(members ?? []).filter((member) => member.id !== ownerId).map(({ id: value, name }) => ({ value, label: name }))}
          value={to}
          error={errors['to'] ?? (missing && to === null ? t('errors:required') : undefined)}
          onChange={setTo}
        />
        <ErrorNote error={error && !errors['to'] ? error : null} />
        <FormFoot busy={busy} onCancel={onClose} act={t('promises:handOverSave')} />
      </KeyedForm>
    </Modal>
  )
}
