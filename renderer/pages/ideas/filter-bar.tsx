// Search and filters above the board, the list and the matrix; what is seldom asked for waits behind a button that says how much of it is chosen.
import { Button, Checkbox, Menu, NativeSelect, Popover, Select, TextInput } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconChevronDown, IconSearch } from '@tabler/icons-react'
import { memo, type RefObject } from 'react'
import type { IdeaSort } from '../../../shared/contract/ideas.ts'
import { GAINERS } from '../../../shared/domain/benefits.ts'
import { ME, NONE, type IdeaView } from '../../../shared/domain/idea-views.ts'
import { IDEA_SORTS } from '../../../shared/domain/ideas.ts'
import { placeKey, type Place } from '../../../shared/domain/steps.ts'
import { LookupPicker } from '../../components/lookup-picker.tsx'
import { PersonSelect } from '../../components/person-select.tsx'
import type { Pick } from '../../components/picks.ts'
import { usePlaces } from '../../places.ts'
import { useAsk } from '../../query.ts'
import { useKept } from '../../stores/kept.ts'
import { useWords } from '../../words.ts'
import { BelongingFilters } from '../campaigns/belonging.tsx'
import { NOTHING_FILTERED } from './filters.ts'
import { PlaceName } from './place-items.tsx'

interface FilterBarProps {
  state: IdeaView
  set: (change: Partial<IdeaView>) => void
  search?: RefObject<HTMLInputElement | null>
  /** ArrowDown in the search leads into the rows. */
  intoRows?: () => void
}

/** Drawn again only when the filters change: answers come and go below it. */
export const FilterBar = memo(function FilterBar({ state, set, search, intoRows }: FilterBarProps) {
  const t = useWords()
  return (
    <div className="filter-bar ideas-bar" role="search" aria-label={t('ideas:filter.label')}>
      <TextInput
        {...(search === undefined ? {} : { ref: search })}
        className="filter-search"
        type="search"
        dir="auto"
        aria-label={t('ideas:filter.text')}
        placeholder={t('ideas:filter.text')}
        leftSection={<IconSearch size={17} aria-hidden />}
        value={state.text}
        onChange={({ currentTarget }) => set({ text: currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || !intoRows) return
          event.preventDefault()
          intoRows()
        }}
      />
      <StageFilter state={state} set={set} />
      <Checkbox label={t('ideas:filter.mine')} checked={state.mine} onChange={({ currentTarget }) => set({ mine: currentTarget.checked })} />
      <MoreFilters state={state} set={set} />
      {state.kind === 'list' ? (
        <NativeSelect className="ideas-sort" aria-label={t('ideas:filter.sort')} value={state.sort} onChange={({ currentTarget }) => set({ sort: currentTarget.value as IdeaSort })}>
          {IDEA_SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {t(`ideas:sort.${sort}`)}
            </option>
          ))}
        </NativeSelect>
      ) : null}
    </div>
  )
})

function StageFilter({ state: { stages, steps }, set }: FilterBarProps) {
  const t = useWords()
  const { all, offered, name } = usePlaces()
  const isChosen = ({ stage, stepId }: Place) => (stepId === null ? stages.includes(stage) : steps.includes(stepId))
  const count = stages.length + steps.length
  const only = all.find(isChosen)
  const chosen = count === 0 ? t('ideas:filter.allStages') : count === 1 && only ? name(only) : t('ideas:filter.stagesChosen', { count })
  const choose = ({ stage, stepId }: Place, wanted: boolean) =>
    set(stepId === null ? { stages: wanted ? [...stages, stage] : stages.filter((other) => other !== stage) } : { steps: wanted ? [...steps, stepId] : steps.filter((other) => other !== stepId) })
  return (
    <Menu closeOnItemClick={false} position="bottom-start">
      <Menu.Target>
        <Button variant={count > 0 ? 'light' : 'default'} rightSection={<IconChevronDown size={16} aria-hidden />} aria-label={`${t('ideas:filter.stages')}: ${chosen}`}>
          <span className="ideas-stage-chosen cut">{chosen}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown className="idea-places">
        {all.filter((place) => offered.includes(place) || isChosen(place)).map((place) => (
          <Menu.CheckboxItem key={placeKey(place)} {...(place.stepId === null ? {} : { className: 'idea-step-item' })} checked={isChosen(place)} onChange={(checked) => choose(place, checked)}>
            <PlaceName place={place} name={name} />
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item closeMenuOnClick onClick={() => set({ stages: [], steps: [] })}>
          {t('ideas:filter.allStages')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

const HIDDEN = ['customerId', 'ownerId', 'areaId', 'gainer', 'categoryId', 'campaignId', 'leftOut'] as const satisfies readonly (keyof IdeaView)[]
const NONE_OF_THEM = Object.fromEntries(HIDDEN.map((key) => [key, NOTHING_FILTERED[key]])) as Partial<IdeaView>

function MoreFilters({ state, set }: FilterBarProps) {
  const t = useWords()
  const count = HIDDEN.filter((key) => state[key] !== null).length
  return (
    <Popover position="bottom-start" trapFocus returnFocus withinPortal shadow="md">
      <Popover.Target>
        <Button variant={count > 0 ? 'light' : 'default'} leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}>
          {count > 0 ? t('views:filter.chosen', { count }) : t('views:filter.more')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('views:filter.more')} className="ideas-more">
        <CustomerFilter customerId={state.customerId} set={set} />
        <OwnerFilter ownerId={state.ownerId} set={set} />
        <AreaFilter areaId={state.areaId} set={set} />
        <NativeSelect
          label={t('views:filter.gainer')}
          value={state.gainer ?? ''}
          data={[{ value: '', label: t('views:filter.anyGainer') }, ...GAINERS.map((gainer) => ({ value: gainer, label: t(`value:gainer.${gainer}`) })), { value: NONE, label: t('views:none.gainer') }]}
          onChange={({ currentTarget }) => set({ gainer: (currentTarget.value || null) as IdeaView['gainer'] })}
        />
        <BelongingFilters state={state} set={set} />
        {count > 0 ? (
          <Button variant="subtle" size="compact-sm" onClick={() => set(NONE_OF_THEM)}>
            {t('views:filter.clear')}
          </Button>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  )
}

/** The name of a customer that a link brought along is asked for. */
function CustomerFilter({ customerId, set }: { customerId: string | null; set: FilterBarProps['set'] }) {
  const t = useWords()
  const [picked, setPicked] = useKept<Pick | null>('ideas-customer', null)
  const known = picked?.id === customerId ? picked : null
  const { data: customer } = useAsk('customers', 'get', { id: customerId ?? '' }, { enabled: customerId !== null && known === null })
  const value = customerId === null ? (picked?.id === null ? picked : null) : (known ?? { id: customerId, name: customer?.name ?? '' })
  return (
    <LookupPicker
      lookup="customer"
      existingOnly
      label={t('ideas:filter.customer')}
      placeholder={t('ideas:filter.anyCustomer')}
      value={value}
      onChange={(pick) => {
        setPicked(pick)
        set({ customerId: pick?.id ?? null })
      }}
    />
  )
}

function OwnerFilter({ ownerId, set }: { ownerId: string | null; set: FilterBarProps['set'] }) {
  const t = useWords()
  return <PersonSelect clearable inPlace label={t('views:filter.owner')} placeholder={t('views:filter.anyOwner')} first={[{ value: ME, label: t('views:filter.me') }, { value: NONE, label: t('views:none.owner') }]} without={({ me }) => me} value={ownerId} onChange={(id) => set({ ownerId: id })} />
}

function AreaFilter({ areaId, set }: { areaId: string | null; set: FilterBarProps['set'] }) {
  const t = useWords()
  const { data: areas } = useAsk('customers', 'suggest', { lookup: 'area', limit: 200 })
  return <Select searchable clearable limit={50} label={t('views:filter.area')} placeholder={t('views:filter.anyArea')} clearButtonProps={{ 'aria-label': t('clearField', { field: t('views:filter.area') }) }} nothingFoundMessage={t('noneFound')} comboboxProps={{ withinPortal: false }} value={areaId} data={[{ value: NONE, label: t('views:none.area') }, ...(areas ?? []).map(({ id, name }) => ({ value: id, label: name }))]} onChange={(id) => set({ areaId: id })} />
}
