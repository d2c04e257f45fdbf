// What an agenda item says: its title, the customer's own words, an idea's two answers, and why it is here.
import { IconCornerDownRight } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import type { AgendaItem } from '../../../shared/contract/meetings.ts'
import { Quote } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { useQuestions } from '../ideas/use-questions.ts'
import { BY, reasonWords } from './agenda-words.ts'

/** Longer words are folded on the agenda; whole in the presentation and on paper. */
const LONG = 420

export function ItemWords({ item: { quote, customer, answers }, whole = false }: { item: AgendaItem; whole?: boolean }) {
  return (
    <>
      {quote === '' ? null : whole || quote.length <= LONG ? <Quote by={customer}>{quote}</Quote> : <FoldedQuote by={customer}>{quote}</FoldedQuote>}
      {!quote && customer ? (
        <p className="ag-customer" dir="auto" translate="no">
          {customer}
        </p>
      ) : null}
      {answers ? <Answers answers={answers} /> : null}
    </>
  )
}

function FoldedQuote({ children, by }: { children: string; by: string | null }) {
  const t = useWords()
  const [open, setOpen] = useState(false)
  return (
    <div className="ag-folded" data-open={open || undefined}>
      <Quote by={by}>{children}</Quote>
      <button type="button" className="link no-print" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t('meetings:item.fold') : t('meetings:item.unfold')}
      </button>
    </div>
  )
}

function Answers({ answers }: { answers: NonNullable<AgendaItem['answers']> }) {
  const t = useWords()
  const { words } = useQuestions()
  const given = [
    { question: words('customers'), answer: answers.customers },
    { question: words('delight'), answer: answers.delight },
  ]
  return (
    <dl className="ag-answers">
      {given.map(({ question, answer }) => (
        <div key={question}>
          <dt>{question}</dt>
          <dd dir="auto" translate={answer ? 'no' : undefined} data-missing={answer ? undefined : true}>
            {answer || t('meetings:answer.none')}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Always visible, quiet: nobody should have to ask why a thing is on the agenda. `label`: of a list that says why not. */
export function Reasons({ item: { reasons, by, kind }, label }: { item: AgendaItem; label?: string }) {
  const t = useWords()
  const format = useFormat()
  const whose = BY[kind]
  const lines = [...reasons.map((reason) => reasonWords(t, format, reason)), ...(by && whose ? [t(`meetings:by.${whose}`, { name: by })] : [])]
  if (lines.length === 0) return null
  return (
    <div className="ag-why">
      <IconCornerDownRight className="flips" size={15} aria-hidden />
      <span className="sr-only">{label ?? t('meetings:item.why')}</span>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

/** Small marks beside the title: what kind of news, where an idea stands, what happened to it already. */
export function ItemMarks({ item, children }: { item: AgendaItem; children?: ReactNode }) {
  const t = useWords()
  const { sentiment, stage, carriedOver, pinned, discussedAt, kind } = item
  const marks: { text: string; tone?: string }[] = [
    ...(carriedOver ? [{ text: t('meetings:mark.carriedOver'), tone: 'warm' }] : []),
    ...(discussedAt === null ? [] : [{ text: t('meetings:mark.discussed'), tone: 'good' }]),
    ...(pinned ? [{ text: t('meetings:mark.pinned') }] : []),
    ...(kind === 'added' ? [{ text: t('meetings:mark.added') }] : []),
    ...(sentiment === 'good' ? [{ text: t('meetings:mark.good'), tone: 'good' }] : []),
    ...(sentiment === 'bad' ? [{ text: t('meetings:mark.bad'), tone: 'bad' }] : []),
    ...(stage === null ? [] : [{ text: t(`ideas:stage.${stage}`) }]),
  ]
  if (marks.length === 0 && !children) return null
  return (
    <span className="ag-marks">
      {marks.map(({ text, tone }) => (
        <span key={text} className="pill" data-tone={tone}>
          {text}
        </span>
      ))}
      {children}
    </span>
  )
}
