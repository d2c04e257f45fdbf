// Asks a question, or changes one: whom, from when and until when.
import { Checkbox, NativeSelect, SegmentedControl, TextInput, Input } from '@mantine/core'
import { v7 as uuid7 } from 'uuid'
import type { Campaign } from '../../../shared/contract/campaigns.ts'
import { AUDIENCES, CAMPAIGN_FIELD, campaignProblem, type Audience } from '../../../shared/domain/campaigns.ts'
import { DayField } from '../../components/day-field.tsx'
import { DraftForm } from '../../components/draft-form.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { useFormat } from '../../format.ts'
import { callCore, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { problemWords, useWords } from '../../words.ts'
import { instantOf, wallOf, type Wall } from './instants.ts'

const DAY = 24 * 60 * 60 * 1000
/** How long a campaign runs when nobody says otherwise: it is urgent. */
const USUAL = 3 * DAY

interface CampaignDraft { id: string; name: string; question: string; audience: Audience; teams: readonly string[]; segmentId: string; areaId: string; starts: Wall; ends: Wall }

function blank(): CampaignDraft {
  const now = Date.now()
  return { id: uuid7(), name: '', question: '', audience: 'everybody', teams: [], segmentId: '', areaId: '', starts: wallOf(now), ends: { ...wallOf(now + USUAL), time: '17:00' } }
}

const draftOf = ({ id, name, question, audience, teams, segment, area, startsAt, endsAt }: Campaign): CampaignDraft => ({ id, name, question, audience, teams: teams.map((team) => team.id), segmentId: segment?.id ?? '', areaId: area?.id ?? '', starts: wallOf(startsAt), ends: wallOf(endsAt) })

function termsOf({ audience, segmentId, areaId, starts, ends }: CampaignDraft) {
  return { audience, segmentId: audience === 'segment' ? segmentId || null : null, areaId: audience === 'area' ? areaId || null : null, startsAt: instantOf(starts), endsAt: instantOf(ends) }
}

/** The day is the field of the instant, the time is one of its own. */
function wallProblem(wall: Wall, field: string): Record<string, string> {
  if (instantOf(wall) !== null) return {}
  return instantOf({ ...wall, time: '12:00' }) === null ? { [field]: 'bad-date' } : { [`${field}.time`]: 'bad-time' }
}

/** Codes by field; the core checks the same. */
function problemsOf(draft: CampaignDraft): Record<string, string> {
  const { startsAt, endsAt, ...rest } = termsOf(draft)
  // whom it asks is looked at also while an end of it is no time yet
  const problem = campaignProblem({ ...rest, ...(startsAt === null || endsAt === null ? { startsAt: 0, endsAt: 1 } : { startsAt, endsAt }) })
  return {
    ...(draft.name.trim() ? {} : { name: 'required' }),
    ...(draft.question.trim() ? {} : { question: 'required' }),
    ...(draft.audience === 'teams' && draft.teams.length === 0 ? { teams: 'teams-missing' } : {}),
    ...wallProblem(draft.starts, 'startsAt'),
    ...wallProblem(draft.ends, 'endsAt'),
    ...(problem ? { [CAMPAIGN_FIELD[problem]]: problem } : {}),
  }
}

export function CampaignForm({ campaign, onClose }: { campaign: Campaign | null; onClose: (id: string | null) => void }) {
  const t = useWords()
  const format = useFormat()
  const { data: teams } = useAsk('team', 'teams', {})
  const { data: segments } = useAsk('customers', 'suggest', { lookup: 'segment', limit: 500 })
  const { data: areas } = useAsk('customers', 'suggest', { lookup: 'area', limit: 500 })
  const initial = campaign ? draftOf(campaign) : blank()
  const form = useDraftForm<CampaignDraft>({
    key: `campaign:${campaign?.id ?? 'new'}`,
    initial,
    under: campaign ? 'changes' : '',
    check: (draft) => Object.fromEntries(Object.entries(problemsOf(draft)).map(([field, code]) => [field, problemWords(t, code)])),
    async save(draft) {
      const terms = termsOf(draft)
      const input = { name: draft.name, question: draft.question, teams: draft.audience === 'teams' ? [...draft.teams] : [], ...terms, startsAt: terms.startsAt!, endsAt: terms.endsAt! }
      const { id } = await (campaign ? callCore('campaigns', 'edit', { id: campaign.id, changes: input }) : callCore('campaigns', 'create', { id: draft.id, ...input }))
      if (!campaign) say(t('campaigns:form.made', { name: input.name, when: format.time(input.startsAt) }))
      onClose(id)
    },
  })
  const { value, set, wrong } = form
  const { name, question, audience, segmentId, areaId, starts, ends } = value
  return (
    <DraftForm form={form} onLeave={() => onClose(null)} foot={<FormFoot act={campaign ? t('save') : t('campaigns:form.act')} busy={form.busy} onCancel={() => onClose(null)} />}>
      <TextInput data-autofocus label={t('campaigns:form.name')} required dir="auto" placeholder={t('campaigns:form.namePlaceholder')} value={name} error={wrong['name']} onChange={({ currentTarget }) => set({ name: currentTarget.value })} />
      <TextInput label={t('campaigns:form.question')} required dir="auto" placeholder={t('campaigns:form.questionPlaceholder')} value={question} error={wrong['question']} onChange={({ currentTarget }) => set({ question: currentTarget.value })} />
      <Input.Wrapper label={t('campaigns:form.audience')} labelElement="div">
        <SegmentedControl fullWidth aria-label={t('campaigns:form.audience')} className="cp-audience" value={audience} onChange={(next) => set({ audience: next })} data={AUDIENCES.map((one) => ({ value: one, label: t(`campaigns:form.whom.${one}`) }))} />
      </Input.Wrapper>
      {audience === 'teams' ? (
        <Checkbox.Group label={t('campaigns:form.teams')} error={wrong['teams']} value={[...value.teams]} onChange={(chosen) => set({ teams: chosen })} {...(teams?.length === 0 ? { description: t('campaigns:form.noTeams') } : {})}>
          <div className="cp-teams">
            {(teams ?? []).map((team) => (
              <Checkbox key={team.id} value={team.id} aria-invalid={wrong['teams'] ? true : undefined} label={<bdi translate="no">{team.name}</bdi>} />
            ))}
          </div>
        </Checkbox.Group>
      ) : null}
      {audience === 'segment' ? (
        <NativeSelect label={t('campaigns:form.segment')} description={t('campaigns:form.segmentHint')} value={segmentId} error={wrong['segmentId']} data={[{ value: '', label: t('campaigns:form.anySegment') }, ...(segments ?? []).map((segment) => ({ value: segment.id, label: segment.name }))]} onChange={({ currentTarget }) => set({ segmentId: currentTarget.value })} />
      ) : null}
      {audience === 'area' ? (
        <NativeSelect label={t('campaigns:form.area')} description={t('campaigns:form.areaHint')} value={areaId} error={wrong['areaId']} data={[{ value: '', label: t('campaigns:form.anyArea') }, ...(areas ?? []).map((area) => ({ value: area.id, label: area.name }))]} onChange={({ currentTarget }) => set({ areaId: currentTarget.value })} />
      ) : null}
      <div className="columns">
        <DayField label={t('campaigns:form.startsOn')} value={starts.day} error={wrong['startsAt']} onChange={(day) => set({ starts: { ...starts, day } })} />
        <TextInput type="time" label={t('campaigns:form.startsAt')} value={starts.time} error={wrong['startsAt.time']} onChange={({ currentTarget }) => set({ starts: { ...starts, time: currentTarget.value } })} />
      </div>
      <div className="columns">
        <DayField label={t('campaigns:form.endsOn')} value={ends.day} error={wrong['endsAt']} onChange={(day) => set({ ends: { ...ends, day } })} />
        <TextInput type="time" label={t('campaigns:form.endsAt')} value={ends.time} error={wrong['endsAt.time']} onChange={({ currentTarget }) => set({ ends: { ...ends, time: currentTarget.value } })} />
      </div>
    </DraftForm>
  )
}
