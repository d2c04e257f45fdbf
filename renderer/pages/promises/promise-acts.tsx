// What can be done with one promise: acknowledge it, resolve it with the answer that was given, share it.
import { Button, Textarea } from '@mantine/core'
import { IconCheck, IconShare3 } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import type { FollowUpState } from '../../../shared/contract/follow-ups.ts'
import { DraftNote } from '../../components/draft-note.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { Keys } from '../../components/keys.tsx'
import { useMay } from '../../may.ts'
import { useAct } from '../../query.ts'
import { SHORTCUTS } from '../../shortcuts.ts'
import { useDraft } from '../../stores/drafts.ts'
import { say } from '../../stores/notices.ts'
import { useOnce } from '../../use-once.ts'
import { fieldErrors, useWords } from '../../words.ts'

interface PromiseActsProps {
  id: string
  state: FollowUpState
  customer: string | null
  /** Who promised it. */
  ownerId: string
  /** Who heard it; null where that is not known. */
  authorId: string | null
  example: boolean
}

export function PromiseActs({ id, state, customer, ownerId, authorId, example }: PromiseActsProps) {
  const t = useWords()
  const { refused } = useMay()
  const [answering, setAnswering] = useState(false)
  const acknowledge = useAct('followUps', 'acknowledge')
  const share = useAct('followUps', 'share')
  const opener = useRef<HTMLButtonElement>(null)
  if (state === 'shared') return null
  const mayNot = refused('edit', { entity: 'followUp', data: { ownerId }, parent: { authorId }, example })
  if (mayNot) return <MayNot code={mayNot} words={t('rights.promise')} />
  if (state === 'resolved')
    return (
      <>
        <div className="row">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconShare3 size={16} aria-hidden />}
            loading={share.busy}
            onClick={async () => {
              if (await share.act({ id })) say(t('promises:shared'))
            }}
          >
            {t('promises:share')}
          </Button>
          <span className="dim xs">{t('promises:shareHint')}</span>
        </div>
        <ErrorNote error={share.error} />
      </>
    )
  if (answering)
    return (
      <AnswerForm
        id={id}
        customer={customer}
        onClose={() => {
          setAnswering(false)
          setTimeout(() => opener.current?.focus())
        }}
      />
    )
  return (
    <>
      <div className="row">
        <Button ref={opener} size="xs" leftSection={<IconCheck size={16} aria-hidden />} onClick={() => setAnswering(true)}>
          {t('promises:resolve')}
        </Button>
        {state === 'open' ? (
          <Button
            size="xs"
            variant="default"
            loading={acknowledge.busy}
            onClick={async () => {
              if (await acknowledge.act({ id })) say(t('promises:acknowledged'))
            }}
          >
            {t('promises:acknowledge')}
          </Button>
        ) : null}
      </div>
      <ErrorNote error={acknowledge.error} />
    </>
  )
}

function AnswerForm({ id, customer, onClose }: { id: string; customer: string | null; onClose: () => void }) {
  const t = useWords()
  const draft = useDraft(`answer:${id}`, { answer: '' })
  const { act, busy, error } = useAct('followUps', 'resolve')
  const errors = useMemo(() => fieldErrors(t, error), [t, error])

  const save = useOnce(async () => {
    if (!(await act({ id, answer: draft.value.answer }))) return
    draft.discard()
    onClose()
    say(t('promises:resolved'))
  })

  return (
    <KeyedForm className="stack-tight promise-answer" onSave={save} onLeave={onClose}>
      <Textarea
        label={customer === null ? t('promises:answer') : t('promises:answerTo', { customer })}
        description={t('promises:answerHint')}
        autosize
        minRows={2}
        maxRows={10}
        dir="auto"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by the button that it replaces
        autoFocus
        value={draft.value.answer}
        error={errors['answer']}
        onChange={({ currentTarget }) => draft.set({ answer: currentTarget.value })}
      />
      <ErrorNote error={error && !errors['answer'] ? error : null} />
      <div className="form-foot">
        <Button type="submit" size="xs" loading={busy} rightSection={<Keys keys={SHORTCUTS.save.keys} />}>
          {t('promises:saveAnswer')}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onClose}>
          {t('cancel')}
        </Button>
        <DraftNote state={draft.state} />
      </div>
    </KeyedForm>
  )
}
