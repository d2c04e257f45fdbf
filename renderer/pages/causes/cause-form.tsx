// Makes a cause, or changes one.
import { NativeSelect, TextInput } from '@mantine/core'
import type { Cause } from '../../../shared/contract/causes.ts'
import { causeTree, REMEDIES, type Remedy } from '../../../shared/domain/causes.ts'
import { DayField } from '../../components/day-field.tsx'
import { DraftForm } from '../../components/draft-form.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { LookupPicker } from '../../components/lookup-picker.tsx'
import { toPicked, type Pick } from '../../components/picks.ts'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { today } from '../../days.ts'
import { callCore } from '../../query.ts'
import { useWords } from '../../words.ts'

interface CauseDraft { name: string; parentId: string; area: Pick | null; remedy: Remedy | ''; removedOn: string | null }

export function CauseForm({ cause, causes, onClose }: { cause: Cause | null; causes: readonly Cause[]; onClose: () => void }) {
  const t = useWords()
  const form = useDraftForm<CauseDraft>({
    key: `cause:${cause?.id ?? 'new'}`,
    initial: { name: cause?.name ?? '', parentId: cause?.parentId ?? '', area: cause?.area ?? null, remedy: cause?.remedy ?? '', removedOn: cause?.removedOn ?? null },
    under: cause ? 'changes' : '',
    async save({ parentId, area, remedy, ...rest }) {
      const input = { ...rest, parentId: parentId || null, area: toPicked(area), remedy: remedy || null }
      await (cause ? callCore('causes', 'edit', { id: cause.id, changes: input }) : callCore('causes', 'create', input))
      onClose()
    },
  })
  const { set, wrong } = form
  const { name, parentId, area, remedy, removedOn } = form.value
  const tree = causeTree(causes.map((each) => ({ ...each, areaId: each.area?.id ?? null })))
  const own = cause ? tree.below(cause.id) : []
  const parents = causes.filter(({ id }) => !own.includes(id)).map(({ id }) => ({ value: id, label: tree.path(id).map((each) => each.name).join(' › ') }))
  return (
    <DraftForm form={form} onLeave={onClose} foot={<FormFoot act={cause ? t('save') : t('causes:tree.create')} busy={form.busy} onCancel={onClose} />}>
      <TextInput data-autofocus label={t('causes:tree.name')} required dir="auto" value={name} error={wrong['name']} onChange={({ currentTarget }) => set({ name: currentTarget.value })} />
      <NativeSelect label={t('causes:tree.parent')} value={parentId} error={wrong['parentId']} data={[{ value: '', label: t('causes:tree.top') }, ...parents]} onChange={({ currentTarget }) => set({ parentId: currentTarget.value })} />
      <LookupPicker lookup="area" label={t('causes:tree.area')} value={area} error={wrong['area'] ?? wrong['area.name']} onChange={(pick) => set({ area: pick })} />
      <NativeSelect label={t('causes:tree.remedy')} description={remedy ? t(`causes:remedyHint.${remedy}`) : undefined} value={remedy} data={[{ value: '', label: parentId ? t('causes:tree.above') : t('causes:noRemedy') }, ...REMEDIES.map((each) => ({ value: each, label: t(`causes:remedy.${each}`) }))]} onChange={({ currentTarget }) => set({ remedy: currentTarget.value as Remedy | '' })} />
      <DayField label={t('causes:tree.removedOn')} description={t('causes:tree.removedHint')} value={removedOn} error={wrong['removedOn']} max={today()} onChange={(day) => set({ removedOn: day })} />
    </DraftForm>
  )
}
