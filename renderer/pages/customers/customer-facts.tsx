// What one should know of a customer: how they want to be treated, and facts. Whoever knows better mends them.
import { Button, Modal, SegmentedControl, Textarea } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Customer, CustomerFact } from '../../../shared/contract/customers.ts'
import { FACT_KINDS, type FactKind } from '../../../shared/domain/customers.ts'
import { DraftForm } from '../../components/draft-form.tsx'
import { EditMenu } from '../../components/edit-menu.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { callCore } from '../../query.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'

export function CustomerFacts({ customer }: { customer: Customer }) {
  const t = useWords()
  const [editing, setEditing] = useState<CustomerFact | 'new' | null>(null)
  const close = () => setEditing(null)
  return (
    <section className="panel" aria-labelledby="cu-facts">
      <h2 id="cu-facts">{t('customers:facts.title')}</h2>
      {customer.facts.length === 0 ? <p className="dim sm">{t('customers:facts.none')}</p> : null}
      {FACT_KINDS.map((kind) => {
        const facts = customer.facts.filter((fact) => fact.kind === kind)
        return facts.length === 0 ? null : (
          <div key={kind}>
            <h3 className="sm">{t(`customers:factKind.${kind}`)}</h3>
            <ul>
              {facts.map((fact) => (
                <Fact key={fact.id} fact={fact} example={customer.example} onEdit={() => setEditing(fact)} />
              ))}
            </ul>
          </div>
        )
      })}
      <Button mt="sm" size="xs" variant="default" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => setEditing('new')}>
        {t('customers:facts.add')}
      </Button>
      <Modal opened={editing !== null} onClose={close} title={t(editing === 'new' ? 'customers:facts.add' : 'customers:facts.edit')} closeButtonProps={{ 'aria-label': t('close') }}>
        {editing === null ? null : <FactForm customerId={customer.id} fact={editing === 'new' ? null : editing} onClose={close} />}
      </Modal>
    </section>
  )
}

function Fact({ fact, example, onEdit }: { fact: CustomerFact; example: boolean; onEdit: () => void }) {
  const t = useWords()
  const format = useFormat()
  const undoable = useUndoable()
  const { refused } = useMay()
  const mayDelete = refused('delete', { entity: 'customerFact', data: { authorId: fact.author.id }, example }) === null
  const { id } = fact
  return (
    <li className="cu-fact">
      <div>
        <UserText block className="prewrap">
          {fact.text}
        </UserText>
        <span className="dim xs">
          <UserText>{fact.author.name}</UserText>, {format.time(fact.createdAt)}
        </span>
      </div>
      {mayDelete ? (
        <EditMenu name={t('customers:facts.one')} onEdit={onEdit} onDelete={() => void undoable(() => callCore('customers', 'deleteFact', { id }), t('customers:facts.deleted'), () => callCore('customers', 'restoreFact', { id }))} />
      ) : (
        <Button size="compact-xs" variant="subtle" onClick={onEdit}>
          {t('edit')}
        </Button>
      )}
    </li>
  )
}

function FactForm({ customerId, fact, onClose }: { customerId: string; fact: CustomerFact | null; onClose: () => void }) {
  const t = useWords()
  const initial: { kind: FactKind; text: string } = { kind: fact?.kind ?? 'preference', text: fact?.text ?? '' }
  const form = useDraftForm({
    key: fact ? `customer-fact:${fact.id}` : `customer-fact:new:${customerId}`,
    initial,
    under: 'changes',
    save: async (changes) => {
      await (fact ? callCore('customers', 'editFact', { id: fact.id, changes }) : callCore('customers', 'addFact', { customerId, ...changes }))
      onClose()
    },
  })
  return (
    <DraftForm form={form} onLeave={onClose} foot={<FormFoot busy={form.busy} onCancel={onClose} />}>
      <SegmentedControl aria-label={t('customers:facts.kind')} value={form.value.kind} onChange={(kind) => form.set({ kind })} data={FACT_KINDS.map((value) => ({ value, label: t(`customers:factKind.${value}`) }))} />
      <Textarea data-autofocus label={t('customers:facts.text')} description={t('customers:facts.hint')} autosize minRows={2} maxRows={10} dir="auto" value={form.value.text} error={form.wrong['text']} onChange={({ currentTarget }) => form.set({ text: currentTarget.value })} />
    </DraftForm>
  )
}
