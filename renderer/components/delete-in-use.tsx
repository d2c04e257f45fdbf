// Deletes an area, an episode or a cause. While other entries name it, asks what takes its place there.
import { Modal } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { AppError } from '../../shared/app-error.ts'
import type { Lookup } from '../../shared/contract/customers.ts'
import { asAppError } from '../query.ts'
import { say } from '../stores/notices.ts'
import { errorWords, useWords } from '../words.ts'
import { ErrorNote } from './error-note.tsx'
import { FormFoot } from './form-foot.tsx'
import { KeyedForm } from './keyed-form.tsx'
import { LookupPicker } from './lookup-picker.tsx'
import type { Pick } from './picks.ts'

interface DeleteInUseProps {
  /** What goes; null: nothing is being deleted. */
  what: { id: string; name: string } | null
  lookup: Lookup
  act: (moveTo: string | null) => Promise<{ moved: number }>
  onClose: () => void
}

export function DeleteInUse({ what, lookup, act, onClose }: DeleteInUseProps) {
  const t = useWords()
  const [uses, setUses] = useState<number | null>(null)
  const [moveTo, setMoveTo] = useState<Pick | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [busy, setBusy] = useState(false)
  const asked = useRef<string | null>(null)

  const close = () => {
    asked.current = null
    setUses(null)
    setMoveTo(null)
    setError(null)
    onClose()
  }

  async function tryIt(to: string | null): Promise<void> {
    const { name } = what!
    setBusy(true)
    try {
      const { moved } = await act(to)
      say(moved > 0 ? t('causes:delete.moved', { name, count: moved }) : t('causes:tree.deleted', { name }))
      close()
    } catch (problem) {
      const wrong = asAppError(problem)
      if (wrong.code === 'in-use') setUses(Number(wrong.params['count']))
      else if (to === null) {
        say(errorWords(t, wrong), { tone: 'wrong' })
        close()
      } else setError(wrong)
    } finally {
      setBusy(false)
    }
  }

  // what nothing names goes at once
  useEffect(() => {
    if (!what || asked.current === what.id) return
    asked.current = what.id
    void tryIt(null)
  })

  return (
    <Modal opened={what !== null && uses !== null} onClose={close} title={t('causes:delete.title', { name: what?.name ?? '' })} closeButtonProps={{ 'aria-label': t('close') }}>
      <KeyedForm className="stack" onSave={() => void (moveTo?.id ? tryIt(moveTo.id) : undefined)} onLeave={close}>
        <p className="flush">{t('causes:delete.text', { count: uses ?? 0 })}</p>
        <LookupPicker lookup={lookup} existingOnly label={t('causes:delete.moveTo')} value={moveTo} onChange={setMoveTo} />
        <ErrorNote error={error} />
        <FormFoot act={t('causes:delete.act')} busy={busy} disabled={!moveTo?.id} grave onCancel={close} />
      </KeyedForm>
    </Modal>
  )
}
