// The fields of a learning: what was heard comes first and is all that is needed; the rest is there when it helps.
import { Button, Checkbox, Collapse, NativeSelect, Textarea } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useId, type ReactNode, type RefObject } from 'react'
import { CHANNELS } from '../../../shared/domain/learnings.ts'
import type { Channel } from '../../../shared/contract/learnings.ts'
import { AttachmentsField } from '../../components/attachments-field.tsx'
import { DayField } from '../../components/day-field.tsx'
import { LookupPicker } from '../../components/lookup-picker.tsx'
import { TagsPicker } from '../../components/tags-picker.tsx'
import { today } from '../../days.ts'
import { later } from '../../later.ts'
import { useKept } from '../../stores/kept.ts'
import { useWords } from '../../words.ts'
import { usesDetails, type LearningForm } from './learning-form.ts'
import { SentimentChoice } from './sentiment.tsx'

const WowCost = later(async () => (await import('./wow-cost.tsx')).WowCost)

interface LearningFieldsProps {
  value: LearningForm
  set: (change: Partial<LearningForm>) => void
  /** Words by field. */
  errors: Readonly<Record<string, string>>
  textField: RefObject<HTMLTextAreaElement | null>
  /** A line below what was heard. */
  belowText?: ReactNode
}

export function LearningFields({ value, set, errors, textField, belowText }: LearningFieldsProps) {
  const t = useWords()
  const [wanted, setWanted] = useKept('learning-details', false)
  const details = useId()
  const inDetails = ['segment', 'episode', 'area', 'channel', 'tags', 'happenedOn', 'wow', 'visibility', 'attachments'].some((field) => Object.keys(errors).some((key) => key === field || key.startsWith(`${field}.`)))
  const open = wanted || inDetails || usesDetails(value)
  const error = (field: string) => errors[field] ?? errors[Object.keys(errors).find((key) => key.startsWith(`${field}.`)) ?? '']

  return (
    <AttachmentsFieldAround value={value} set={set} {...(error('attachments') === undefined ? {} : { error: error('attachments')! })} shown={open}>
      <div className="stack">
        <Textarea
          ref={textField}
          label={t('learnings:field.text')}
          placeholder={t('learnings:field.textExample')}
          required
          withAsterisk={false}
          autosize
          minRows={3}
          maxRows={14}
          size="md"
          dir="auto"
          value={value.text}
          error={error('text')}
          onChange={({ currentTarget }) => set({ text: currentTarget.value })}
        />
        {belowText}
        <Textarea label={t('learnings:field.quote')} placeholder={t('learnings:field.quoteExample')} classNames={{ input: 'quote-input' }} autosize minRows={1} maxRows={10} dir="auto" value={value.quote} error={error('quote')} onChange={({ currentTarget }) => set({ quote: currentTarget.value })} />
        <div className="columns">
          <LookupPicker lookup="customer" label={t('learnings:field.customer')} placeholder={t('learnings:field.customerHint')} value={value.customer} onChange={(customer) => set({ customer })} error={error('customer')} />
          <SentimentChoice value={value.sentiment} onChange={(sentiment) => set({ sentiment })} />
        </div>
        <Checkbox label={t('learnings:field.waits')} description={t('learnings:field.waitsHint')} checked={value.waits} onChange={({ currentTarget }) => set({ waits: currentTarget.checked })} />
        <div>
          <Button variant="subtle" size="compact-sm" className="disclose" aria-expanded={open} aria-controls={details} disabled={open && !wanted} onClick={() => setWanted(!wanted)} rightSection={<IconChevronDown size={16} className="disclose-mark" aria-hidden />}>
            {t('learnings:moreDetails')}
          </Button>
          <span className="dim xs">{open ? '' : t('learnings:moreDetailsHint')}</span>
        </div>
        <Collapse expanded={open} id={details} transitionDuration={0}>
          <div className="stack">
            <div className="columns">
              <LookupPicker lookup="segment" label={t('learnings:field.segment')} placeholder={t('learnings:field.segmentHint')} value={value.segment} onChange={(segment) => set({ segment })} error={error('segment')} />
              <LookupPicker lookup="episode" label={t('learnings:field.episode')} placeholder={t('learnings:field.episodeHint')} value={value.episode} onChange={(episode) => set({ episode })} error={error('episode')} />
              <LookupPicker lookup="area" label={t('learnings:field.area')} placeholder={t('learnings:field.areaHint')} value={value.area} onChange={(area) => set({ area })} error={error('area')} />
            </div>
            <div className="columns">
              <NativeSelect label={t('learnings:field.channel')} value={value.channel ?? ''} error={error('channel')} onChange={({ currentTarget }) => set({ channel: (currentTarget.value || null) as Channel | null })}>
                <option value="">{t('learnings:channel.none')}</option>
                {CHANNELS.map((channel) => (
                  <option key={channel} value={channel}>
                    {t(`learnings:channel.${channel}`)}
                  </option>
                ))}
              </NativeSelect>
              <DayField label={t('learnings:field.happenedOn')} placeholder={t('learnings:field.today')} value={value.happenedOn} onChange={(happenedOn) => set({ happenedOn })} max={today()} error={error('happenedOn')} />
              <NativeSelect label={t('learnings:field.visibility')} value={value.visibility} onChange={({ currentTarget }) => set({ visibility: currentTarget.value as LearningForm['visibility'] })}>
                <option value="everyone">{t('learnings:visibility.everyone')}</option>
                <option value="private">{t('learnings:visibility.private')}</option>
              </NativeSelect>
            </div>
            <TagsPicker label={t('learnings:field.tags')} placeholder={t('learnings:field.tagsHint')} value={value.tags} onChange={(tags) => set({ tags })} error={error('tags')} />
            <Checkbox label={t('learnings:field.wow')} description={t('learnings:field.wowHint')} checked={value.wow} onChange={({ currentTarget }) => set({ wow: currentTarget.checked })} />
            {value.wow ? (
              <WowCost value={value.wowCost ?? null} error={error('wowCost')} onChange={(wowCost) => set({ wowCost })} />
            ) : null}
          </div>
        </Collapse>
      </div>
    </AttachmentsFieldAround>
  )
}

/** Files may be dropped or pasted anywhere in the form; the button itself belongs to the details. */
function AttachmentsFieldAround({ value, set, error, shown, children }: Pick<LearningFieldsProps, 'value' | 'set'> & { error?: string; shown: boolean; children: ReactNode }) {
  const t = useWords()
  return (
    <AttachmentsField label={t('learnings:field.attachments')} value={value.attachments} onChange={(attachments) => set({ attachments })} quiet={!shown} {...(error === undefined ? {} : { error })}>
      {children}
    </AttachmentsField>
  )
}
