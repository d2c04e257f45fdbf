// Import a table: choose the file, say what its columns are, watch it go in, read what was refused.
//
//   choose -> reading -> mapping -> running -> over
//      ^         |          |          |
//      +---------+----------+----------+   another file; cancel keeps what is in
import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { AppError } from '../../../shared/app-error.ts'
import type { ImportNoun, ImportProgress } from '../../../shared/contract/settings.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { Page } from '../../components/page.tsx'
import { api } from '../../client.ts'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { asAppError, callCore, type Out } from '../../query.ts'
import { uploadFile } from '../../upload.ts'
import { useWords } from '../../words.ts'
import { ChooseFile } from './choose-file.tsx'
import { MapColumns } from './map-columns.tsx'
import { Progressing } from './progressing.tsx'
import { ImportResult } from './import-result.tsx'

type Preview = Out<'settings', 'previewImport'>
type Step =
  | { at: 'choose' }
  | { at: 'reading'; name: string; share: number }
  | { at: 'mapping'; name: string; token: string; preview: Preview }
  | { at: 'running'; name: string; progress: ImportProgress | null }
  | { at: 'over'; name: string; progress: ImportProgress }

export function ImportPage({ noun }: { noun: ImportNoun }) {
  const t = useWords()
  const format = useFormat()
  const [step, setStep] = useState<Step>({ at: 'choose' })
  const [error, setError] = useState<AppError | null>(null)
  const stop = useRef(new AbortController())

  async function read(file: File) {
    setError(null)
    stop.current = new AbortController()
    const { signal } = stop.current
    setStep({ at: 'reading', name: file.name, share: 0 })
    try {
      if (file.size === 0) throw new AppError('empty-file', { name: file.name })
      const token = await uploadFile(file, (share) => setStep({ at: 'reading', name: file.name, share }), signal)
      const preview = await callCore('settings', 'previewImport', { token, noun }, signal)
      setStep({ at: 'mapping', name: file.name, token, preview })
    } catch (error) {
      setStep({ at: 'choose' })
      if (!signal.aborted) setError(named(asAppError(error), file.name))
    }
  }

  async function run({ name, token, preview }: Extract<Step, { at: 'mapping' }>, map: Record<string, string>) {
    setError(null)
    stop.current = new AbortController()
    let last: ImportProgress | null = null
    setStep({ at: 'running', name, progress: null })
    try {
      for await (const progress of api.settings.watchImport({ token, noun, map }, { signal: stop.current.signal })) {
        last = progress
        if (progress.state === 'running') setStep({ at: 'running', name, progress })
      }
      if (last) setStep({ at: 'over', name, progress: last.state === 'running' ? { ...last, state: 'cancelled' } : last })
      else setStep({ at: 'mapping', name, token, preview: { ...preview, map } })
    } catch (error) {
      const problem = asAppError(error)
      setError(named(problem, name))
      // What was chosen stays; a lost connection loses the file in the core, which then asks for it again.
      setStep(problem.code === 'unknown-upload' ? { at: 'choose' } : { at: 'mapping', name, token, preview: { ...preview, map } })
    }
  }

  return (
    <Page title={t(`imports:title.${noun}`)} lead={t('imports:lead')} layout="read">
      <ErrorNote error={error} />
      {step.at === 'choose' ? <ChooseFile onFile={(file) => void read(file)} noun={noun} /> : null}
      {step.at === 'reading' ? <Progressing label={t('imports:reading', { name: step.name })} share={step.share} onCancel={() => stop.current.abort()} /> : null}
      {step.at === 'mapping' ? <MapColumns noun={noun} name={step.name} preview={step.preview} onImport={(map) => void run(step, map)} onBack={() => setStep({ at: 'choose' })} /> : null}
      {step.at === 'running' ? (
        <Progressing label={t('imports:running', { name: step.name })} share={step.progress?.share ?? 0} onCancel={() => stop.current.abort()}>
          {step.progress ? t('imports:counts', { imported: format.number(step.progress.imported), repeated: format.number(step.progress.repeated), refused: format.number(step.progress.refused) }) : null}
        </Progressing>
      ) : null}
      {step.at === 'over' ? (
        <ImportResult noun={noun} progress={step.progress}>
          <Button onClick={() => go({ page: noun })}>{t(`imports:show.${noun}`)}</Button>
          <Button variant="default" onClick={() => setStep({ at: 'choose' })}>
            {t('imports:another')}
          </Button>
        </ImportResult>
      ) : null}
    </Page>
  )
}

/** Errors about a file name it. */
function named(error: AppError, name: string): AppError {
  return 'name' in error.params ? error : new AppError(error.code, { ...error.params, name }, error.fields)
}
