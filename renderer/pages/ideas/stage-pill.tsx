// A stage in words; the colour only helps.
import type { Stage } from '../../../shared/domain/ideas.ts'
import { useWords } from '../../words.ts'

const TONES: Partial<Record<Stage, 'good' | 'bad' | 'warm'>> = { submitted: 'warm', 'in-review': 'warm', approved: 'good', pilot: 'good', implemented: 'good', measured: 'good', declined: 'bad' }

export function StagePill({ stage }: { stage: Stage }) {
  const t = useWords()
  return (
    <span className="pill" data-tone={TONES[stage]}>
      {t(`ideas:stage.${stage}`)}
    </span>
  )
}
