// Makes the index of search anew, and shows how far it is. It goes on in the core when this page is left.
import { Button, Progress } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { AppError } from '../../../shared/app-error.ts'
import { api } from '../../client.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { useFormat } from '../../format.ts'
import { asAppError } from '../../query.ts'
import { useWords } from '../../words.ts'

interface Step { readonly done: number; readonly of: number; readonly over: boolean }

export function Rebuild() {
  const t = useWords()
  const format = useFormat()
  const [step, setStep] = useState<Step | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const left = useRef(new AbortController())
  useEffect(() => {
    const page = new AbortController()
    left.current = page
    return () => page.abort()
  }, [])

  async function rebuild() {
    const { signal } = left.current
    setError(null)
    setStep({ done: 0, of: 0, over: false })
    try {
      let of = 0
      for await (const progress of api.search.watchRebuild({}, { signal })) {
        of = progress.of
        setStep({ ...progress, over: false })
      }
      if (!signal.aborted) setStep({ done: of, of, over: true })
    } catch (problem) {
      if (signal.aborted) return
      setStep(null)
      setError(asAppError(problem))
    }
  }

  const running = step !== null && !step.over
  const share = step && step.of > 0 ? step.done / step.of : 0
  return (
    <div className="stack-tight">
      <h3 className="flush">{t('settings:rebuild.title')}</h3>
      <p className="dim sm flush">{t('settings:rebuild.hint')}</p>
      <Button variant="default" className="own-width" loading={running} onClick={() => void rebuild()}>
        {t('settings:rebuild.now')}
      </Button>
      {running ? (
        <>
          <Progress.Root size="lg">
            <Progress.Section value={share * 100} aria-label={t('settings:rebuild.running')} aria-valuetext={format.percent(share)} />
          </Progress.Root>
          <p className="flush dim sm figures">{format.percent(share)}</p>
        </>
      ) : null}
      <div role="status">{step?.over ? <p className="flush">{t('settings:rebuild.done', { count: step.of, shown: format.number(step.of) })}</p> : null}</div>
      <ErrorNote error={error} />
    </div>
  )
}
