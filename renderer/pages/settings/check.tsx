// Checks the database and says in words what was found.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { ErrorNote } from '../../components/error-note.tsx'
import { useFormat } from '../../format.ts'
import { useAct, type Out } from '../../query.ts'
import { useWords } from '../../words.ts'

export function Check() {
  const t = useWords()
  const format = useFormat()
  const { act, busy, error } = useAct('settings', 'check')
  const [found, setFound] = useState<Out<'settings', 'check'> | null>(null)
  const rows = Object.values(found?.rows ?? {}).reduce((sum, count) => sum + count, 0)
  return (
    <div className="stack-tight">
      <h3 className="flush">{t('settings:check.title')}</h3>
      <Button
        variant="default"
        className="own-width"
        loading={busy}
        onClick={async () => {
          setFound(null)
          setFound(await act({}))
        }}
      >
        {t('settings:check.now')}
      </Button>
      <div role="status">
        {found?.ok ? <p className="flush">{t('settings:check.ok', { count: rows, shown: format.number(rows) })}</p> : null}
        {found && !found.ok ? (
          <>
            <p className="flush">{t('settings:check.bad')}</p>
            <ul>
              {found.problems.map((problem) => (
                <li key={problem} translate="no">
                  {problem}
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
      <ErrorNote error={error} />
    </div>
  )
}
