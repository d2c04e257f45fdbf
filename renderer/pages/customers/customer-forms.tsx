// The two small forms of the customers page: another name, another segment.
import { TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Lookup } from '../../../shared/contract/customers.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { LookupPicker } from '../../components/lookup-picker.tsx'
import type { Pick } from '../../components/picks.ts'
import { useAct } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { fieldErrors, useWords } from '../../words.ts'

interface Named { id: string; name: string }

export function RenameForm({ lookup, row, onClose }: { lookup: Lookup; row: Named; onClose: () => void }) {
  const t = useWords()
  const [name, setName] = useState(row.name)
  const { act, busy, error } = useAct('customers', 'rename')
  const errors = useMemo(() => fieldErrors(t, error), [t, error])

  async function save() {
    if (name.trim() !== row.name) {
      if (!(await act({ lookup, id: row.id, name }))) return
      say(t('customers:renamed', { name: name.trim() }), { undo: () => act({ lookup, id: row.id, name: row.name }) })
    }
    onClose()
  }

  return (
    <KeyedForm className="stack" onSave={() => void save()} onLeave={onClose}>
      <TextInput data-autofocus label={t('customers:column.name')} dir="auto" value={name} error={errors['name']} onChange={({ currentTarget }) => setName(currentTarget.value)} />
      <ErrorNote error={error && !errors['name'] ? error : null} />
      <FormFoot busy={busy} onCancel={onClose} />
    </KeyedForm>
  )
}

export function SegmentForm({ customer, onClose }: { customer: Named & { segment: Named | null }; onClose: () => void }) {
  const t = useWords()
  const [segment, setSegment] = useState<Pick | null>(customer.segment)
  const { act, busy, error } = useAct('customers', 'setSegment')

  async function save() {
    const segmentId = segment?.id ?? null
    if (segmentId !== (customer.segment?.id ?? null)) {
      if (!(await act({ id: customer.id, segmentId }))) return
      say(t('customers:segmentSet', { name: customer.name }), { undo: () => act({ id: customer.id, segmentId: customer.segment?.id ?? null }) })
    }
    onClose()
  }

  return (
    <KeyedForm className="stack" onSave={() => void save()} onLeave={onClose}>
      <LookupPicker lookup="segment" existingOnly label={t('customers:segmentOf', { name: customer.name })} description={t('customers:segmentHint')} value={segment} onChange={setSegment} />
      <ErrorNote error={error} />
      <FormFoot busy={busy} onCancel={onClose} />
    </KeyedForm>
  )
}
