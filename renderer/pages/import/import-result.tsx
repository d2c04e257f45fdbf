// The last step: what went in, in words, and the lines that were refused with their reasons.
import { IconCircleCheck, IconPlayerStop } from '@tabler/icons-react'
import { useEffect, useRef, type ReactNode } from 'react'
import type { ImportNoun, ImportProgress } from '../../../shared/contract/settings.ts'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { problemWords, useWords } from '../../words.ts'

export function ImportResult({ noun, progress, children }: { noun: ImportNoun; progress: ImportProgress; children: ReactNode }) {
  const t = useWords()
  const format = useFormat()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { state, imported, repeated, refused, problems } = progress
  const counted = (count: number) => ({ count, shown: format.number(count) })
  return (
    <div className="stack">
      <section className="panel stack-tight">
        <h2 ref={heading} tabIndex={-1} className="flush result-heading">
          {state === 'done' ? <IconCircleCheck size={26} aria-hidden /> : <IconPlayerStop size={26} aria-hidden />}
          {state === 'done' ? t(`imports:done.${noun}`, counted(imported)) : t(`imports:cancelled.${noun}`, counted(imported))}
        </h2>
        {repeated > 0 ? <p className="flush">{t('imports:repeated', counted(repeated))}</p> : null}
        {refused > 0 ? <p className="flush">{t('imports:refused', counted(refused))}</p> : null}
        {state === 'cancelled' ? <p className="flush">{t('imports:cancelledHint')}</p> : null}
        <div className="row">{children}</div>
      </section>
      {problems.length > 0 ? (
        <section className="panel table-panel">
          <table className="table">
            <caption>{refused > problems.length ? t('imports:firstProblems', { count: problems.length }) : t('imports:problems')}</caption>
            <thead>
              <tr>
                <th scope="col" className="figure">
                  {t('imports:line')}
                </th>
                <th scope="col">{t('imports:where')}</th>
                <th scope="col">{t('imports:why')}</th>
              </tr>
            </thead>
            <tbody>
              {problems.map(({ line, field, code, value }) => (
                <tr key={`${line} ${field}`}>
                  <td className="figure">{format.number(line)}</td>
                  <td>
                    {field === '' ? t('imports:wholeLine') : <UserText>{field}</UserText>}
                    {value === '' ? null : (
                      <div className="dim xs sample-value cut" dir="auto" translate="no">
                        {value.slice(0, 80)}
                      </div>
                    )}
                  </td>
                  <td>{problemWords(t, code)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
    </div>
  )
}
