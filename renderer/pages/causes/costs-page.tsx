// What one contact costs: of all, of a channel, of a product area; from which month on.
import { ActionIcon, Button, Modal, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { UnitCost } from '../../../shared/contract/causes.ts'
import { monthAfter } from '../../../shared/domain/causes.ts'
import { CHANNELS } from '../../../shared/domain/learnings.ts'
import { DraftForm } from '../../components/draft-form.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { Loading } from '../../components/loading.tsx'
import { LookupPicker } from '../../components/lookup-picker.tsx'
import { Page } from '../../components/page.tsx'
import { toPicked, type Pick } from '../../components/picks.ts'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { UserText } from '../../components/user-text.tsx'
import { today } from '../../days.ts'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { callCore, useAsk } from '../../query.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'
import { CauseTabs } from './cause-tabs.tsx'

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
        <CostForm currency={costs?.[0]?.currency ?? 'EUR'} onClose={() => setAdding(false)} />
      </Modal>
    </Page>
  )
}

function Costs({ costs, mayEdit }: { costs: readonly UnitCost[]; mayEdit: boolean }) {
  const t = useWords()
  const format = useFormat()
  const undoable = useUndoable()
  return (
    <div className="panel ch-scroll">
      <table className="ch-table">
        <caption className="sr-only">{t('causes:costs.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('causes:costs.area')}</th>
            <th scope="col">{t('causes:costs.channel')}</th>
            <th scope="col">{t('causes:costs.from')}</th>
            <th scope="col">{t('causes:costs.amount')}</th>
            {mayEdit ? (
              <th scope="col">
                <span className="sr-only">{t('causes:costs.act')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
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
        </tbody>
      </table>
    </div>
  )
}

/** Months back that a cost may begin. */
const MONTHS = 24

interface CostDraft { area: Pick | null; channel: string; fromMonth: string; amount: number | string; currency: string }

function CostForm({ currency: usual, onClose }: { currency: string; onClose: () => void }) {
  const t = useWords()
  const format = useFormat()
  const now = today().slice(0, 7)
  const form = useDraftForm<CostDraft>({
    key: 'unit-cost',
    initial: { area: null, channel: '', fromMonth: now, amount: '', currency: usual },
    check: ({ amount }): Record<string, string> => (typeof amount === 'number' ? {} : { amount: t('numbers:reading.needsNumber') }),
    async save({ area, channel, fromMonth, amount, currency }) {
      await callCore('causes', 'setCost', { area: toPicked(area), channel: (channel || null) as UnitCost['channel'], fromMonth, amount: Number(amount), currency: currency.trim().toUpperCase() })
      onClose()
    },
  })
  const { set, wrong } = form
  const { area, channel, fromMonth, amount, currency } = form.value
  return (
    <DraftForm form={form} onLeave={onClose} foot={<FormFoot busy={form.busy} onCancel={onClose} />}>
      <div className="columns">
        <NumberInput data-autofocus label={t('causes:costs.amount')} required min={0} hideControls value={amount} error={wrong['amount']} onChange={(next) => set({ amount: next })} />
        <TextInput label={t('causes:costs.currency')} description={t('causes:costs.currencyHint')} maxLength={3} value={currency} error={wrong['currency']} onChange={({ currentTarget }) => set({ currency: currentTarget.value })} />
      </div>
      <LookupPicker lookup="area" label={t('causes:costs.area')} placeholder={t('causes:everyArea')} value={area} error={wrong['area'] ?? wrong['area.name']} onChange={(pick) => set({ area: pick })} />
      <div className="columns">
        <NativeSelect label={t('causes:costs.channel')} value={channel} data={[{ value: '', label: t('causes:everyChannel') }, ...CHANNELS.map((each) => ({ value: each, label: t(`learnings:channel.${each}`) }))]} onChange={({ currentTarget }) => set({ channel: currentTarget.value })} />
        <NativeSelect label={t('causes:costs.from')} value={fromMonth} error={wrong['fromMonth']} data={Array.from({ length: MONTHS + 1 }, (_, index) => monthAfter(now, 1 - index)).map((value) => ({ value, label: format.month(value) }))} onChange={({ currentTarget }) => set({ fromMonth: currentTarget.value })} />
      </div>
    </DraftForm>
  )
}
