// A member's own access tokens: made for some scopes and some time, shown once, revoked.
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { AccessToken } from '../../../shared/contract/programs.ts'
import { SCOPES, type Scope } from '../../../shared/domain/programs.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useAct } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useNow } from '../../use-now.ts'
import { fieldErrors, useWords, type Words } from '../../words.ts'
import { Section } from '../settings/section.tsx'
import { HubProblem } from './hub-away.tsx'
import { Secret } from './secret.tsx'
import { useHubAsk } from './use-hub-ask.ts'

const DAYS = ['30', '90', '366'] as const

const scopeWords = (t: Words, scope: Scope) => t(`team:programs.scope.${scope.replace(':', '-') as 'ideas-read'}`)

export function AccessTokens() {
  const t = useWords()
  const now = useNow()
  const { data, error, isPending, refetch } = useHubAsk('programs', 'tokens', {})
  const revoke = useAct('programs', 'revokeToken')
  const living = (data ?? []).filter(({ revokedAt, expiresAt }) => revokedAt === null && expiresAt > now)
  const over = (data ?? []).filter((token) => !living.includes(token))
  return (
    <Section title={t('team:programs.tokens')}>
      <p className="dim sm flush">{t('team:programs.tokensText')}</p>
      <HubProblem error={error} onRetry={() => void refetch()} />
      {isPending && !error ? <Loading rows={1} /> : null}
      {data && living.length === 0 ? <p className="flush">{t('team:programs.noTokens')}</p> : null}
      {living.length > 0 ? (
        <ul className="team-list">
          {living.map((token) => (
            <Line key={token.id} token={token}>
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('team:programs.revokeOf', { name: token.name })}
                onClick={async () => {
                  if (!(await revoke.act({ id: token.id }))) return
                  await refetch()
                  say(t('team:programs.revoked', { name: token.name }))
                }}
              >
                {t('team:programs.revoke')}
              </Button>
            </Line>
          ))}
        </ul>
      ) : null}
      <ErrorNote error={revoke.error} />
      {over.length > 0 ? (
        <details>
          <summary>{t('team:programs.over', { count: over.length })}</summary>
          <ul className="team-list">
            {over.map((token) => (
              <Line key={token.id} token={token} />
            ))}
          </ul>
        </details>
      ) : null}
      {data ? <NewToken onMade={() => void refetch()} /> : null}
    </Section>
  )
}

function Line({ token: { name, prefix, scopes, expiresAt, usedAt }, children }: { token: AccessToken; children?: ReactNode }) {
  const t = useWords()
  const format = useFormat()
  return (
    <li className="team-line">
      <div className="team-line-main">
        <UserText>{name}</UserText>
        <p className="dim sm flush">
          {t('team:programs.tokenLine', { prefix, until: format.time(expiresAt) })}, {usedAt === null ? t('team:programs.neverUsed') : t('team:programs.used', { ago: format.ago(usedAt) })}
        </p>
        <p className="sm flush">{scopes.map((scope) => scopeWords(t, scope)).join(' · ')}</p>
      </div>
      {children}
    </li>
  )
}

function NewToken({ onMade }: { onMade: () => void }) {
  const t = useWords()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly Scope[]>([])
  const [days, setDays] = useState<(typeof DAYS)[number]>('90')
  const [token, setToken] = useState<string | null>(null)
  const { act, busy, error } = useAct('programs', 'createToken')
  const errors = fieldErrors(t, error)
  return (
    <details className="team-new" open={token !== null || undefined}>
      <summary>{t('team:programs.make')}</summary>
      <form
        noValidate
        className="stack"
        onSubmit={async (event) => {
          event.preventDefault()
          const made = await act({ name, scopes: [...scopes], days: Number(days) })
          if (!made) return
          setToken(made.token)
          setName('')
          setScopes([])
          onMade()
        }}
      >
        {token ? (
          <>
            <p className="flush" role="status">
              {t('team:programs.made')}
            </p>
            <Secret key={token} label={t('team:programs.token')} copyLabel={t('team:programs.copy')} value={token} main />
          </>
        ) : null}
        <TextInput label={t('team:programs.name')} dir="auto" value={name} error={errors['name']} onChange={({ currentTarget }) => setName(currentTarget.value)} />
        <fieldset className="team-scopes">
          <legend>{t('team:programs.scopes')}</legend>
          {SCOPES.map((scope) => (
            <Checkbox key={scope} label={scopeWords(t, scope)} checked={scopes.includes(scope)} onChange={({ currentTarget }) => setScopes(currentTarget.checked ? [...scopes, scope] : scopes.filter((other) => other !== scope))} />
          ))}
          {errors['scopes'] ? <p className="field-error">{errors['scopes']}</p> : null}
        </fieldset>
        <NativeSelect label={t('team:programs.days')} value={days} onChange={({ currentTarget }) => setDays(currentTarget.value as '90')} data={DAYS.map((value) => ({ value, label: t(`team:programs.day.${value}`) }))} />
        <ErrorNote error={error && Object.keys(errors).length === 0 ? error : null} />
        <Button type="submit" variant="default" className="own-width" loading={busy}>
          {t('team:programs.make')}
        </Button>
      </form>
    </details>
  )
}
