// How long an idea has stood in its stage: days in words, bars that fill up, and a warmer colour.
import { ageIn } from '../../../shared/domain/idea-views.ts'
import type { Stage } from '../../../shared/domain/ideas.ts'
import { useWords } from '../../words.ts'

const BARS = [1, 2, 3] as const

export function AgeMark({ stage, stageAt, now }: { stage: Stage; stageAt: number; now: number }) {
  const t = useWords()
  const { days, heat } = ageIn(stage, stageAt, now)
  const words = t('views:age.words', { count: days, stage: t(`ideas:stage.${stage}`) })
  return (
    <span className="idea-age" data-heat={heat} title={words}>
      {heat > 0 ? (
        <span className="idea-age-bars" aria-hidden>
          {BARS.map((bar) => (
            <span key={bar} data-on={bar <= heat || undefined} />
          ))}
        </span>
      ) : null}
      <span aria-hidden>{t('views:age.days', { count: days })}</span>
      <span className="sr-only">{words}</span>
    </span>
  )
}
