// Thanks to whoever wrote something: those that were given, and a few words of one's own.
import { Button, Modal, Textarea } from '@mantine/core'
import { IconHeartHandshake } from '@tabler/icons-react'
import { useState } from 'react'
import { NAMELESS } from '../../shared/domain/rights.ts'
import type { KudosFor } from '../../shared/domain/kudos.ts'
import { useFormat } from '../format.ts'
import { callCore, useAsk } from '../query.ts'
import { say } from '../stores/notices.ts'
import { useUndoable } from '../use-undoable.ts'
import { useWords } from '../words.ts'
import { DraftForm } from './draft-form.tsx'
import { FormFoot } from './form-foot.tsx'
import { useDraftForm } from './use-draft-form.ts'
import { UserText } from './user-text.tsx'

interface About { ofNoun: KudosFor; ofId: string }

export function Kudos({ ofNoun, ofId }: About) {
  const t = useWords()
  const format = useFormat()
  const undoable = useUndoable()
  const { data } = useAsk('kudos', 'of', { ofNoun, ofId })
  const [writing, setWriting] = useState(false)
  if (!data || (data.kudos.length === 0 && !data.thankable)) return null
  return (
    <section className="panel" aria-labelledby={`kudos-${ofId}`}>
      <h2 id={`kudos-${ofId}`}>{t('kudos:title')}</h2>
      <div className="stack">
        {data.kudos.map(({ id, from, text, at, mine }) => (
          <div key={id} className="stack-tight">
            <UserText block className="prewrap">
              {text}
            </UserText>
            <p className="dim xs flush">
              <UserText>{from.name}</UserText>, {format.ago(at)}{' '}
              {mine ? (
                <button type="button" className="link xs" onClick={() => void undoable(() => callCore('kudos', 'takeBack', { id }), t('kudos:takenBack'), () => callCore('kudos', 'restore', { id }))}>
                  {t('kudos:takeBack')}
                </button>
              ) : null}
            </p>
          </div>
        ))}
        {data.thankable ? (
          <div>
            <Button size="sm" variant="default" leftSection={<IconHeartHandshake size={17} aria-hidden />} onClick={() => setWriting(true)}>
              {data.thankable.id === NAMELESS || data.thankable.name === '' ? t('kudos:thankAuthor') : <bdi>{t('kudos:thank', { name: data.thankable.name })}</bdi>}
            </Button>
          </div>
        ) : null}
      </div>
      <Modal opened={writing} onClose={() => setWriting(false)} title={t('kudos:title')} closeButtonProps={{ 'aria-label': t('close') }}>
        {writing ? <KudosForm about={{ ofNoun, ofId }} onClose={() => setWriting(false)} /> : null}
      </Modal>
    </section>
  )
}

function KudosForm({ about, onClose }: { about: About; onClose: () => void }) {
  const t = useWords()
  const form = useDraftForm({
    key: `kudos:${about.ofId}`,
    initial: { text: '' },
    save: async ({ text }) => {
      await callCore('kudos', 'give', { ...about, text })
      onClose()
      say(t('kudos:given'))
    },
  })
  return (
    <DraftForm form={form} onLeave={onClose} foot={<FormFoot act={t('kudos:give')} busy={form.busy} onCancel={onClose} />}>
      <Textarea data-autofocus autosize minRows={2} maxRows={8} dir="auto" label={t('kudos:label')} description={t('kudos:hint')} value={form.value.text} error={form.wrong['text']} onChange={({ currentTarget }) => form.set({ text: currentTarget.value })} />
    </DraftForm>
  )
}
