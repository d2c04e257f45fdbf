// What can be done with one promise: tell that the customer has a first answer, resolve it with the answer that was given, share it, hand it over, take a step back.
import { Button, Menu } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconDots, IconShare3, IconUserShare } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { FollowUpState } from '../../../shared/contract/follow-ups.ts'
import { MayNot } from '../../components/may-not.tsx'
import { later } from '../../later.ts'
import { useMay } from '../../may.ts'
import { callCore } from '../../query.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'
import { AnswerForm } from './answer-form.tsx'

const HandOver = later(async () => (await import('./hand-over.tsx')).HandOver)

interface PromiseActsProps {
  id: string
  state: FollowUpState
  customer: string | null
  /** Who promised it. */
  ownerId: string
  /** Who heard it; null where that is not known. */
  authorId: string | null
  /** What was answered before it was taken back. */
  answer?: string
  /** Of a private learning. */
  isPrivate: boolean
  example: boolean
}

export function PromiseActs({ id, state, customer, ownerId, authorId, answer = '', isPrivate, example }: PromiseActsProps) {
  const t = useWords()
  const { refused } = useMay()
  const undoable = useUndoable()
  const [doing, setDoing] = useState<'answer' | 'hand' | null>(null)
  const [busy, setBusy] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const mayNot = refused('edit', { entity: 'followUp', data: { ownerId }, parent: { authorId }, example })
  const takeBack = (from: FollowUpState) => callCore('followUps', 'takeBack', { id, from })
  const act = async (verb: 'acknowledge' | 'share', to: FollowUpState, said: string) => {
    setBusy(true)
    await undoable(() => callCore('followUps', verb, { id }), said, () => takeBack(to))
    setBusy(false)
  }
  if (mayNot) return state === 'shared' ? null : <MayNot code={mayNot} words={t('rights.promise')} />
  const back = (label: string, again: () => Promise<unknown>) => (
    <Menu>
      <Menu.Target>
        <Button size="xs" variant="subtle" color="gray" px={6} aria-label={t('moreActions', { name: t('promises:one') })}>
          <IconDots size={16} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => void undoable(() => takeBack(state), t('promises:takenBack'), again)}>
          {label}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
  if (state === 'shared') return <div className="row">{back(t('promises:unshare'), () => callCore('followUps', 'share', { id }))}</div>
  if (state === 'resolved')
    return (
      <div className="row">
        {isPrivate ? null : (
          <Button size="xs" variant="default" leftSection={<IconShare3 size={16} aria-hidden />} loading={busy} onClick={() => void act('share', 'shared', t('promises:shared'))}>
            {t('promises:share')}
          </Button>
        )}
        {back(t('promises:reopen'), () => callCore('followUps', 'resolve', { id, answer }))}
        <span className="dim xs">{t(isPrivate ? 'promises:sharePrivate' : 'promises:shareHint')}</span>
      </div>
    )
  if (doing === 'answer')
    return (
      <AnswerForm
        id={id}
        customer={customer}
        before={answer}
        onClose={() => {
          setDoing(null)
          setTimeout(() => opener.current?.focus())
        }}
      />
    )
  return (
    <div className="row">
      <Button ref={opener} size="xs" leftSection={<IconCheck size={16} aria-hidden />} onClick={() => setDoing('answer')}>
        {t('promises:resolve')}
      </Button>
      {state === 'open' ? (
        <Button size="xs" variant="default" loading={busy} onClick={() => void act('acknowledge', 'acknowledged', t('promises:acknowledged'))}>
          {t('promises:acknowledge')}
        </Button>
      ) : null}
      {isPrivate ? null : (
        <Button size="xs" variant="subtle" leftSection={<IconUserShare size={16} aria-hidden />} onClick={() => setDoing('hand')}>
          {t('promises:handOver')}
        </Button>
      )}
      {doing === 'hand' ? (
        <HandOver id={id} ownerId={ownerId} onClose={() => setDoing(null)} />
      ) : null}
    </div>
  )
}
