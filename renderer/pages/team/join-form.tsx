// Joining a team's hub: by an invitation link, or by address and code. What was typed stays until it works.
import { Button, TextInput } from '@mantine/core'
import { useId, useMemo, useRef, useState, type ReactNode } from 'react'
import type { AppError } from '../../../shared/app-error.ts'
import type { Membership, SignInStep } from '../../../shared/contract/sync.ts'
import { parseInvitation } from '../../../shared/domain/invitation.ts'
import { api } from '../../client.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { useWrongFocus } from '../../components/use-wrong-focus.ts'
import { useAct } from '../../query.ts'
import { useOnce } from '../../use-once.ts'
import { errorWords, fieldErrors, useWords, type Words } from '../../words.ts'
import { CompanySection } from './company-sign-in.tsx'
import { useCompanySignIn } from './use-company-sign-in.ts'

interface JoinFormProps {
  /** What the fields hold at first: a link that was opened, a name that is known. */
  link?: string
  name?: string
  onJoined?: (membership: Membership) => void
  /** Another way on, beside the button. */
  otherwise?: ReactNode
}

/** The problems by field; those of the hub's address name it. */
function problems(t: Words, error: AppError | null): Record<string, string> {
  const found = fieldErrors(t, error)
  for (const { field, code } of error?.fields ?? []) if (code === error!.code) found[field] = errorWords(t, error!)
  return found
}

export function JoinForm({ link = '', name: known = '', onJoined, otherwise }: JoinFormProps) {
  const t = useWords()
  const invited = parseInvitation(link)
  const [address, setAddress] = useState(invited?.hub ?? link)
  const [code, setCode] = useState(invited?.code ?? '')
  const [fromLink, setFromLink] = useState(invited !== null)
  const [name, setName] = useState(known)
  const form = useRef<HTMLFormElement>(null)
  const note = useId()
  const { act, busy, error, clear } = useAct('sync', 'join')
  const company = useCompanySignIn(
    () => api.sync.watchSignIn,
    ({ membership }: Extract<SignInStep, { step: 'joined' }>) => onJoined?.(membership),
  )
  const wrong = error ?? company.error
  const errors = useMemo(() => problems(t, wrong), [t, wrong])
  const focusWrong = useWrongFocus(form)

  function typeAddress(typed: string) {
    clear()
    company.clear()
    const found = parseInvitation(typed)
    setFromLink(found !== null)
    setAddress(found?.hub ?? typed)
    if (found) setCode(found.code)
  }
  const join = useOnce(async () => {
    company.cancel()
    const membership = await act({ address, code, name })
    if (membership) onJoined?.(membership)
    else focusWrong()
  })

  return (
    <form
      noValidate
      ref={form}
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        join()
      }}
    >
      <TextInput
        label={t('team:join.address')}
        description={t('team:join.addressHint')}
        value={address}
        error={errors['address']}
        inputMode="url"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        dir="ltr"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page asks for this and little else
        autoFocus
        onChange={({ currentTarget }) => typeAddress(currentTarget.value)}
      />
      <TextInput
        label={t('team:join.code')}
        description={t('team:join.codeHint')}
        value={code}
        error={errors['code']}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        dir="ltr"
        aria-describedby={note}
        onChange={({ currentTarget }) => {
          clear()
          setFromLink(false)
          setCode(currentTarget.value)
        }}
      />
      <p id={note} role="status" className="team-code-note dim sm flush">
        {fromLink ? t('team:join.codeTaken') : ''}
      </p>
      <TextInput label={t('team:join.name')} description={t('team:join.nameHint')} value={name} error={errors['name']} autoComplete="name" dir="auto" onChange={({ currentTarget }) => setName(currentTarget.value)} />
      <div role="alert">{wrong?.code === 'too-many' ? <p className="field-error">{t('team:join.tooMany', { count: Number(wrong.params['seconds'] ?? 60) })}</p> : null}</div>
      <ErrorNote error={wrong && wrong.code !== 'too-many' && Object.keys(errors).length === 0 ? wrong : null} />
      <div className="row">
        <Button type="submit" loading={busy}>
          {t('team:join.act')}
        </Button>
        {otherwise}
      </div>
      <CompanySection
        company={company}
        title={t('team:company.title')}
        text={t('team:company.text')}
        act={t('team:company.act')}
        onBegin={() => {
          clear()
          company.begin({ address })
        }}
      />
    </form>
  )
}
