// The template as it is being edited, kept as a draft until it is saved, with the next agenda beside it.
import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { SeriesTemplate, Template } from '../../../shared/contract/templates.ts'
import { putsCustomerLater } from '../../../shared/domain/agenda/template-edit.ts'
import { DraftForm } from '../../components/draft-form.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { leave } from '../../nav.ts'
import { asking, callCore, queryClient } from '../../query.ts'
import { discardDraft } from '../../stores/drafts.ts'
import { say } from '../../stores/notices.ts'
import { problemWords, useWords } from '../../words.ts'
import { SegmentList } from './segment-list.tsx'
import { TakeOver } from './take-over.tsx'
import { TemplatePreview } from './template-preview.tsx'

export function TemplateEditor({ found }: { found: SeriesTemplate }) {
  const t = useWords()
  const { series, minutes } = found
  const [spoken, setSpoken] = useState('')
  const key = `template:${series.id}`
  const show = (saved: SeriesTemplate) => queryClient.setQueryData(asking('meetings', 'template', { seriesId: series.id }).queryKey, saved)
  const write = async (from: Template, template: Template) => show(await callCore('meetings', 'editTemplate', { seriesId: series.id, from, template }))
  const form = useDraftForm({
    key,
    // what was found when the editing began: only what differs from it is written
    initial: { from: found.template, template: found.template },
    under: 'template',
    check: ({ template }): Record<string, string> => (putsCustomerLater(template) && template.reason.trim() === '' ? { reason: problemWords(t, 'customer-later') } : {}),
    async save({ from, template }) {
      const saved = await callCore('meetings', 'editTemplate', { seriesId: series.id, from, template })
      show(saved)
      say(t('templates:saved', { name: series.name }), { undo: () => write(saved.template, found.template) })
    },
  })
  const { from, template } = form.value
  const isLater = putsCustomerLater(template)
  const isEdited = JSON.stringify(from) !== JSON.stringify(template)
  const set = (next: Template) => {
    if (putsCustomerLater(next) && !isLater && next.reason === '') setSpoken(t('templates:reason.spoken'))
    form.set({ from, template: next })
  }
  const discard = () => {
    discardDraft(key)
    say(t('templates:discarded'), { undo: () => Promise.resolve(form.set({ from, template })) })
  }
  return (
    <div className="tp">
      <DraftForm
        form={form}
        className="tp-form"
        onLeave={() => leave({ page: 'meetings' })}
        foot={
          <FormFoot act={t('templates:save')} busy={form.busy} onCancel={() => leave({ page: 'meetings' })}>
            {isEdited ? (
              <Button variant="subtle" color="gray" onClick={discard}>
                {t('templates:discard')}
              </Button>
            ) : null}
          </FormFoot>
        }
      >
        <TakeOver seriesId={series.id} onTake={(taken) => set(taken)} />
        {isLater ? (
          <TextInput
            className="tp-reason"
            label={t('templates:reason.label')}
            description={t('templates:reason.hint')}
            required
            dir="auto"
            maxLength={300}
            value={template.reason}
            error={form.wrong['reason']}
            onChange={({ currentTarget }) => set({ ...template, reason: currentTarget.value })}
          />
        ) : null}
        <SegmentList template={template} minutes={minutes} onChange={set} />
      </DraftForm>
      <TemplatePreview seriesId={series.id} template={template} />
      <div role="status" className="sr-only">
        {spoken}
      </div>
    </div>
  )
}
