// The categories of ideas: champions add, rename and delete them.
import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { DeleteInUse } from '../../components/delete-in-use.tsx'
import { DraftForm } from '../../components/draft-form.tsx'
import { EditMenu } from '../../components/edit-menu.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { Loading } from '../../components/loading.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { useMay } from '../../may.ts'
import { callCore, useAsk, type Out } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'

type Category = Out<'categories', 'list'>[number]

export function Categories() {
  const t = useWords()
  const { data: categories, error, refetch } = useAsk('categories', 'list', {})
  const refused = useMay().refused('edit', { entity: 'category', data: {} })
  const [renaming, setRenaming] = useState<Category | null>(null)
  const [deleting, setDeleting] = useState<Category | null>(null)
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!categories) return <Loading rows={2} />
  return (
    <>
      <p className="dim sm flush">{t('campaigns:categories.lead')}</p>
      <MayNot code={refused} words={t('campaigns:categories.mayNot')} />
      {categories.length === 0 ? <p className="dim">{t('campaigns:categories.none')}</p> : null}
      <ul className="is-list">
        {categories.map((category) => (
          <li key={category.id} className="is-row">
            <div className="is-words">
              <UserText>{category.name}</UserText>
              <span className="is-facts dim sm">{t('campaigns:ideas', { count: category.ideas })}</span>
            </div>
            {refused === null || category.example ? <EditMenu name={category.name} onEdit={() => setRenaming(category)} onDelete={() => setDeleting(category)} /> : null}
          </li>
        ))}
      </ul>
      {refused === null ? <AddForm /> : null}
      <Modal opened={renaming !== null} onClose={() => setRenaming(null)} title={t('campaigns:categories.rename')} closeButtonProps={{ 'aria-label': t('close') }}>
        {renaming ? <RenameForm key={renaming.id} category={renaming} onClose={() => setRenaming(null)} /> : null}
      </Modal>
      <DeleteInUse what={deleting} lookup="category" act={(moveTo) => callCore('categories', 'delete', { id: deleting!.id, moveTo })} onClose={() => setDeleting(null)} />
    </>
  )
}

function AddForm() {
  const t = useWords()
  const form = useDraftForm({
    key: 'category:new',
    initial: { name: '' },
    async save({ name }) {
      await callCore('categories', 'create', { name })
      say(t('campaigns:categories.added', { name }))
    },
  })
  return (
    <DraftForm form={form} className="is-add" label={t('campaigns:categories.name')} onLeave={() => form.set({ name: '' })} foot={<Button type="submit" variant="default" loading={form.busy}>{t('campaigns:categories.add')}</Button>}>
      <TextInput dir="auto" label={t('campaigns:categories.name')} value={form.value.name} error={form.wrong['name']} onChange={({ currentTarget }) => form.set({ name: currentTarget.value })} />
    </DraftForm>
  )
}

function RenameForm({ category: { id, name }, onClose }: { category: Category; onClose: () => void }) {
  const t = useWords()
  const form = useDraftForm({
    key: `category:${id}`,
    initial: { name },
    async save(value) {
      await callCore('categories', 'rename', { id, name: value.name })
      onClose()
    },
  })
  return (
    <DraftForm form={form} onLeave={onClose} foot={<FormFoot busy={form.busy} onCancel={onClose} />}>
      <TextInput data-autofocus dir="auto" label={t('customers:column.name')} value={form.value.name} error={form.wrong['name']} onChange={({ currentTarget }) => form.set({ name: currentTarget.value })} />
    </DraftForm>
  )
}
