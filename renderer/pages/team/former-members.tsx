// Who was let go: asked of the hub when somebody wants to see it, with the way back.
import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useAct } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'
import { HubProblem } from './hub-away.tsx'
import { useHubAsk } from './use-hub-ask.ts'

export function FormerMembers() {
  const t = useWords()
  const id = useId()
  const [shown, setShown] = useState(false)
  const { data, error, refetch } = useHubAsk('team', 'former', {}, { enabled: shown })
  const change = useAct('team', 'change')
  return (
    <details className="team-former" onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
      <summary id={id}>{t('team:former.show')}</summary>
      {shown ? (
        <div className="stack-tight">
          <HubProblem error={error} onRetry={() => void refetch()} />
          {!data && !error ? <Loading rows={1} /> : null}
          {data?.length === 0 ? <p className="dim flush">{t('team:former.none')}</p> : null}
          <ul className="team-list">
            {(data ?? []).map(({ id: memberId, name }) => (
              <li key={memberId} className="team-line">
                <UserText>{name}</UserText>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('team:former.backOf', { name })}
                  onClick={async () => {
                    if (!(await change.act({ id: memberId, active: true }))) return
                    document.getElementById(id)?.focus()
                    say(t('team:former.isBack', { name }))
                    await refetch()
                  }}
                >
                  {t('team:former.back')}
                </Button>
              </li>
            ))}
          </ul>
          <ErrorNote error={change.error} />
        </div>
      ) : null}
    </details>
  )
}
