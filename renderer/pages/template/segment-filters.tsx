// What a segment asks for: only what belongs to one of these teams, product areas, segments of customers, channels, kinds of news or tags.
import { useState, type ReactNode } from 'react'
import type { TemplateSegment } from '../../../shared/contract/templates.ts'
import { FILTERS_OF, type TemplateFilterKind } from '../../../shared/domain/agenda-lists.ts'
import { CHANNELS, SENTIMENTS } from '../../../shared/domain/learnings.ts'
import { LookupsPicker, ManyPicker } from '../../components/many-picker.tsx'
import type { Pick } from '../../components/picks.ts'
import { TagsPicker } from '../../components/tags-picker.tsx'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'

type Filters = TemplateSegment['filters']

export function SegmentFilters({ segment, onChange }: { segment: TemplateSegment; onChange: (segment: TemplateSegment) => void }) {
  const t = useWords()
  const { filters } = segment
  const { data: teams } = useAsk('team', 'teams', {})
  const set = (changes: Partial<Filters>) => onChange({ ...segment, filters: { ...filters, ...changes } })
  const named = (picks: readonly Pick[]) => picks.flatMap(({ id, name }) => (id === null ? [] : [{ id, name }]))
  const common = (kind: TemplateFilterKind) => ({ label: t(`templates:filter.${kind}`), placeholder: t('templates:filter.all') })
  const channels = CHANNELS.map((id) => ({ id, name: t(`learnings:channel.${id}`) }))
  const sentiments = SENTIMENTS.map((id) => ({ id, name: t(`learnings:sentiment.${id}`) }))
  const pickers: Readonly<Record<TemplateFilterKind, ReactNode>> = {
    team: <FixedPicker {...common('team')} options={teams ?? []} value={filters.team} onChange={(picks) => set({ team: named(picks) })} />,
    area: <LookupsPicker {...common('area')} lookup="area" existingOnly value={filters.area} onChange={(picks) => set({ area: named(picks) })} />,
    segment: <LookupsPicker {...common('segment')} lookup="segment" existingOnly value={filters.segment} onChange={(picks) => set({ segment: named(picks) })} />,
    channel: <FixedPicker {...common('channel')} options={channels} value={channels.filter(({ id }) => filters.channel.includes(id))} onChange={(picks) => set({ channel: CHANNELS.filter((channel) => picks.some(({ id }) => id === channel)) })} />,
    sentiment: <FixedPicker {...common('sentiment')} options={sentiments} value={sentiments.filter(({ id }) => filters.sentiment.includes(id))} onChange={(picks) => set({ sentiment: SENTIMENTS.filter((sentiment) => picks.some(({ id }) => id === sentiment)) })} />,
    tag: <TagsPicker {...common('tag')} value={filters.tag} onChange={(tags) => set({ tag: tags })} />,
  }
  return (
    <fieldset className="tp-filters">
      <legend>{t('templates:filter.legend')}</legend>
      <div className="columns">
        {FILTERS_OF[segment.segment].map((kind) => (
          <div key={kind}>{pickers[kind]}</div>
        ))}
      </div>
    </fieldset>
  )
}

/** From a short list that is known whole. */
function FixedPicker({ options, ...props }: { label: string; placeholder: string; options: readonly Pick[]; value: readonly Pick[]; onChange: (picks: Pick[]) => void }) {
  const [text, setText] = useState('')
  const fitting = options.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()))
  return <ManyPicker {...props} existingOnly text={text} setText={setText} options={fitting} />
}
