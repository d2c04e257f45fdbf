// Tells how a learning came about: cause, who caused it, five whys, what to do about it. Nothing of it is required.
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { RootCause } from '../../../shared/contract/causes.ts'
import type { Learning } from '../../../shared/contract/learnings.ts'
import { REMEDIES, WHYS, type Remedy } from '../../../shared/domain/causes.ts'
import { DraftForm } from '../../components/draft-form.tsx'
import { DraftNote } from '../../components/draft-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { LookupPicker } from '../../components/lookup-picker.tsx'
import { toPicked, type Pick } from '../../components/picks.ts'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { learningThing, useMay } from '../../may.ts'
import { callCore } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'

interface RootCauseDraft { cause: Pick | null; area: Pick | null; remedy: Remedy | ''; whys: string[]; prevention: string; ideaId: string }

export function RootCauseForm({ learning, told, onClose }: { learning: Learning; told: RootCause | null; onClose: () => void }) {
  const t = useWords()
  const undoable = useUndoable()
  const { is, refused } = useMay()
  const learningId = learning.id
  const form = useDraftForm<RootCauseDraft>({
    key: `root-cause:${learningId}`,
    initial: { cause: told?.cause ?? null, area: told?.area ?? null, remedy: told?.remedy ?? '', whys: WHYS.map((why) => told?.[why] ?? ''), prevention: told?.prevention ?? '', ideaId: told?.idea?.id ?? '' },
    under: 'changes',
    async save({ cause, area, remedy, whys, prevention, ideaId }) {
      const [why1 = '', why2 = '', why3 = '', why4 = '', why5 = ''] = whys.filter((why) => why.trim() !== '')
      await callCore('causes', 'tell', { learningId, changes: { cause: toPicked(cause), area: toPicked(area), remedy: remedy || null, why1, why2, why3, why4, why5, prevention, ideaId: ideaId || null } })
      say(t('causes:of.saved'))
      onClose()
    },
  })
  const { set, wrong } = form
  const { cause, area, remedy, whys, prevention, ideaId } = form.value
  // one more line than there are answers
  const shown = Math.min(WHYS.length, whys.findLastIndex((why) => why !== '') + 2)
  const ideas = [...learning.ideas, ...(told?.idea && !learning.ideas.some(({ id }) => id === told.idea!.id) ? [told.idea] : [])]
  const mayForget = told !== null && (is('lead') || refused('edit', learningThing(learning)) === null)
  return (
    <DraftForm
      form={form}
      label={t('causes:of.title')}
      onLeave={onClose}
      foot={
        <FormFoot busy={form.busy} onCancel={onClose}>
          {mayForget ? (
            <Button
              variant="subtle"
              color="brick"
              onClick={async () => {
                if (await undoable(() => callCore('causes', 'forget', { learningId }), t('causes:of.forgotten'), () => callCore('causes', 'recall', { learningId }))) onClose()
              }}
            >
              {t('causes:of.forget')}
            </Button>
          ) : null}
          <DraftNote state={form.state} />
        </FormFoot>
      }
    >
      <div className="columns">
        <LookupPicker lookup="cause" label={t('causes:of.cause')} description={t('causes:of.causeHint')} value={cause} error={wrong['cause'] ?? wrong['cause.name']} onChange={(pick) => set({ cause: pick })} />
        <LookupPicker lookup="area" label={t('causes:of.area')} description={t('causes:of.areaHint')} value={area} error={wrong['area'] ?? wrong['area.name']} onChange={(pick) => set({ area: pick })} />
      </div>
      <NativeSelect label={t('causes:of.remedy')} description={remedy ? t(`causes:remedyHint.${remedy}`) : undefined} value={remedy} data={[{ value: '', label: cause ? t('causes:of.remedyOfCause') : t('causes:noRemedy') }, ...REMEDIES.map((each) => ({ value: each, label: t(`causes:remedy.${each}`) }))]} onChange={({ currentTarget }) => set({ remedy: currentTarget.value as Remedy | '' })} />
      <fieldset className="ca-whys-fields">
        <legend>{t('causes:of.whys')}</legend>
        <p className="dim sm flush">{t('causes:of.whysHint')}</p>
        {WHYS.slice(0, shown).map((why, index) => (
          <TextInput key={why} aria-label={t('causes:of.why', { n: index + 1 })} placeholder={t('causes:of.why', { n: index + 1 })} dir="auto" maxLength={300} value={whys[index] ?? ''} error={wrong[why]} onChange={({ currentTarget }) => set({ whys: WHYS.map((_, at) => (at === index ? currentTarget.value : (whys[at] ?? ''))) })} />
        ))}
      </fieldset>
      <Textarea label={t('causes:of.prevention')} autosize minRows={2} maxRows={8} dir="auto" value={prevention} error={wrong['prevention']} onChange={({ currentTarget }) => set({ prevention: currentTarget.value })} />
      {ideas.length > 0 ? <NativeSelect label={t('causes:of.idea')} value={ideaId} error={wrong['ideaId']} data={[{ value: '', label: t('causes:of.noIdea') }, ...ideas.map(({ id, title }) => ({ value: id, label: title }))]} onChange={({ currentTarget }) => set({ ideaId: currentTarget.value })} /> : null}
    </DraftForm>
  )
}
