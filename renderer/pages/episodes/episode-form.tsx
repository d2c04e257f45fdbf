// Makes an episode, or changes its name and who answers for it.
import { TextInput } from '@mantine/core'
import type { Episode } from '../../../shared/contract/episodes.ts'
import { DraftForm } from '../../components/draft-form.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { PersonSelect } from '../../components/person-select.tsx'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { callCore } from '../../query.ts'
import { useWords } from '../../words.ts'

export function EpisodeForm({ episode, onClose }: { episode: Episode | null; onClose: () => void }) {
  const t = useWords()
  const form = useDraftForm<{ name: string; ownerId: string }>({
    key: `episode:${episode?.id ?? 'new'}`,
    initial: { name: episode?.name ?? '', ownerId: episode?.owner?.id ?? '' },
    under: episode ? 'changes' : '',
    async save({ name, ownerId }) {
      const input = { name, ownerId: ownerId || null }
      await (episode ? callCore('episodes', 'edit', { id: episode.id, changes: input }) : callCore('episodes', 'create', input))
      onClose()
    },
  })
  const { set, wrong } = form
  const { name, ownerId } = form.value
  return (
    <DraftForm form={form} onLeave={onClose} foot={<FormFoot act={episode ? t('save') : t('episodes:form.create')} busy={form.busy} onCancel={onClose} />}>
      <TextInput data-autofocus label={t('episodes:form.name')} required dir="auto" value={name} error={wrong['name']} onChange={({ currentTarget }) => set({ name: currentTarget.value })} />
      <PersonSelect clearable label={t('episodes:form.owner')} placeholder={t('episodes:form.nobody')} value={ownerId || null} error={wrong['ownerId']} onChange={(id) => set({ ownerId: id ?? '' })} />
    </DraftForm>
  )
}
