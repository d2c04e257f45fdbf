// Two forms of a pilot: what a customer says of the idea, and the message that tells them what changed.
import { Button, Input, SegmentedControl, Textarea } from '@mantine/core'
import { IconCopy, IconMail } from '@tabler/icons-react'
import type { Idea } from '../../../shared/contract/ideas.ts'
import type { PilotCustomer } from '../../../shared/contract/pilot.ts'
import { VERDICTS, type Verdict } from '../../../shared/domain/pilot.ts'
import { DayField } from '../../components/day-field.tsx'
import { DraftForm } from '../../components/draft-form.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { today } from '../../days.ts'
import { asAppError, callCore } from '../../query.ts'
import { saveFile } from '../../save-file.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'
import { messageFor } from './pilot-words.ts'

interface DialogProps { idea: Idea; one: PilotCustomer; onClose: () => void }

/** Stand for "not yet" among the verdicts, and for nothing that was chosen: what nobody said must not be there with one key. */
const SILENT = 'silent'
const OPEN = ''

export function SayForm({ one, onClose }: Omit<DialogProps, 'idea'>) {
  const t = useWords()
  const { id, customer } = one
  const initial: { verdict: Verdict | typeof SILENT | typeof OPEN; words: string; saidOn: string } = { verdict: one.verdict ?? OPEN, words: one.words, saidOn: one.saidOn ?? today() }
  const form = useDraftForm({
    key: `pilot-said:${id}`,
    initial,
    check: ({ verdict }): Record<string, string> => (verdict === OPEN ? { verdict: t('pilot:choose') } : {}),
    save: async ({ verdict, ...said }) => {
      if (verdict === OPEN) return
      await callCore('pilot', 'say', { id, ...said, verdict: verdict === SILENT ? null : verdict })
      onClose()
      say(t('pilot:recorded', { name: customer.name }))
    },
  })
  const { value, set, wrong } = form
  const choices = [...VERDICTS.map((verdict) => ({ value: verdict, label: t(`pilot:verdict.${verdict}`) })), ...(one.verdict ? [{ value: SILENT, label: t('pilot:clear') }] : [])] as { value: typeof value.verdict; label: string }[]
  return (
    <DraftForm form={form} onLeave={onClose} foot={<FormFoot busy={form.busy} onCancel={onClose} />}>
      <Input.Wrapper label={t('pilot:verdictLabel')} labelElement="div" error={wrong['verdict']} errorProps={{ role: 'alert' }}>
        <SegmentedControl fullWidth orientation="vertical" aria-label={t('pilot:verdictLabel')} value={value.verdict} onChange={(verdict) => set({ verdict })} data={choices} />
      </Input.Wrapper>
      {value.verdict === SILENT ? null : (
        <>
          <Textarea data-autofocus autosize minRows={3} maxRows={10} dir="auto" label={t('pilot:words')} placeholder={t('pilot:wordsPlaceholder')} value={value.words} error={wrong['words']} onChange={({ currentTarget }) => set({ words: currentTarget.value })} />
          <DayField label={t('pilot:saidOn')} value={value.saidOn} error={wrong['saidOn']} max={today()} onChange={(saidOn) => set({ saidOn: saidOn ?? '' })} />
        </>
      )}
    </DraftForm>
  )
}

export function TellForm({ idea, one, onClose }: DialogProps) {
  const t = useWords()
  const { id, customer, told } = one
  const form = useDraftForm({
    key: `pilot-told:${id}`,
    initial: { message: told?.message || messageFor(t, idea, one) },
    save: async ({ message }) => {
      await callCore('pilot', 'tell', { id, message })
      onClose()
      say(t('pilot:nowTold', { name: customer.name }))
    },
  })
  const { message } = form.value
  const sayWrong = (error: unknown) => say(errorWords(t, asAppError(error)), { tone: 'wrong' })
  const copy = () => navigator.clipboard.writeText(message).then(() => say(t('pilot:copied')), () => say(t('minutes:send.notCopied'), { tone: 'wrong' }))
  const mail = () => callCore('pilot', 'mail', { subject: t('pilot:subject', { title: idea.title }).slice(0, 300), text: message }).then((file) => saveFile(t('pilot:fileName'), new Blob([file.message], { type: 'message/rfc822' })), sayWrong)
  return (
    <DraftForm form={form} onLeave={onClose} foot={<FormFoot act={t('pilot:told')} busy={form.busy} onCancel={onClose} />}>
      <Textarea data-autofocus autosize minRows={8} maxRows={18} dir="auto" label={t('pilot:message')} description={t('pilot:messageHint')} value={message} error={form.wrong['message']} onChange={({ currentTarget }) => form.set({ message: currentTarget.value })} />
      <div className="row">
        <Button variant="default" leftSection={<IconCopy size={17} aria-hidden />} onClick={() => void copy()}>
          {t('pilot:copy')}
        </Button>
        <Button variant="default" leftSection={<IconMail size={17} aria-hidden />} disabled={message.trim() === ''} onClick={() => void mail()}>
          {t('pilot:mail')}
        </Button>
      </div>
    </DraftForm>
  )
}
