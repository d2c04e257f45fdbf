// What went wrong and the remedy, where it went wrong; spoken when it appears.
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { AppError } from '../../shared/app-error.ts'
import { errorWords, useWords } from '../words.ts'

export function ErrorNote({ error, onRetry }: { error: AppError | null; onRetry?: () => void }) {
  const t = useWords()
  return (
    <div role="alert">
      {error ? (
        <div className="error-note">
          <IconAlertTriangle size={20} aria-hidden />
          <p>{errorWords(t, error)}</p>
          {onRetry ? (
            <Button size="xs" variant="default" onClick={onRetry}>
              {t('tryAgain')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
