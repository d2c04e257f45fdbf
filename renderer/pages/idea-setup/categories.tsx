// The categories of ideas: champions add, rename and delete them.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { DeleteInUse } from '../../components/delete-in-use.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useMay } from '../../may.ts'
import { callCore, useAsk, type Out } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'
import { AddForm, WordForm } from './line-forms.tsx'

type Category = Out<'categories', 'list'>[number]

export function Categories() {
  const t = useWords()
  const { data: categories, error, refetch } = useAsk('categories', 'list', {})
  const refused = useMay().refused('edit', { entity: 'category', data: {} })
  const [renaming, setRenaming] = useState<string | null>(null)
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
            {refused === null || category.example ? (
              <div className="is-acts">
                <Button size="compact-sm" variant="default" aria-expanded={renaming === category.id} aria-label={t('campaigns:categories.renameNamed', { name: category.name })} onClick={() => setRenaming(renaming === category.id ? null : category.id)}>
                  {t('setup:stages.rename')}
                </Button>
                <Button size="compact-sm" variant="subtle" color="brick" aria-label={t('campaigns:categories.deleteNamed', { name: category.name })} onClick={() => setDeleting(category)}>
                  {t('delete')}
                </Button>
              </div>
            ) : null}
            {renaming === category.id ? <WordForm draft={`category:${category.id}`} title={t('campaigns:categories.renameNamed', { name: category.name })} label={t('customers:column.name')} before={category.name} field="name" save={async (name) => void (await callCore('categories', 'rename', { id: category.id, name }))} onClose={() => setRenaming(null)} /> : null}
          </li>
        ))}
      </ul>
      {refused === null ? (
        <AddForm
          draft="category:new"
          label={t('campaigns:categories.name')}
          act={t('campaigns:categories.add')}
          field="name"
          add={async (name) => {
            await callCore('categories', 'create', { name })
            say(t('campaigns:categories.added', { name }))
          }}
        />
      ) : null}
      <DeleteInUse what={deleting} lookup="category" act={(moveTo) => callCore('categories', 'delete', { id: deleting!.id, moveTo })} onClose={() => setDeleting(null)} />
    </>
  )
}
