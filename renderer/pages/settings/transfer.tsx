// Moving data in and out: tables in, a whole workspace in, everything out in open formats.
import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import type { AppError } from '../../../shared/app-error.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { asAppError, callCore, useAct, type Out } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { uploadFile } from '../../upload.ts'
import { useWords } from '../../words.ts'

export function Transfer() {
  const t = useWords()
  return (
    <>
      <div className="stack-tight">
        <h3 className="flush">{t('settings:import.title')}</h3>
        <div className="row">
          <Button variant="default" onClick={() => go({ page: 'import', noun: 'learnings' })}>
            {t('settings:import.learnings')}
          </Button>
          <Button variant="default" onClick={() => go({ page: 'import', noun: 'ideas' })}>
            {t('settings:import.ideas')}
          </Button>
          <ImportWorkspace />
        </div>
      </div>
      <Export />
    </>
  )
}

function ImportWorkspace() {
  const t = useWords()
  const format = useFormat()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)

  async function read(file: File) {
    setBusy(true)
    setError(null)
    try {
      const token = await uploadFile(file, () => {}, new AbortController().signal)
      const { imported, repeated } = await callCore('settings', 'importWorkspace', { token })
      say(t('settings:import.workspaceDone', { count: imported, shown: format.number(imported), repeated: format.number(repeated) }))
    } catch (error) {
      setError(asAppError(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <FileButton accept=".json,.jsonl,.ndjson" onChange={(file) => file && void read(file)}>
        {(props) => (
          <Button {...props} variant="default" loading={busy}>
            {t('settings:import.workspace')}
          </Button>
        )}
      </FileButton>
      <ErrorNote error={error} />
    </>
  )
}

function Export() {
  const t = useWords()
  const { act, busy, error } = useAct('settings', 'export')
  const [made, setMade] = useState<Out<'settings', 'export'> | null>(null)
  return (
    <div className="stack-tight">
      <h3 className="flush">{t('settings:export.title')}</h3>
      <p className="dim sm flush">{t('settings:export.hint')}</p>
      <Button variant="default" className="own-width" loading={busy} onClick={async () => setMade(await act({}))}>
        {t('settings:export.now')}
      </Button>
      <div role="status">
        {made ? (
          <p className="flush">
            {t('settings:export.done', { count: made.files.length })}{' '}
            <code translate="no" className="path">
              {made.folder}
            </code>
          </p>
        ) : null}
      </div>
      <ErrorNote error={error} />
    </div>
  )
}
