// Where an idea stands in words, its step where it stands in one; the colour only helps.
import type { Stage } from '../../../shared/domain/ideas.ts'
import { useWords } from '../../words.ts'

const TONES: Partial<Record<Stage, 'good' | 'bad' | 'warm'>> = { submitted: 'warm', 'in-review': 'warm', approved: 'good', pilot: 'good', implemented: 'good', measured: 'good', declined: 'bad' }

export function StagePill({ stage, step = null }: { stage: Stage; step?: { name: string } | null }) {
  const t = useWords()
  const name = t(`ideas:stage.${stage}`)
  return (
    <span className="pill" data-tone={TONES[stage]}>
      {step ? (
        <>
          <bdi className="cut" translate="no">
            {step.name}
          </bdi>
          <span className="sr-only"> {t('ideas:step.ofStage', { stage: name })}</span>
        </>
      ) : (
        <span className="cut">{name}</span>
      )}
    </span>
  )
}
