// Decides an idea: one of five ways, with a reason where one is owed. The decision moves the idea.
import { Button, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import type { AppError } from '../../../shared/app-error.ts'
import type { AgendaItem } from '../../../shared/contract/meetings.ts'
import { DECIDED_STAGE, DECISIONS, type DecisionKind } from '../../../shared/domain/agenda-lists.ts'
import { DayField } from '../../components/day-field.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { PersonSelect } from '../../components/person-select.tsx'
import { useStagesLeftOut } from '../../own-words.ts'
import { asAppError } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { problemWords, useWords } from '../../words.ts'
import { changeAgenda } from './agenda-acts.ts'

/** `onDone`: it is recorded. */
export function DecideForm({ item, meetingId, onDone }: { item: AgendaItem; meetingId: string; onDone?: () => void }) {
  const t = useWords()
  const without = useStagesLeftOut()
  const [chosen, setChosen] = useState<DecisionKind | null>(null)
  const [reason, setReason] = useState('')
  const [ownerId, setOwnerId] = useState<string | null>(null)
  const [dueOn, setDueOn] = useState<string | null>(null)
  const [missing, setMissing] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)

  const record = async (decision: DecisionKind) => {
    if (decision === 'decline' && reason.trim() === '') {
      setMissing(true)
      field.current?.focus()
      return
    }
    setBusy(true)
    try {
      await changeAgenda('decide', { meetingId, subject: item.subject, decision, reason, ownerId, dueOn })
      say(t('meetings:decide.done', { decision: t(`meetings:decided.${decision}`), title: item.title }))
      setChosen(null)
      setReason('')
      setOwnerId(null)
      setDueOn(null)
      setError(null)
      onDone?.()
    } catch (problem) {
      setError(asAppError(problem))
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="ag-decide">
      <div className="ag-decide-ways" role="group" aria-label={t('meetings:decide.label', { title: item.title })}>
        {DECISIONS.filter((decision) => !without.has(DECIDED_STAGE[decision])).map((decision) => (
          <Button
            key={decision}
            size="sm"
            variant={chosen === decision ? 'filled' : 'default'}
            aria-pressed={chosen === decision}
            onClick={() => {
              setChosen(chosen === decision ? null : decision)
              setMissing(false)
              setError(null)
            }}
          >
            {t(`meetings:decide.${decision}`)}
          </Button>
        ))}
      </div>
      {chosen ? (
        <form
          noValidate
          className="stack-tight"
          onSubmit={(event) => {
            event.preventDefault()
            void record(chosen)
          }}
        >
          <Textarea
            ref={field}
            label={chosen === 'decline' ? t('meetings:decide.reasonToDecline') : t('meetings:decide.reason')}
            required={chosen === 'decline'}
            withAsterisk={chosen === 'decline'}
            autosize
            minRows={2}
            maxRows={8}
            dir="auto"
            value={reason}
            error={missing ? problemWords(t, 'reason-missing') : undefined}
            onChange={({ currentTarget }) => {
              setReason(currentTarget.value)
              setMissing(false)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
            }}
          />
          <div className="ag-decide-who">
            <PersonSelect clearable label={t('runs:decision.owner')} placeholder={t('runs:decision.nobody')} value={ownerId} onChange={setOwnerId} />
            <DayField label={t('runs:decision.due')} value={dueOn} onChange={setDueOn} />
          </div>
          <ErrorNote error={error} />
          <div className="row">
            <Button type="submit" loading={busy}>
              {t('meetings:decide.record', { decision: t(`meetings:decide.${chosen}`) })}
            </Button>
            <Button variant="subtle" color="gray" onClick={() => setChosen(null)}>
              {t('cancel')}
            </Button>
          </div>
        </form>
      ) : null}
    </div>
  )
}
