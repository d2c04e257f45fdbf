// Webhooks, for admins: where the hub tells what happens, how that goes, and the log of what was sent.
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Webhook } from '../../../shared/contract/programs.ts'
import { EVENTS } from '../../../shared/domain/programs.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useAct } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { fieldErrors, useWords, type Words } from '../../words.ts'
import { Section } from '../settings/section.tsx'
import { HubProblem } from './hub-away.tsx'
import { Secret } from './secret.tsx'
import { useHubAsk } from './use-hub-ask.ts'

type EventName = (typeof EVENTS)[number]
const eventWords = (t: Words, event: string) => (EVENTS.includes(event as EventName) ? t(`team:programs.event.${event.replace('.', '-') as 'idea-moved'}`) : event)

export function Webhooks() {
  const t = useWords()
  const { data, error, isPending, refetch } = useHubAsk('programs', 'webhooks', {})
  return (
    <Section title={t('team:programs.webhooks')}>
      <p className="dim sm flush">{t('team:programs.webhooksText')}</p>
      <HubProblem error={error} onRetry={() => void refetch()} />
      {isPending && !error ? <Loading rows={1} /> : null}
      {data?.length === 0 ? <p className="flush">{t('team:programs.noWebhooks')}</p> : null}
      {data && data.length > 0 ? (
        <ul className="team-list">
          {data.map((webhook) => (
            <OneWebhook key={webhook.id} webhook={webhook} onChanged={() => void refetch()} />
          ))}
        </ul>
      ) : null}
      {data ? <NewWebhook onAdded={() => void refetch()} /> : null}
    </Section>
  )
}

function OneWebhook({ webhook: { id, url, events, note, state, failingSince, waiting }, onChanged }: { webhook: Webhook; onChanged: () => void }) {
  const t = useWords()
  const format = useFormat()
  const [log, setLog] = useState(false)
  const setActive = useAct('programs', 'setActive')
  const remove = useAct('programs', 'removeWebhook')
  const test = useAct('programs', 'testWebhook')
  const sent = useHubAsk('programs', 'deliveries', { id }, { enabled: log })
  const active = state === 'active'
  return (
    <li className="team-line">
      <div className="team-line-main">
        <code className="team-url" translate="no">
          {url}
        </code>{' '}
        <span className="pill" data-tone={state === 'dead' ? 'bad' : active ? 'good' : undefined}>
          {t(`team:programs.state.${state}`)}
        </span>
        <p className="dim sm flush">
          {note ? <UserText>{note}</UserText> : null} {events.includes('*') ? t('team:programs.everything') : t('team:programs.some', { count: events.length })}
          {waiting > 0 ? `, ${t('team:programs.waiting', { count: waiting })}` : ''}
          {failingSince === null ? '' : `, ${t('team:programs.failing', { ago: format.ago(failingSince) })}`}
        </p>
        <details className="sm" onToggle={({ currentTarget }) => setLog(currentTarget.open)}>
          <summary>{t('team:programs.log')}</summary>
          <HubProblem error={sent.error} onRetry={() => void sent.refetch()} />
          {sent.data?.length === 0 ? <p className="dim flush">{t('team:programs.logNone')}</p> : null}
          <ul>
            {(sent.data ?? []).slice(0, 20).map((delivery) => (
              <li key={delivery.id}>{t('team:programs.logLine', { time: format.time(delivery.createdAt), event: eventWords(t, delivery.event), state: delivery.state === 'delivered' ? t('team:programs.sent') : delivery.state === 'dead' ? t('team:programs.given') : t('team:programs.notYet', { count: delivery.attempts }) })}</li>
            ))}
          </ul>
        </details>
        <ErrorNote error={setActive.error ?? remove.error ?? test.error} />
      </div>
      <div className="row tight">
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('team:programs.testOf', { url })}
          onClick={async () => {
            if (await test.act({ id })) say(t('team:programs.tested'))
            if (log) await sent.refetch()
          }}
        >
          {t('team:programs.test')}
        </Button>
        <Button size="compact-sm" variant="default" aria-label={t(active ? 'team:programs.pauseOf' : 'team:programs.wakeOf', { url })} onClick={async () => void ((await setActive.act({ id, active: !active })) && onChanged())}>
          {t(active ? 'team:programs.pause' : 'team:programs.wake')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('team:programs.removeOf', { url })}
          onClick={async () => {
            if (!(await remove.act({ id }))) return
            onChanged()
            say(t('team:programs.removed'))
          }}
        >
          {t('team:programs.remove')}
        </Button>
      </div>
    </li>
  )
}

function NewWebhook({ onAdded }: { onAdded: () => void }) {
  const t = useWords()
  const [url, setUrl] = useState('')
  const [note, setNote] = useState('')
  const [events, setEvents] = useState<readonly EventName[]>(EVENTS)
  const [secret, setSecret] = useState<string | null>(null)
  const { act, busy, error } = useAct('programs', 'addWebhook')
  const errors = fieldErrors(t, error)
  return (
    <details className="team-new" open={secret !== null || undefined}>
      <summary>{t('team:programs.add')}</summary>
      <form
        noValidate
        className="stack"
        onSubmit={async (event) => {
          event.preventDefault()
          const made = await act({ url, note, events: events.length === EVENTS.length ? ['*'] : [...events] })
          if (!made) return
          setSecret(made.secret)
          setUrl('')
          setNote('')
          onAdded()
        }}
      >
        {secret ? (
          <>
            <p className="flush" role="status">
              {t('team:programs.added')}
            </p>
            <Secret key={secret} label={t('team:programs.secret')} copyLabel={t('team:programs.copySecret')} value={secret} main />
          </>
        ) : null}
        <TextInput label={t('team:programs.url')} dir="ltr" inputMode="url" autoComplete="off" spellCheck={false} value={url} error={errors['url']} onChange={({ currentTarget }) => setUrl(currentTarget.value)} />
        <TextInput label={t('team:programs.note')} dir="auto" value={note} onChange={({ currentTarget }) => setNote(currentTarget.value)} />
        <fieldset className="team-scopes">
          <legend>{t('team:programs.events')}</legend>
          {EVENTS.map((event) => (
            <Checkbox key={event} label={eventWords(t, event)} checked={events.includes(event)} onChange={({ currentTarget }) => setEvents(currentTarget.checked ? [...events, event] : events.filter((other) => other !== event))} />
          ))}
          {errors['events'] ? <p className="field-error">{errors['events']}</p> : null}
        </fieldset>
        <ErrorNote error={error && Object.keys(errors).length === 0 ? error : null} />
        <Button type="submit" variant="default" className="own-width" loading={busy}>
          {t('team:programs.add')}
        </Button>
      </form>
    </details>
  )
}
