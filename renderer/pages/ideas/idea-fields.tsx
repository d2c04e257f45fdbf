// The fields of an idea: its line, the heart, and what may be told besides.
import { Input, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useId, useState, type ReactNode } from 'react'
import { EFFORTS, type Question } from '../../../shared/domain/ideas.ts'
import { AttachmentsField } from '../../components/attachments-field.tsx'
import { PersonSelect } from '../../components/person-select.tsx'
import { BelongingFields } from '../campaigns/belonging.tsx'
import { useWords } from '../../words.ts'
import { LinkedLearnings } from './evidence-picker.tsx'
import { Heart, type FieldsProps } from './heart.tsx'
import { isFixed } from '../../../shared/domain/questions.ts'
import type { IdeaForm } from './idea-form.ts'
import { useQuestions } from './use-questions.ts'

interface IdeaFieldsProps extends FieldsProps {
  /** What is shown below a field: ideas like what is typed there. */
  below?: { title: ReactNode; description: ReactNode }
}

export function IdeaFields({ value, set, errors, below }: IdeaFieldsProps) {
  const t = useWords()
  const id = useId()
  return (
    <AttachmentsField label={t('ideas:form.attachments')} value={value.attachments} onChange={(attachments) => set({ attachments })} error={errors['attachments']}>
      <div className="stack idea-fields">
        <div data-field="title">
          <TextInput size="md" dir="auto" label={t('ideas:form.title')} placeholder={t('ideas:form.titlePlaceholder')} value={value.title} onChange={({ currentTarget }) => set({ title: currentTarget.value })} error={errors['title']} />
          {below?.title}
        </div>
        <Heart value={value} set={set} errors={errors} />
        <RequiredQuestions value={value} set={set} errors={errors} />
        <div>
          <Textarea autosize minRows={2} maxRows={16} dir="auto" label={t('ideas:form.description')} description={t('ideas:form.descriptionHint')} value={value.description} onChange={({ currentTarget }) => set({ description: currentTarget.value })} error={errors['description']} />
          {below?.description}
        </div>
        <section className="stack-tight" aria-labelledby={`${id}-evidence`}>
          <h2 id={`${id}-evidence`} className="idea-form-heading">
            {t('ideas:form.evidence')}
          </h2>
          <p className="dim sm">{t('ideas:form.evidenceHint')}</p>
          <LinkedLearnings linked={value.evidence} onChange={(evidence) => set({ evidence })} error={errors['evidence']} />
        </section>
        <Depth value={value} set={set} errors={errors} />
        <section className="stack-tight" aria-labelledby={`${id}-plan`}>
          <h2 id={`${id}-plan`} className="idea-form-heading">
            {t('ideas:form.plan')}
          </h2>
          <Textarea autosize minRows={1} maxRows={8} dir="auto" label={t('ideas:form.expectedBenefit')} placeholder={t('ideas:form.expectedBenefitPlaceholder')} value={value.expectedBenefit} onChange={({ currentTarget }) => set({ expectedBenefit: currentTarget.value })} error={errors['expectedBenefit']} />
          <div className="columns">
            <Effort value={value.effort} onChange={(effort) => set({ effort })} />
            <Owner value={value.ownerId} onChange={(ownerId) => set({ ownerId })} error={errors['ownerId']} />
          </div>
          <BelongingFields value={value} set={set} errors={errors} />
        </section>
      </div>
    </AttachmentsField>
  )
}

/** What the workspace wants to know of every idea, besides the two. */
function RequiredQuestions({ value, set, errors }: FieldsProps) {
  const { required, words } = useQuestions()
  return required.map((question) => <Answer key={question} question={question} label={words(question, { answered: value.asked ?? [] })} rows={2} value={value} set={set} errors={errors} />)
}

function Answer({ question, label, rows, value, set, errors }: FieldsProps & { question: Question; label: string; rows: number }) {
  const field = `answers.${question}`
  return (
    <div data-field={field}>
      <Textarea autosize minRows={rows} maxRows={10} dir="auto" label={label} error={errors[field]} value={value.answers[question] ?? ''} onChange={({ currentTarget }) => set({ answers: { ...value.answers, [question]: currentTarget.value } })} />
    </div>
  )
}

function Depth({ value, set, errors }: FieldsProps) {
  const t = useWords()
  const { depth, required, words } = useQuestions()
  const asked = { answered: value.asked ?? [] }
  // what was answered before it was left out stays
  const questions = [...depth, ...asked.answered.map(({ key }) => key).filter((key) => !isFixed(key) && !depth.includes(key))].filter((key) => !required.includes(key))
  // Open from the start when something is in it; after that it is the person's to fold.
  const [used] = useState(() => Object.entries(value.answers).some(([key, text]) => text && !isFixed(key) && !required.includes(key as Question)))
  return (
    <details className="idea-depth" open={used}>
      <summary>
        {t('ideas:form.depth')} <span className="dim sm">{t('ideas:form.depthHint', { count: questions.length })}</span>
      </summary>
      <div className="stack">
        {questions.map((question) => (
          <Answer key={question} question={question} label={words(question, asked)} rows={1} value={value} set={set} errors={errors} />
        ))}
      </div>
    </details>
  )
}

function Effort({ value, onChange }: { value: IdeaForm['effort']; onChange: (effort: IdeaForm['effort']) => void }) {
  const t = useWords()
  return (
    <Input.Wrapper label={t('ideas:form.effort')} labelElement="div">
      <SegmentedControl
        fullWidth
        aria-label={t('ideas:form.effort')}
        value={value ?? 'unknown'}
        onChange={(effort) => onChange(effort === 'unknown' ? null : effort)}
        data={(['unknown', ...EFFORTS] as const).map((effort) => ({ value: effort, label: t(`ideas:effort.${effort}`) }))}
      />
    </Input.Wrapper>
  )
}

function Owner({ value, onChange, error }: { value: string | null; onChange: (ownerId: string | null) => void; error: string | undefined }) {
  const t = useWords()
  return <PersonSelect clearable label={t('ideas:form.owner')} placeholder={t('ideas:form.ownerNone')} value={value} onChange={onChange} error={error} />
}
