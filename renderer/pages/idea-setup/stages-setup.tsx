// The stages: admins rename them and leave some out; others read them.
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { StageOfWorkspace } from '../../../shared/contract/stages.ts'
import { DraftForm } from '../../components/draft-form.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { Loading } from '../../components/loading.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { useMay } from '../../may.ts'
import { callCore, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'

export function StagesSetup() {
  const t = useWords()
  const { data: stages, error, refetch } = useAsk('stages', 'list', {})
  const refused = useMay().refused('edit', { entity: 'stage', data: {} })
  const [editing, setEditing] = useState<string | null>(null)
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!stages) return <Loading rows={4} />
  return (
    <>
      <p className="dim sm flush">{t('setup:stages.lead')}</p>
      <MayNot code={refused} words={t('setup:mayNot')} />
      <ol className="is-list">
        {stages.map((stage) => {
          const name = t(`ideas:stage.${stage.key}`)
          return (
            <li key={stage.key} className="is-row" data-off={stage.shown ? undefined : true}>
              <div className="is-words">
                <UserText>{name}</UserText>
                <span className="is-facts dim sm">
                  {stage.shown ? null : <span className="pill">{t('setup:stages.leftOut')}</span>}
                  <span>{t('setup:stages.ideas', { count: stage.ideas })}</span>
                </span>
              </div>
              {refused === null ? (
                <div className="is-acts">
                  <Button size="compact-sm" variant="default" aria-expanded={editing === stage.key} aria-label={t('setup:stages.renameNamed', { name })} onClick={() => setEditing(editing === stage.key ? null : stage.key)}>
                    {t('setup:stages.rename')}
                  </Button>
                  {stage.optional ? <ShowButton stage={stage} name={name} /> : null}
                </div>
              ) : null}
              {editing === stage.key ? <RenameForm stage={stage} before={name} onClose={() => setEditing(null)} /> : null}
            </li>
          )
        })}
      </ol>
    </>
  )
}

/** While ideas stand in the stage the core refuses, and says how many are to be moved. */
function ShowButton({ stage: { key, shown }, name }: { stage: StageOfWorkspace; name: string }) {
  const t = useWords()
  const undoable = useUndoable()
  const set = (to: boolean) => callCore('stages', 'show', { key, shown: to })
  return (
    <Button size="compact-sm" variant="subtle" aria-label={t(shown ? 'setup:stages.hideNamed' : 'setup:stages.showNamed', { name })} onClick={() => void undoable(() => set(!shown), t(shown ? 'setup:stages.hidden' : 'setup:stages.shown', { name }), () => set(shown))}>
      {t(shown ? 'setup:stages.hide' : 'setup:stages.show')}
    </Button>
  )
}

function RenameForm({ stage: { key, name }, before, onClose }: { stage: StageOfWorkspace; before: string; onClose: () => void }) {
  const t = useWords()
  const form = useDraftForm({
    key: `stage:${key}`,
    initial: { name: before },
    async save(value) {
      await callCore('stages', 'rename', { key, name: value.name })
      say(t('setup:stages.renamed', { name: value.name }))
      onClose()
    },
  })
  return (
    <DraftForm form={form} className="stack is-form" label={t('setup:stages.renameNamed', { name: before })} onLeave={onClose} foot={
      <FormFoot busy={form.busy} onCancel={onClose}>
        {name === null ? null : (
          <Button variant="subtle" onClick={() => void callCore('stages', 'rename', { key, name: null }).then(onClose)}>
            {t('setup:stages.usual')}
          </Button>
        )}
      </FormFoot>
    }>
      <TextInput autoFocus dir="auto" label={t('setup:stages.name')} value={form.value.name} error={form.wrong['name']} onChange={({ currentTarget }) => form.set({ name: currentTarget.value })} />
    </DraftForm>
  )
}
