// Thanks to whoever wrote something: those that were given, and a few words of one's own.
import { ActionIcon, Button, Modal, Textarea, Tooltip } from '@mantine/core'
import { IconHeartHandshake } from '@tabler/icons-react'
import { useState } from 'react'
import type { Kudos as Given } from '../../shared/contract/kudos.ts'
import { NAMELESS } from '../../shared/domain/rights.ts'
import type { KudosFor } from '../../shared/domain/kudos.ts'
import { useFormat } from '../format.ts'
import { callCore, useAsk } from '../query.ts'
import { say } from '../stores/notices.ts'
import { useUndoable } from '../use-undoable.ts'
import { useWords, type Words } from '../words.ts'
import { DraftForm } from './draft-form.tsx'
import { FormFoot } from './form-foot.tsx'
import { useDraftForm } from './use-draft-form.ts'
import { UserText } from './user-text.tsx'

interface About { ofNoun: KudosFor; ofId: string }

export function Kudos({ ofNoun, ofId }: About) {
  const t = useWords()
  const { data } = useAsk('kudos', 'of', { ofNoun, ofId })
  const [writing, setWriting] = useState(false)
  if (!data || (data.kudos.length === 0 && !data.thankable)) return null
  return (
    <section className="panel" aria-labelledby={`kudos-${ofId}`}>
      <h2 id={`kudos-${ofId}`}>{t('kudos:title')}</h2>
      <div className="stack">
        {data.kudos.map((kudos) => (
          <KudosGiven key={kudos.id} kudos={kudos} />
        ))}
        {data.thankable ? (
          <div>
            <Button size="sm" variant="default" leftSection={<IconHeartHandshake size={17} aria-hidden />} onClick={() => setWriting(true)}>
              <bdi>{thankWords(t, data.thankable)}</bdi>
            </Button>
          </div>
        ) : null}
      </div>
      {writing ? <ThankDialog about={{ ofNoun, ofId }} onClose={() => setWriting(false)} /> : null}
    </section>
  )
}

/** A small button, for what stands among much else. */
export function ThankButton({ about, author }: { about: About; author: Given['from'] }) {
  const t = useWords()
  const [writing, setWriting] = useState(false)
  return (
    <>
      <Tooltip label={thankWords(t, author)}>
        <ActionIcon size="sm" aria-label={thankWords(t, author)} onClick={() => setWriting(true)}>
          <IconHeartHandshake size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {writing ? <ThankDialog about={about} onClose={() => setWriting(false)} /> : null}
    </>
  )
}

const thankWords = (t: Words, { id, name }: Given['from']) => (id === NAMELESS || name === '' ? t('kudos:thankAuthor') : t('kudos:thank', { name }))

export function KudosGiven({ kudos: { id, from, text, at, mine } }: { kudos: Given }) {
  const t = useWords()
  const format = useFormat()
  const undoable = useUndoable()
  return (
    <div className="stack-tight">
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
  )
}

function ThankDialog({ about, onClose }: { about: About; onClose: () => void }) {
  const t = useWords()
  return (
    <Modal opened onClose={onClose} title={t('kudos:title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <KudosForm about={about} onClose={onClose} />
    </Modal>
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
