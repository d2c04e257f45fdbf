// Good news, bad news, or neither: by sign and word, never by colour alone.
import { Input } from '@mantine/core'
import { IconMinus, IconMoodSad, IconMoodSmile } from '@tabler/icons-react'
import { useId } from 'react'
import type { Sentiment } from '../../../shared/contract/learnings.ts'
import { SENTIMENTS } from '../../../shared/domain/learnings.ts'
import { useWords } from '../../words.ts'

const SIGNS: Readonly<Record<Sentiment, typeof IconMinus>> = { good: IconMoodSmile, bad: IconMoodSad, neutral: IconMinus }

export function SentimentMark({ sentiment }: { sentiment: Sentiment }) {
  const t = useWords()
  const Sign = SIGNS[sentiment]
  return (
    <span className="sentiment" data-tone={sentiment}>
      <Sign size={18} stroke={1.8} aria-hidden />
      <span className="sr-only">{t(`learnings:sentiment.${sentiment}`)}</span>
    </span>
  )
}

export function SentimentPill({ sentiment }: { sentiment: Sentiment }) {
  const t = useWords()
  const Sign = SIGNS[sentiment]
  return (
    <span className="pill" data-tone={sentiment}>
      <Sign size={15} aria-hidden />
      {t(`learnings:sentiment.${sentiment}`)}
    </span>
  )
}

/** One choice of three, or none: pressing the chosen one takes it back. */
export function SentimentChoice({ value, onChange }: { value: Sentiment | null; onChange: (value: Sentiment | null) => void }) {
  const t = useWords()
  const id = useId()
  return (
    <Input.Wrapper label={t('learnings:field.sentiment')} labelElement="div" labelProps={{ id }}>
      <div className="choices" role="group" aria-labelledby={id}>
        {SENTIMENTS.map((sentiment) => {
          const Sign = SIGNS[sentiment]
          return (
            <button key={sentiment} type="button" className="choice" data-tone={sentiment} aria-pressed={value === sentiment} onClick={() => onChange(value === sentiment ? null : sentiment)}>
              <Sign size={18} stroke={1.8} aria-hidden />
              {t(`learnings:sentiment.${sentiment}`)}
            </button>
          )
        })}
      </div>
    </Input.Wrapper>
  )
}
