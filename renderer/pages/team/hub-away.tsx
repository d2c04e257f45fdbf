// The hub did not answer: said calmly where it is only away, as an error where something is wrong.
import { Button } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import type { AppError } from '../../../shared/app-error.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { errorWords, useWords } from '../../words.ts'
import { isAway } from './use-hub-ask.ts'

export function HubProblem({ error, onRetry }: { error: AppError | null; onRetry: () => void }) {
  const t = useWords()
  if (!isAway(error)) return <ErrorNote error={error} onRetry={onRetry} />
  return (
    <div className="team-away" role="status">
      <IconCloudOff size={20} aria-hidden />
      <div>
        <p className="flush">
          <strong>{t('team:away.title')}</strong>
        </p>
        <p className="dim sm flush">{t('team:away.textOf', { reason: errorWords(t, error!) })}</p>
      </div>
      <Button size="xs" variant="default" onClick={onRetry}>
        {t('tryAgain')}
      </Button>
    </div>
  )
}
