// The settings of one segment: its words, its time, and what it asks for.
import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import type { TemplateSegment } from '../../../shared/contract/templates.ts'
import { FILTERS_OF } from '../../../shared/domain/agenda-lists.ts'
import { DEFAULT_TEMPLATE, itemMinutes, mostItems } from '../../../shared/domain/agenda/template.ts'
import { CUSTOMER } from '../../../shared/domain/agenda/template-edit.ts'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { SegmentFilters } from './segment-filters.tsx'

type Kind = 'usual' | 'minutes' | 'share'

interface SettingsProps { segment: TemplateSegment; minutes: number; onChange: (segment: TemplateSegment) => void }

export function SegmentSettings(props: SettingsProps) {
  const t = useWords()
  const { segment, onChange } = props
  return (
    <div className="tp-settings">
      <div className="columns">
        <TextInput label={t('templates:words.title')} placeholder={t(`agenda:segment.${segment.segment}`)} dir="auto" maxLength={200} value={segment.title} onChange={({ currentTarget }) => onChange({ ...segment, title: currentTarget.value })} />
        <TextInput label={t('templates:words.intro')} placeholder={t('templates:words.introHint')} dir="auto" maxLength={300} value={segment.intro} onChange={({ currentTarget }) => onChange({ ...segment, intro: currentTarget.value })} />
      </div>
      <Times {...props} />
      {FILTERS_OF[segment.segment].length > 0 ? <SegmentFilters segment={segment} onChange={onChange} /> : null}
    </div>
  )
}

function Times({ segment, minutes, onChange }: SettingsProps) {
  const t = useWords()
  const format = useFormat()
  const usual = DEFAULT_TEMPLATE.segments.find(({ key }) => key === segment.segment)!
  const usually = (count: number) => t('templates:time.usually', { count: format.number(count) as unknown as number })
  const kind: Kind = segment.length !== null ? 'minutes' : segment.share !== null ? 'share' : 'usual'
  const choose = (next: Kind) => onChange({ ...segment, length: next === 'minutes' ? Math.max(1, Math.round((usual.share * minutes) / 100)) : null, share: next === 'share' ? usual.share : null })
  return (
    <div className="tp-times">
      <NativeSelect label={t('templates:time.label')} value={kind} data={(['usual', 'minutes', 'share'] as const).map((value) => ({ value, label: t(`templates:time.${value}`) }))} onChange={({ currentTarget }) => choose(currentTarget.value as Kind)} />
      {kind === 'usual' ? null : (
        <Whole label={t('templates:time.value')} value={kind === 'minutes' ? segment.length : segment.share} most={kind === 'minutes' ? 480 : 100} onChange={(value) => value !== null && onChange({ ...segment, ...(kind === 'minutes' ? { length: value } : { share: value }) })} />
      )}
      <Whole label={t('templates:time.each')} value={segment.minutes} most={120} hint={usually(itemMinutes(usual, minutes))} onChange={(value) => onChange({ ...segment, minutes: value })} />
      {segment.segment === CUSTOMER ? null : <Whole label={t('templates:time.most')} value={segment.most} most={50} hint={usually(mostItems(usual, minutes))} onChange={(value) => onChange({ ...segment, most: value })} />}
    </div>
  )
}

/** A whole number from 1; empty: as usual. */
function Whole({ label, value, most, hint, onChange }: { label: string; value: number | null; most: number; hint?: string; onChange: (value: number | null) => void }) {
  return <NumberInput label={label} min={1} max={most} clampBehavior="strict" allowDecimal={false} allowNegative={false} {...(hint === undefined ? {} : { placeholder: hint })} value={value ?? ''} onChange={(typed) => onChange(typed === '' ? null : Number(typed))} />
}
