// The steps of a stage: admins rename them, put them in order and delete those in which nothing stands; others read them.
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { StageOfWorkspace } from '../../../shared/contract/stages.ts'
import { UserText } from '../../components/user-text.tsx'
import { callCore, useAct } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'
import { refocusNeighbour } from '../ideas/refocus.ts'
import { toIdeasThere } from './ideas-there.ts'
import { WordForm } from './line-forms.tsx'
import { useOrder } from './use-order.tsx'

type Step = StageOfWorkspace['steps'][number]

interface StepsSetupProps { stage: StageOfWorkspace; stageName: string; editable: boolean }

export function StepsSetup({ stage: { steps }, stageName, editable }: StepsSetupProps) {
  const t = useWords()
  const { act: place, busy } = useAct('stages', 'placeStep')
  const [renaming, setRenaming] = useState<string | null>(null)
  const { arrows, said } = useOrder({ rows: steps, nameOf: ({ name }) => name, busy, place: async ({ id }, before) => Boolean(await place({ id, before: before?.id ?? null })) })
  if (steps.length === 0) return null

  return (
    <>
      <ol className="is-list is-steps" aria-label={t('setup:steps.of', { stage: stageName })}>
        {steps.map((step, index) => (
          <li key={step.id} className="is-row">
            <div className="is-words">
              <UserText>{step.name}</UserText>
              <span className="is-facts dim sm">{t('setup:stages.ideas', { count: step.ideas })}</span>
            </div>
            {editable ? (
              <div className="is-acts">
                {arrows(step)}
                <Button size="compact-sm" variant="default" aria-expanded={renaming === step.id} aria-label={t('setup:stages.renameNamed', { name: step.name })} onClick={() => setRenaming(renaming === step.id ? null : step.id)}>
                  {t('setup:stages.rename')}
                </Button>
                <DeleteButton step={step} index={index} />
              </div>
            ) : null}
            {renaming === step.id ? (
              <WordForm
                draft={`step:${step.id}`}
                title={t('setup:stages.renameNamed', { name: step.name })}
                label={t('setup:steps.name')}
                before={step.name}
                field="name"
                save={async (name) => {
                  await callCore('stages', 'renameStep', { id: step.id, name })
                  say(t('setup:steps.renamed', { name }))
                }}
                onClose={() => setRenaming(null)}
              />
            ) : null}
          </li>
        ))}
      </ol>
      {said}
    </>
  )
}

/** While ideas stand in the step the core refuses: it says how many are to be moved, and leads to them. */
function DeleteButton({ step: { id, name }, index }: { step: Step; index: number }) {
  const t = useWords()
  const undoable = useUndoable()
  const remove = (ofStage: HTMLElement | null) =>
    undoable(() => callCore('stages', 'deleteStep', { id }), t('setup:steps.deleted', { name }), () => callCore('stages', 'restoreStep', { id }), ({ code }) => (code === 'step-in-use' ? toIdeasThere(t, { steps: [id] }) : null)).then((done) => done && refocusNeighbour(ofStage, '.is-steps [data-delete]', index, '[data-add-step]'))
  return (
    <Button size="compact-sm" variant="subtle" color="brick" data-delete aria-label={t('setup:steps.deleteNamed', { name })} onClick={({ currentTarget }) => void remove(currentTarget.closest<HTMLElement>('[data-stage]'))}>
      {t('delete')}
    </Button>
  )
}
