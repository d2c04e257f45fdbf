// The word to all who took part, which ends the campaign.
import { Textarea } from '@mantine/core'
import type { CampaignPage } from '../../../shared/contract/campaigns.ts'
import { campaignStanding } from '../../../shared/domain/campaigns.ts'
import { DraftForm } from '../../components/draft-form.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { useNow } from '../../use-now.ts'
import { useUndoable } from '../../use-undoable.ts'
import { callCore } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'

export function CloseForm({ campaign, onClose }: { campaign: CampaignPage; onClose: () => void }) {
  const t = useWords()
  const undoable = useUndoable()
  const now = useNow()
  const { id, name, endsAt, participants, closedAt } = campaign
  const form = useDraftForm({
    key: `campaign-close:${id}`,
    initial: { note: campaign.closing },
    async save({ note }) {
      await callCore('campaigns', 'close', { id, note })
      onClose()
      say(participants === 0 ? t('campaigns:close.doneNobody', { name }) : t('campaigns:close.done', { name, count: participants }), closedAt === null ? { undo: () => void undoable(() => callCore('campaigns', 'reopen', { id, endsAt }), t('campaigns:close.reopened', { name }), () => callCore('campaigns', 'close', { id, note })) } : {})
    },
  })
  const { value, set, wrong } = form
  return (
    <DraftForm form={form} onLeave={onClose} foot={<FormFoot act={t('campaigns:close.act')} busy={form.busy} onCancel={onClose} />}>
      <p className="flush dim sm">{t(campaignStanding(campaign, now) === 'running' ? 'campaigns:close.leadRunning' : 'campaigns:close.lead')}</p>
      <Textarea data-autofocus autosize minRows={4} maxRows={16} dir="auto" required label={t('campaigns:close.note')} value={value.note} error={wrong['note']} onChange={({ currentTarget }) => set({ note: currentTarget.value })} />
    </DraftForm>
  )
}
