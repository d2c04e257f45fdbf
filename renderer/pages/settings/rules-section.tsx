// The rules of the workspace: office hours, how fast promises are kept, silence, what delight may cost, how ideas are scored. Admins set them, others read them.
import { Checkbox, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { CRITERIA, LARGEST_WEIGHT, NAME_RULES, RULE_RANGES, SCORINGS, type CriterionNames, type Scoring, type Weights } from '../../../shared/domain/workspace-rules.ts'
import { DraftForm } from '../../components/draft-form.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { Loading } from '../../components/loading.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { TimeZoneSelect } from '../../components/time-zone-select.tsx'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { callCore, useAsk, type Out } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'
import './rules.css'

type Rules = Out<'rules', 'get'>['rules']
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
const NUMBERS = ['answerHours', 'decisionDays', 'followUpHours', 'silenceWeeks', 'wowCap'] as const
type NumberRule = (typeof NUMBERS)[number]

export function RulesSection() {
  const t = useWords()
  const { data, error, refetch } = useAsk('rules', 'get', {})
  const may = useMay()
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading rows={4} />
  const refused = may.refused('edit', { entity: 'workspaceRules', data: {} })
  return (
    <>
      <p className="dim sm flush">{t('pipeline:rules.lead')}</p>
      <MayNot code={refused} words={t('pipeline:rules.mayNot')} />
      {data.hoursLost ? <p className="flush rules-lost">{t('pipeline:rules.hoursLost')}</p> : null}
      <RulesForm key={JSON.stringify(data.rules)} rules={data.rules} readOnly={refused !== null} />
    </>
  )
}

function RulesForm({ rules, readOnly }: { rules: Rules; readOnly: boolean }) {
  const t = useWords()
  const format = useFormat()
  // a number field may hold what is not a number yet
  const form = useDraftForm<Omit<Rules, NumberRule> & Record<NumberRule, number | string>>({
    key: 'workspace-rules',
    initial: rules,
    under: 'changes',
    async save(value) {
      const typed = { ...value, ...Object.fromEntries(NUMBERS.map((name) => [name, value[name] === '' ? Number.NaN : Number(value[name])])) } as Rules
      const changes = Object.fromEntries(Object.entries(typed).filter(([name, one]) => JSON.stringify(one) !== JSON.stringify(rules[name as keyof Rules]))) as Partial<Rules>
      await callCore('rules', 'edit', { changes })
      say(t('pipeline:rules.saved'))
    },
  })
  const { value, set, wrong } = form
  const { impactName, reachName, confidenceName, effortName } = value
  const { weekdays, opensAt, closesAt, timeZone, followUpInOffice, currency, scoring, weights } = value
  const number = (name: NumberRule, more: { decimals?: boolean; below?: ReactNode } = {}) => (
    <NumberInput label={t(`pipeline:rules.${name}`)} description={t(`pipeline:rules.hint.${name}`)} min={RULE_RANGES[name][0]} max={RULE_RANGES[name][1]} allowDecimal={more.decimals ?? false} clampBehavior="none" hideControls disabled={readOnly} value={value[name]} error={wrong[name] && t('pipeline:rules.between', { least: format.number(RULE_RANGES[name][0]), most: format.number(RULE_RANGES[name][1]) })} onChange={(typed) => set({ [name]: typed })} />
  )
  return (
    <DraftForm form={form} label={t('pipeline:rules.title')} onLeave={() => set(rules)} foot={readOnly ? null : <FormFoot act={t('save')} busy={form.busy} onCancel={() => set(rules)} />}>
      <h3 className="rules-heading">{t('pipeline:rules.office')}</h3>
      <Checkbox.Group label={t('pipeline:rules.weekdays')} error={wrong['weekdays']} value={weekdays.map(String)} onChange={(days) => set({ weekdays: days.map(Number).toSorted((a, b) => a - b) })}>
        <div className="rules-days">
          {WEEKDAYS.map((day) => (
            <Checkbox key={day} value={String(day)} disabled={readOnly} label={t(`meetings:weekday.${day}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <div className="rules-fields">
        <TextInput type="time" label={t('pipeline:rules.opensAt')} disabled={readOnly} value={opensAt} error={wrong['opensAt']} onChange={({ currentTarget }) => set({ opensAt: currentTarget.value })} />
        <TextInput type="time" label={t('pipeline:rules.closesAt')} disabled={readOnly} value={closesAt} error={wrong['closesAt']} onChange={({ currentTarget }) => set({ closesAt: currentTarget.value })} />
        <TimeZoneSelect label={t('meetings:form.timeZone')} disabled={readOnly} value={timeZone} error={wrong['timeZone']} onChange={(zone) => set({ timeZone: zone })} />
      </div>
      <p className="dim sm flush">{t('pipeline:rules.freeDays')}</p>
      <h3 className="rules-heading">{t('pipeline:rules.promises')}</h3>
      <div className="rules-fields">
        {number('answerHours')}
        {number('decisionDays')}
        {number('followUpHours')}
      </div>
      <Checkbox label={t('pipeline:rules.followUpInOffice')} disabled={readOnly} checked={followUpInOffice} onChange={({ currentTarget }) => set({ followUpInOffice: currentTarget.checked })} />
      <h3 className="rules-heading">{t('pipeline:rules.care')}</h3>
      <div className="rules-fields">
        {number('silenceWeeks')}
        {number('wowCap', { decimals: true })}
        <TextInput label={t('pipeline:rules.currency')} maxLength={3} disabled={readOnly} value={currency} error={wrong['currency']} onChange={({ currentTarget }) => set({ currency: currentTarget.value.toUpperCase() })} />
      </div>
      <h3 className="rules-heading">{t('pipeline:rules.scoring')}</h3>
      <ScoringFields scoring={scoring} weights={weights} names={{ impactName, reachName, confidenceName, effortName }} readOnly={readOnly} wrong={wrong} onChange={set} />
    </DraftForm>
  )
}

interface ScoringFieldsProps { scoring: Scoring; weights: Weights; names: CriterionNames; readOnly: boolean; wrong: Readonly<Record<string, string>>; onChange: (change: { scoring?: Scoring; weights?: Weights } & Partial<CriterionNames>) => void }

function ScoringFields({ scoring, weights, names, readOnly, wrong, onChange }: ScoringFieldsProps) {
  const t = useWords()
  const format = useFormat()
  const outOfRange = t('pipeline:rules.between', { least: format.number(0), most: format.number(LARGEST_WEIGHT) })
  return (
    <>
      <SegmentedControl aria-label={t('pipeline:rules.scoring')} className="own-width" disabled={readOnly} value={scoring} onChange={(next) => onChange({ scoring: next })} data={SCORINGS.map((one) => ({ value: one, label: t(`pipeline:scoring.${one}`) }))} />
      <p className="dim sm flush">{t(`pipeline:scoring.about.${scoring}`)}</p>
      {scoring === 'criteria' ? (
        <div className="rules-fields">
          {CRITERIA.map((criterion) => (
            <NumberInput key={criterion} label={t('pipeline:rules.weight', { criterion: names[NAME_RULES[criterion]] || t(`pipeline:criterion.${criterion}`) })} min={0} max={LARGEST_WEIGHT} allowDecimal={false} clampBehavior="none" disabled={readOnly} value={weights[criterion]} error={wrong[`weights.${criterion}`] ? outOfRange : criterion === CRITERIA[0] ? wrong['weights'] : undefined} onChange={(typed) => onChange({ weights: { ...weights, [criterion]: Number(typed) } })} />
          ))}
        </div>
      ) : null}
      <p className="dim sm flush">{t('pipeline:rules.criterionNames')}</p>
      <div className="rules-fields">
        {CRITERIA.map((criterion) => (
          <TextInput key={criterion} label={t('pipeline:rules.criterionName', { criterion: t(`pipeline:criterion.${criterion}`) })} placeholder={t(`pipeline:criterionLabel.${criterion}`)} maxLength={60} dir="auto" disabled={readOnly} value={names[NAME_RULES[criterion]]} onChange={({ currentTarget }) => onChange({ [NAME_RULES[criterion]]: currentTarget.value })} />
        ))}
      </div>
    </>
  )
}
