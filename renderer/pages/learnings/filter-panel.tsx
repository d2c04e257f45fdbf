// The filters of the learnings list, and the chips that show which are set.
import { Checkbox, NativeSelect, Pill } from '@mantine/core'
import type { LearningFilters } from '../../../shared/contract/learnings.ts'
import { CHANNELS, SENTIMENTS } from '../../../shared/domain/learnings.ts'
import { DayField } from '../../components/day-field.tsx'
import { LookupPicker } from '../../components/lookup-picker.tsx'
import { TagsPicker } from '../../components/tags-picker.tsx'
import { isDay } from '../../days.ts'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { LOOKUP_FILTERS, PANEL_FILTERS, type ListState } from './filters.ts'

interface FilterProps {
  state: ListState
  set: (change: Partial<ListState>) => void
}

export function FilterPanel({ state, set, id }: FilterProps & { id: string }) {
  const t = useWords()
  return (
    <section id={id} className="panel filter-panel" aria-label={t('learnings:filters')}>
      <div className="columns">
        {LOOKUP_FILTERS.map((lookup) => (
          <LookupPicker key={lookup} lookup={lookup} existingOnly label={t(`learnings:field.${lookup}`)} value={state[lookup]} onChange={(pick) => set({ [lookup]: pick })} />
        ))}
        <NativeSelect label={t('learnings:field.sentiment')} value={state.sentiment ?? ''} onChange={({ currentTarget }) => set({ sentiment: (currentTarget.value || null) as LearningFilters['sentiment'] | null })}>
          <option value="">{t('learnings:any')}</option>
          {SENTIMENTS.map((sentiment) => (
            <option key={sentiment} value={sentiment}>
              {t(`learnings:sentiment.${sentiment}`)}
            </option>
          ))}
        </NativeSelect>
        <NativeSelect label={t('learnings:field.channel')} value={state.channel ?? ''} onChange={({ currentTarget }) => set({ channel: (currentTarget.value || null) as LearningFilters['channel'] | null })}>
          <option value="">{t('learnings:any')}</option>
          {CHANNELS.map((channel) => (
            <option key={channel} value={channel}>
              {t(`learnings:channel.${channel}`)}
            </option>
          ))}
        </NativeSelect>
        <TagsPicker label={t('learnings:field.tag')} value={state.tag === null ? [] : [state.tag]} onChange={(tags) => set({ tag: tags.at(-1) ?? null })} />
        <DayField label={t('learnings:field.from')} value={state.from} onChange={(from) => set({ from })} />
        <DayField label={t('learnings:field.to')} value={state.to} onChange={(to) => set({ to })} />
      </div>
      <div className="row">
        <Checkbox label={t('learnings:waitsOnly')} checked={state.waits} onChange={({ currentTarget }) => set({ waits: currentTarget.checked })} />
        <Checkbox label={t('learnings:wowOnly')} checked={state.wow} onChange={({ currentTarget }) => set({ wow: currentTarget.checked })} />
      </div>
    </section>
  )
}

export function FilterChips({ state, set, onClear }: FilterProps & { onClear: () => void }) {
  const t = useWords()
  const format = useFormat()
  const chips = PANEL_FILTERS.filter((field) => Boolean(state[field])).map((field): { field: (typeof PANEL_FILTERS)[number]; label: string; own: string | null } => {
    switch (field) {
      case 'customer':
      case 'segment':
      case 'episode':
      case 'area':
        return { field, label: t(`learnings:field.${field}`), own: state[field]!.name }
      case 'channel':
        return { field, label: t(`learnings:channel.${state.channel!}`), own: null }
      case 'sentiment':
        return { field, label: t(`learnings:sentiment.${state.sentiment!}`), own: null }
      case 'tag':
        return { field, label: t('learnings:field.tag'), own: state.tag }
      case 'waits':
        return { field, label: t('learnings:waits'), own: null }
      case 'wow':
        return { field, label: t('learnings:wow'), own: null }
      case 'from':
      case 'to': {
        const day = state[field]!
        return { field, label: t(`learnings:field.${field}`), own: isDay(day) ? format.day(day) : day }
      }
    }
  })
  if (chips.length === 0) return null
  return (
    <ul className="chips" aria-label={t('learnings:filtersSet')}>
      {chips.map(({ field, label, own }) => (
        <li key={field}>
          <Pill withRemoveButton onRemove={() => set({ [field]: typeof state[field] === 'boolean' ? false : null })} removeButtonProps={{ 'aria-hidden': false, 'aria-label': t('removeThing', { name: own === null ? label : `${label}: ${own}` }), tabIndex: 0 }}>
            {label}
            {own === null ? null : (
              <>
                {': '}
                <bdi translate="no">{own}</bdi>
              </>
            )}
          </Pill>
        </li>
      ))}
      <li>
        <button type="button" className="link sm" onClick={onClear}>
          {t('clearFilters')}
        </button>
      </li>
    </ul>
  )
}
