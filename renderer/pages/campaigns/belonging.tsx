// What an idea belongs to: its category and the campaign that it answers. In the form, on its page, and among the filters.
import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { Idea } from '../../../shared/contract/ideas.ts'
import { campaignStanding } from '../../../shared/domain/campaigns.ts'
import { LENSES, type Lens } from '../../../shared/domain/ideas.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useMay } from '../../may.ts'
import { useAsk } from '../../query.ts'
import { useNow } from '../../use-now.ts'
import { useWords } from '../../words.ts'
import type { ListState } from '../ideas/filters.ts'
import type { FieldsProps } from '../ideas/heart.tsx'

/** Nothing where the workspace has neither. A campaign is offered while it runs; champions sort in what came earlier or later. */
export function BelongingFields({ value, set, errors }: FieldsProps) {
  const t = useWords()
  const now = useNow()
  const champion = useMay().is('champion')
  const { data: categories } = useAsk('categories', 'list', {})
  const { data: campaigns } = useAsk('campaigns', 'list', {})
  // what stood there at first may be chosen again, and taking it out does not take the field away
  const [first] = useState(value.campaignId)
  const offered = (campaigns ?? []).filter((campaign) => champion || campaign.id === first || campaign.id === value.campaignId || campaignStanding(campaign, now) === 'running')
  const chosen = offered.find(({ id }) => id === value.campaignId)
  if (!categories?.length && offered.length === 0) return null
  return (
    <div className="columns">
      {categories?.length ? (
        <div data-field="categoryId">
          <NativeSelect label={t('campaigns:idea.category')} value={value.categoryId ?? ''} error={errors['categoryId']} data={[{ value: '', label: t('campaigns:idea.noCategory') }, ...categories.map(({ id, name }) => ({ value: id, label: name }))]} onChange={({ currentTarget }) => set({ categoryId: currentTarget.value || null })} />
        </div>
      ) : null}
      {offered.length > 0 ? (
        <div data-field="campaignId">
          <NativeSelect
            label={t('campaigns:idea.campaign')}
            description={chosen ? <UserText>{t('campaigns:idea.answers', { question: chosen.question })}</UserText> : undefined}
            value={value.campaignId ?? ''}
            error={errors['campaignId']}
            data={[{ value: '', label: t('campaigns:idea.noCampaign') }, ...offered.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={({ currentTarget }) => set({ campaignId: currentTarget.value || null })}
          />
        </div>
      ) : null}
    </div>
  )
}

/** In the line below an idea's title. */
export function BelongsTo({ idea: { category, campaign } }: { idea: Idea }) {
  return (
    <>
      {category ? (
        <span className="pill" dir="auto" translate="no">
          {category.name}
        </span>
      ) : null}
      {campaign ? (
        <RouteLink to={{ page: 'campaign', id: campaign.id }} className="pill">
          <UserText>{campaign.name}</UserText>
        </RouteLink>
      ) : null}
    </>
  )
}

type Filtered = Pick<ListState, 'categoryId' | 'campaignId' | 'leftOut'>

export function BelongingFilters({ state, set }: { state: Filtered; set: (change: Partial<Filtered>) => void }) {
  const t = useWords()
  const { data: categories } = useAsk('categories', 'list', {})
  const { data: campaigns } = useAsk('campaigns', 'list', {})
  const choices = (any: string, rows: readonly { id: string; name: string }[]) => [{ value: '', label: any }, ...rows.map(({ id, name }) => ({ value: id, label: name }))]
  return (
    <>
      {categories?.length ? <NativeSelect className="ideas-belonging" aria-label={t('campaigns:filter.category')} value={state.categoryId ?? ''} data={choices(t('campaigns:filter.anyCategory'), categories)} onChange={({ currentTarget }) => set({ categoryId: currentTarget.value || null })} /> : null}
      {campaigns?.length ? <NativeSelect className="ideas-belonging" aria-label={t('campaigns:filter.campaign')} value={state.campaignId ?? ''} data={choices(t('campaigns:filter.anyCampaign'), campaigns)} onChange={({ currentTarget }) => set({ campaignId: currentTarget.value || null })} /> : null}
      <NativeSelect className="ideas-belonging" aria-label={t('campaigns:filter.leftOut')} value={state.leftOut ?? ''} data={[{ value: '', label: t('campaigns:filter.any') }, ...LENSES.map((lens) => ({ value: lens, label: t(`campaigns:filter.${lens}`) }))]} onChange={({ currentTarget }) => set({ leftOut: (currentTarget.value || null) as Lens | null })} />
    </>
  )
}
