// The second step: what each column of the file is, with what stands in it.
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { IMPORT_FIELDS, REQUIRED_FIELD, type TableNoun } from '../../../shared/domain/import.ts'
import { useFormat } from '../../format.ts'
import type { Out } from '../../query.ts'
import { useWords } from '../../words.ts'

/** Values shown of each column. */
const SAMPLES = 3
const LONGEST_SAMPLE = 120

interface MapColumnsProps {
  noun: TableNoun
  name: string
  preview: Out<'settings', 'previewImport'>
  onImport: (map: Record<string, string>) => void
  onBack: () => void
}

export function MapColumns({ noun, name, preview, onImport, onBack }: MapColumnsProps) {
  const t = useWords()
  const format = useFormat()
  const [map, setMap] = useState<Record<string, string>>(preview.map)
  const required = REQUIRED_FIELD[noun]
  const missing = !Object.values(map).includes(required)
  const [tried, setTried] = useState(false)

  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!missing) onImport(Object.fromEntries(Object.entries(map).filter(([, field]) => field !== '')))
      }}
    >
      <p className="flush">
        <bdi translate="no">{name}</bdi>: {t('imports:lines', { count: preview.lines, shown: format.number(preview.lines) })}
      </p>
      <div className="panel table-panel">
        <table className="table">
          <caption className="sr-only">{t('imports:mapping')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('imports:column')}</th>
              <th scope="col">{t('imports:samples')}</th>
              <th scope="col">{t('imports:becomes')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((column, place) => (
              <tr key={column}>
                <th scope="row" className="map-column" dir="auto" translate="no">
                  {column}
                </th>
                <td className="dim sm">
                  <ul className="samples" translate="no">
                    {samplesOf(preview.rows, place).map((sample) => (
                      <li key={sample} className="cut" dir="auto">
                        {sample}
                      </li>
                    ))}
                  </ul>
                </td>
                <td className="map-field">
                  <NativeSelect aria-label={t('imports:becomesOf', { column })} value={map[column] ?? ''} onChange={({ currentTarget }) => setMap({ ...map, [column]: currentTarget.value })}>
                    <option value="">{t('imports:leaveOut')}</option>
                    {IMPORT_FIELDS[noun].map((field) => (
                      <option key={field} value={field}>
                        {t(`imports:field.${noun}.${field as 'date'}`)}
                      </option>
                    ))}
                  </NativeSelect>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div role="alert">{missing && tried ? <p className="field-error">{t('imports:missing', { field: t(`imports:field.${noun}.${required as 'date'}`) })}</p> : null}</div>
      <div className="form-foot">
        <Button type="submit">{t('imports:start', { count: preview.lines, shown: format.number(preview.lines) })}</Button>
        <Button variant="default" onClick={onBack}>
          {t('imports:another')}
        </Button>
        <span className="dim sm">{t(noun === 'survey' ? 'numbers:survey.twice' : 'imports:twice')}</span>
      </div>
    </form>
  )
}

/** The first different values of a column. */
function samplesOf(rows: readonly (readonly string[])[], place: number): string[] {
  const values = rows.map((row) => (row[place] ?? '').trim().slice(0, LONGEST_SAMPLE)).filter(Boolean)
  return [...new Set(values)].slice(0, SAMPLES)
}
