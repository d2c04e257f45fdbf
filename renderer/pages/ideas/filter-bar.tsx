// Search and filters above the ideas list and the board.
import { Button, Checkbox, Menu, NativeSelect, TextInput } from '@mantine/core'
import { IconChevronDown, IconSearch } from '@tabler/icons-react'
import type { RefObject } from 'react'
import type { IdeaSort } from '../../../shared/contract/ideas.ts'
import { IDEA_SORTS, STAGES } from '../../../shared/domain/ideas.ts'
import { LookupPicker } from '../../components/lookup-picker.tsx'
import { useWords } from '../../words.ts'
import { BelongingFilters } from '../campaigns/belonging.tsx'
import type { ListState } from './filters.ts'

interface FilterBarProps {
  state: ListState
  set: (change: Partial<ListState>) => void
  search?: RefObject<HTMLInputElement | null>
  /** ArrowDown in the search leads into the rows. */
  intoRows?: () => void
  /** The board has its own stages and order. */
  board?: boolean
}

export function FilterBar({ state, set, search, intoRows, board = false }: FilterBarProps) {
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
      {board ? null : <StageFilter state={state} set={set} />}
      <div className="ideas-customer">
        <LookupPicker lookup="customer" existingOnly bare label={t('ideas:filter.customer')} placeholder={t('ideas:filter.anyCustomer')} value={state.customer} onChange={(customer) => set({ customer })} />
      </div>
      <BelongingFilters state={state} set={set} />
      <Checkbox label={t('ideas:filter.mine')} checked={state.mine} onChange={({ currentTarget }) => set({ mine: currentTarget.checked })} />
      {board ? null : (
        <NativeSelect className="ideas-sort" aria-label={t('ideas:filter.sort')} value={state.sort} onChange={({ currentTarget }) => set({ sort: currentTarget.value as IdeaSort })}>
          {IDEA_SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {t(`ideas:sort.${sort}`)}
            </option>
          ))}
        </NativeSelect>
      )}
    </div>
  )
}

function StageFilter({ state: { stages }, set }: Pick<FilterBarProps, 'state' | 'set'>) {
  const t = useWords()
  const chosen = stages.length === 0 ? t('ideas:filter.allStages') : stages.length === 1 ? t(`ideas:stage.${stages[0]!}`) : t('ideas:filter.stagesChosen', { count: stages.length })
  return (
    <Menu closeOnItemClick={false} position="bottom-start">
      <Menu.Target>
        <Button variant={stages.length > 0 ? 'light' : 'default'} rightSection={<IconChevronDown size={16} aria-hidden />} aria-label={`${t('ideas:filter.stages')}: ${chosen}`}>
          {chosen}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {STAGES.map((stage) => (
          <Menu.CheckboxItem key={stage} checked={stages.includes(stage)} onChange={(checked) => set({ stages: checked ? [...stages, stage] : stages.filter((other) => other !== stage) })}>
            {t(`ideas:stage.${stage}`)}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item closeMenuOnClick onClick={() => set({ stages: [] })}>
          {t('ideas:filter.allStages')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
