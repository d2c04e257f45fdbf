// What one contact costs: of all, of a channel, of a product area; from which month on.
import { ActionIcon, Button, Modal } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { UnitCost } from '../../../shared/contract/causes.ts'
import { ScrollTable } from '../../components/charts/scroll-table.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { callCore, useAsk } from '../../query.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'
import { CauseTabs } from './cause-tabs.tsx'
import { CostForm } from './cost-form.tsx'

const COLUMNS = ['area', 'channel', 'from', 'amount'] as const

export function CostsPage() {
  const t = useWords()
  const { data: costs, error, refetch } = useAsk('causes', 'costs', {})
  const [adding, setAdding] = useState(false)
  const mayEdit = useMay().is('champion')
  const add = { label: t('causes:costs.add'), run: () => setAdding(true) }
  return (
    <Page
      title={t('causes:title')}
      lead={t('causes:costs.lead')}
      layout="read"
      actions={
        mayEdit && costs && costs.length > 0 ? (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={add.run}>
            {add.label}
          </Button>
        ) : undefined
      }
    >
      <CauseTabs at="costs" />
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {costs === undefined ? error ? null : <Loading /> : costs.length === 0 ? <EmptyState title={t('causes:costs.title')} text={t('causes:costs.none')} {...(mayEdit ? { action: add } : {})} /> : <Costs costs={costs} mayEdit={mayEdit} />}
      <Modal opened={adding} onClose={() => setAdding(false)} title={t('causes:costs.add')} closeButtonProps={{ 'aria-label': t('close') }}>
        <CostForm currency={costs?.[0]?.currency ?? 'EUR'} isFirst={costs?.length === 0} onClose={() => setAdding(false)} />
      </Modal>
    </Page>
  )
}

function Costs({ costs, mayEdit }: { costs: readonly UnitCost[]; mayEdit: boolean }) {
  const t = useWords()
  const format = useFormat()
  const undoable = useUndoable()
  return (
    <section className="panel" aria-label={t('causes:costs.title')}>
      <ScrollTable title={t('causes:costs.title')} columns={[...COLUMNS.map((column) => t(`causes:costs.${column}`)), ...(mayEdit ? [t('causes:costs.act')] : [])]} quietLast={mayEdit}>
        {costs.map(({ id, area, channel, fromMonth, amount, currency }) => {
          const names = { amount: format.money(amount, currency), area: area?.name ?? t('causes:everyArea'), channel: channel ? t(`learnings:channel.${channel}`) : t('causes:everyChannel') }
          return (
            <tr key={id}>
              <th scope="row">{area ? <UserText>{area.name}</UserText> : names.area}</th>
              <td>{names.channel}</td>
              <td>{format.month(fromMonth)}</td>
              <td>{names.amount}</td>
              {mayEdit ? (
                <td>
                  <ActionIcon aria-label={t('causes:costs.delete', names)} onClick={() => void undoable(() => callCore('causes', 'deleteCost', { id }), t('causes:costs.deleted'), () => callCore('causes', 'restoreCost', { id }))}>
                    <IconTrash size={17} aria-hidden />
                  </ActionIcon>
                </td>
              ) : null}
            </tr>
          )
        })}
      </ScrollTable>
    </section>
  )
}
