// Hands a promise over to another member.
import { Modal } from '@mantine/core'
import { useMemo, useState } from 'react'
import { ErrorNote } from '../../components/error-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { PersonSelect } from '../../components/person-select.tsx'
import { useAct } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { fieldErrors, useWords } from '../../words.ts'

export function HandOver({ id, ownerId, onClose }: { id: string; ownerId: string; onClose: () => void }) {
  const t = useWords()
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
        <PersonSelect data-autofocus label={t('promises:handOverTo')} description={t('promises:handOverHint')} without={(member) => member.id === ownerId} value={to} error={errors['to'] ?? (missing && to === null ? t('errors:required') : undefined)} onChange={setTo} />
        <ErrorNote error={error && !errors['to'] ? error : null} />
        <FormFoot busy={busy} onCancel={onClose} act={t('promises:handOverSave')} />
      </KeyedForm>
    </Modal>
  )
}
