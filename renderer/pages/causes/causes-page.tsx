// The tree of causes: who answers for each, what would make it go away, and what was heard again.
import { Button, Modal } from '@mantine/core'
import { IconBinaryTree2, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Cause } from '../../../shared/contract/causes.ts'
import { DeleteInUse } from '../../components/delete-in-use.tsx'
import { EditMenu } from '../../components/edit-menu.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { callCore, useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { CauseForm } from './cause-form.tsx'
import { CauseTabs } from './cause-tabs.tsx'
import { againWords } from './cause-words.ts'

export function CausesPage() {
  const t = useWords()
  const { data: causes, error, refetch } = useAsk('causes', 'list', {})
  const [form, setForm] = useState<{ of: Cause | null } | null>(null)
  const [deleting, setDeleting] = useState<Cause | null>(null)
  const add = () => setForm({ of: null })
  return (
    <Page
      title={t('causes:title')}
      lead={t('causes:tree.lead')}
      layout="read"
      actions={
        causes && causes.length > 0 ? (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
            {t('causes:tree.add')}
          </Button>
        ) : undefined
      }
    >
      <CauseTabs at="causes" />
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {causes === undefined ? (
        error ? null : (
          <Loading />
        )
      ) : causes.length === 0 ? (
        <EmptyState icon={<IconBinaryTree2 size={36} aria-hidden />} title={t('causes:tree.none.title')} text={t('causes:tree.none.text')} action={{ label: t('causes:tree.none.action'), run: add }} />
      ) : (
        <section className="panel" aria-label={t('causes:tree.label')}>
          <Branch causes={causes} parentId={null} onEdit={(of) => setForm({ of })} onDelete={setDeleting} />
        </section>
      )}
      <Modal opened={form !== null} onClose={() => setForm(null)} title={form?.of ? t('causes:tree.edit') : t('causes:tree.add')} closeButtonProps={{ 'aria-label': t('close') }}>
        {form ? <CauseForm key={form.of?.id ?? 'new'} cause={form.of} causes={causes ?? []} onClose={() => setForm(null)} /> : null}
      </Modal>
      <DeleteInUse what={deleting} lookup="cause" act={(moveTo) => callCore('causes', 'delete', { id: deleting!.id, moveTo })} onClose={() => setDeleting(null)} />
    </Page>
  )
}

interface BranchProps { causes: readonly Cause[]; parentId: string | null; onEdit: (cause: Cause) => void; onDelete: (cause: Cause) => void }

function Branch({ causes, parentId, ...acts }: BranchProps) {
  const here = causes.filter((cause) => cause.parentId === parentId)
  if (here.length === 0) return null
  return (
    <ul className="ca-branch">
      {here.map((cause) => (
        <li key={cause.id}>
          <Leaf cause={cause} {...acts} />
          <Branch causes={causes} parentId={cause.id} {...acts} />
        </li>
      ))}
    </ul>
  )
}

function Leaf({ cause, onEdit, onDelete }: Pick<BranchProps, 'onEdit' | 'onDelete'> & { cause: Cause }) {
  const t = useWords()
  const format = useFormat()
  const editable = useMay().is('lead') || cause.example
  const { name, area, remedy, removedOn, contacts, again, example } = cause
  return (
    <div className="ca-leaf">
      <div>
        <span className="ca-name">
          <UserText>{name}</UserText> {example ? <span className="pill">{t('example.mark')}</span> : null}
        </span>
        <span className="ca-facts">
          {area ? <UserText>{area.name}</UserText> : null}
          {remedy ? <span>{t(`causes:remedy.${remedy}`)}</span> : null}
          <span>{t('causes:tree.contacts', { count: contacts })}</span>
          {removedOn && !again ? <span>{t('causes:tree.gone', { day: format.day(removedOn) })}</span> : null}
        </span>
        {removedOn && again ? (
          <span className="pill" data-tone="bad">
            {againWords(t, format, removedOn, again)}
          </span>
        ) : null}
      </div>
      {editable ? <EditMenu name={name} onEdit={() => onEdit(cause)} onDelete={() => onDelete(cause)} /> : null}
    </div>
  )
}
