// The stages: admins rename them, leave some out, and give them steps of their own; others read them.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { StageOfWorkspace } from '../../../shared/contract/stages.ts'
import { MOST_STEPS } from '../../../shared/domain/steps.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useMay } from '../../may.ts'
import { callCore, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'
import { toIdeasThere } from './ideas-there.ts'
import { WordForm } from './line-forms.tsx'
import { StepsSetup } from './steps-setup.tsx'

export function StagesSetup() {
  const t = useWords()
  const { data: stages, error, refetch } = useAsk('stages', 'list', {})
  const refused = useMay().refused('edit', { entity: 'stage', data: {} })
  const [editing, setEditing] = useState<string | null>(null)
  const [adding, setAdding] = useState<string | null>(null)
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
            <li key={stage.key} className="is-row" data-stage data-off={stage.shown ? undefined : true}>
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
                  {stage.stepped && stage.shown && stage.steps.length < MOST_STEPS ? (
                    <Button size="compact-sm" variant="default" data-add-step aria-expanded={adding === stage.key} aria-label={t('setup:steps.addTo', { name })} onClick={() => setAdding(adding === stage.key ? null : stage.key)}>
                      {t('setup:steps.add')}
                    </Button>
                  ) : null}
                  {stage.optional ? <ShowButton stage={stage} name={name} /> : null}
                </div>
              ) : null}
              {editing === stage.key ? (
                <WordForm
                  draft={`stage:${stage.key}`}
                  title={t('setup:stages.renameNamed', { name })}
                  label={t('setup:stages.name')}
                  before={name}
                  field="name"
                  save={async (to) => {
                    await callCore('stages', 'rename', { key: stage.key, name: to })
                    say(t('setup:stages.renamed', { name: to }))
                  }}
                  usual={stage.name === null ? undefined : { label: t('setup:stages.usual'), run: () => callCore('stages', 'rename', { key: stage.key, name: null }) }}
                  onClose={() => setEditing(null)}
                />
              ) : null}
              <StepsSetup stage={stage} stageName={name} editable={refused === null} />
              {adding === stage.key ? (
                <WordForm
                  draft={`step:${stage.key}`}
                  title={t('setup:steps.addTo', { name })}
                  label={t('setup:steps.name')}
                  hint={t('setup:steps.hint', { stage: name })}
                  before=""
                  field="name"
                  save={async (to) => {
                    await callCore('stages', 'addStep', { stage: stage.key, name: to })
                    say(t('setup:steps.added', { name: to, stage: name }))
                  }}
                  onClose={() => setAdding(null)}
                />
              ) : null}
            </li>
          )
        })}
      </ol>
    </>
  )
}

/** While ideas stand in the stage the core refuses: it says how many are to be moved, and leads to them. */
function ShowButton({ stage: { key, shown }, name }: { stage: StageOfWorkspace; name: string }) {
  const t = useWords()
  const undoable = useUndoable()
  const set = (to: boolean) => callCore('stages', 'show', { key, shown: to })
  return (
    <Button size="compact-sm" variant="subtle" aria-label={t(shown ? 'setup:stages.hideNamed' : 'setup:stages.showNamed', { name })} onClick={() => void undoable(() => set(!shown), t(shown ? 'setup:stages.hidden' : 'setup:stages.shown', { name }), () => set(shown), ({ code }) => (code === 'stage-in-use' ? toIdeasThere(t, { stages: [key] }) : null))}>
      {t(shown ? 'setup:stages.hide' : 'setup:stages.show')}
    </Button>
  )
}
