// The heart of the form: which customers the idea affects, and why it would delight them.
import { Textarea } from '@mantine/core'
import { useId } from 'react'
import { LookupsPicker } from '../../components/many-picker.tsx'
import { Logo } from '../../components/logo.tsx'
import { useWords } from '../../words.ts'
import type { IdeaForm } from './idea-form.ts'
import { useQuestions } from './use-questions.ts'

export interface FieldsProps {
  value: IdeaForm
  set: (change: Partial<IdeaForm>) => void
  /** Words by field. */
  errors: Readonly<Record<string, string>>
}

export function Heart({ value, set, errors }: FieldsProps) {
  const t = useWords()
  const id = useId()
  const questions = useQuestions()
  const words = (key: 'customers' | 'delight') => questions.words(key, { answered: value.asked ?? [] })
  const answer = (question: 'customers' | 'delight', text: string) => set({ answers: { ...value.answers, [question]: text } })
  return (
    <section className="idea-heart" aria-labelledby={`${id}-heart`}>
      <header className="idea-heart-head">
        <Logo size={40} />
        <div>
          <h2 id={`${id}-heart`}>{t('ideas:form.heart')}</h2>
          <p className="dim sm">{t('ideas:form.heartHint')}</p>
        </div>
      </header>
      <div className="idea-question" role="group" aria-labelledby={`${id}-customers`} data-field="answers.customers">
        <h3 id={`${id}-customers`}>{words('customers')}</h3>
        <div className="columns">
          <LookupsPicker lookup="customer" label={t('ideas:form.customers')} placeholder={t('ideas:form.customersPlaceholder')} value={value.customers} onChange={(customers) => set({ customers })} error={errors['answers.customers']} />
          <LookupsPicker lookup="segment" label={t('ideas:form.segments')} placeholder={t('ideas:form.segmentsPlaceholder')} value={value.segments} onChange={(segments) => set({ segments })} />
        </div>
        <Textarea
          autosize
          minRows={1}
          maxRows={8}
          dir="auto"
          label={t('ideas:form.customersText')}
          labelProps={{ id: `${id}-words` }}
          aria-labelledby={`${id}-customers ${id}-words`}
          placeholder={t('ideas:form.customersTextPlaceholder')}
          value={value.answers.customers ?? ''}
          onChange={({ currentTarget }) => answer('customers', currentTarget.value)}
        />
      </div>
      <div className="idea-question" data-field="answers.delight">
        <Textarea
          autosize
          minRows={3}
          maxRows={14}
          dir="auto"
          classNames={{ label: 'idea-question-label' }}
          label={words('delight')}
          placeholder={t('ideas:form.delightPlaceholder')}
          value={value.answers.delight ?? ''}
          onChange={({ currentTarget }) => answer('delight', currentTarget.value)}
          error={errors['answers.delight']}
        />
      </div>
    </section>
  )
}
