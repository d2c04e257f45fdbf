// Imports the answers to a survey: choose the file, say what its columns are, and read what became of it.
import { Button } from '@mantine/core'
import { useId, useRef, useState } from 'react'
import type { AppError } from '../../../shared/app-error.ts'
import { AppError as Problem } from '../../../shared/app-error.ts'
import type { Metric, SurveyImport } from '../../../shared/contract/metrics.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { asAppError, callCore, type Out } from '../../query.ts'
import { uploadFile } from '../../upload.ts'
import { errorWords, useWords } from '../../words.ts'
import { MapColumns } from '../import/map-columns.tsx'

export function SurveyForm({ metric, onClose }: { metric: Metric; onClose: () => void }) {
  const t = useWords()
  const id = useId()
  const file = useRef<HTMLInputElement>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [busy, setBusy] = useState(false)
  const [chosen, setChosen] = useState<{ name: string; token: string; preview: Out<'metrics', 'previewSurvey'> } | null>(null)
  const [result, setResult] = useState<SurveyImport | null>(null)

  async function doing(act: () => Promise<void>): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      await act()
    } catch (problem) {
      const wrong = asAppError(problem)
      // a lost connection loses the file in the core
      if (wrong.code === 'unknown-upload') setChosen(null)
      setError(wrong)
    } finally {
      setBusy(false)
    }
  }

  function read(): void {
    const picked = file.current?.files?.[0]
    if (!picked || busy) return file.current?.focus()
    void doing(async () => {
      const token = await uploadFile(picked, () => {}, new AbortController().signal)
      setChosen({ name: picked.name, token, preview: await callCore('metrics', 'previewSurvey', { token }) })
    })
  }

  const take = (map: Record<string, string>) => {
    if (chosen && !busy) void doing(async () => setResult(await callCore('metrics', 'importSurvey', { token: chosen.token, metricId: metric.id, map })))
  }

  if (result) return <Result result={result} onClose={onClose} />
  if (chosen)
    return (
      <>
        <ErrorNote error={error} />
        <MapColumns noun="survey" name={chosen.name} preview={chosen.preview} onImport={take} onBack={() => setChosen(null)} />
      </>
    )
  return (
    <KeyedForm className="stack" onSave={read} onLeave={onClose}>
      <p className="flush">{t('numbers:survey.text')}</p>
      <p className="flush">{t(`numbers:survey.scale.${metric.kind as 'nps'}`)}</p>
      <div>
        <label className="nm-label" htmlFor={id}>
          {t('numbers:survey.file')}
        </label>{' '}
        <input ref={file} id={id} type="file" accept=".csv,.tsv,.txt,text/csv" data-autofocus />
      </div>
      <ErrorNote error={error} />
      <FormFoot act={t('numbers:survey.next')} busy={busy} onCancel={onClose} />
    </KeyedForm>
  )
}

function Result({ result: { columns, answers, readings, repeated, replaced, refused, problems }, onClose }: { result: SurveyImport; onClose: () => void }) {
  const t = useWords()
  const column = (name: string | null) => (name === null ? t('numbers:survey.nothing') : `“${name}”`)
  return (
    <div className="stack" role="status">
      <p className="flush">{t('numbers:survey.took', { score: columns.score, date: column(columns.date), episode: column(columns.episode), segment: column(columns.segment), team: column(columns.team) })}</p>
      <p className="flush">
        {t('numbers:survey.answers', { count: answers })} {[readings > 0 ? t('numbers:survey.readings', { count: readings }) : '', replaced > 0 ? t('numbers:survey.replaced', { count: replaced }) : '', repeated > 0 ? t('numbers:survey.repeated', { count: repeated }) : ''].filter(Boolean).join('; ')}
      </p>
      {refused > 0 ? (
        <div>
          <p className="flush">{t('numbers:survey.refused', { count: refused })}</p>
          <ul className="plain-list">
            {problems.map(({ line, code, value }) => (
              <li key={line} className="sm">
                {t('numbers:survey.problem', { line, value, problem: errorWords(t, new Problem(code, { date: value, value })) })}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div>
        <Button onClick={onClose}>{t('close')}</Button>
      </div>
    </div>
  )
}
