// Every reading of a number, newest first; each can be deleted.
import { ActionIcon } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { Metric, Reading } from '../../../shared/contract/metrics.ts'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { callCore } from '../../query.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'
import { readOf } from './metric-lines.ts'
import { valueWords } from './value-words.ts'

export function ReadingsTable({ metric, labelledBy }: { metric: Metric; labelledBy: string }) {
  const t = useWords()
  const format = useFormat()
  const editable = useMay().is('lead') || metric.example
  const undoable = useUndoable()
  const remove = ({ id, readOn }: Reading) =>
    undoable(
      () => callCore('metrics', 'deleteReading', { id }),
      t('numbers:reading.deleted', { day: format.day(readOn) }),
      () => callCore('metrics', 'restoreReading', { id }),
    )
  return (
    <div className="nm-scroll">
      <table className="nm-table" aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col">{t('numbers:table.readOn')}</th>
            <th scope="col">{t('numbers:table.value')}</th>
            <th scope="col">{t('numbers:table.where')}</th>
            <th scope="col">{t('numbers:table.answers')}</th>
            <th scope="col">{t('numbers:table.note')}</th>
            <td>
              <span className="sr-only">{t('numbers:table.act')}</span>
            </td>
          </tr>
        </thead>
        <tbody>
          {metric.readings.map((reading) => (
            <tr key={reading.id}>
              <th scope="row">{format.day(reading.readOn)}</th>
              <td>
                {valueWords(format, reading.value, metric.unit)} {reading.margin !== null && reading.margin > 0 ? <span className="dim">{t('numbers:margin', { value: format.number(reading.margin) })}</span> : null}
              </td>
              <td>
                <bdi>{readOf(reading, t('numbers:metric.overall'))}</bdi>
              </td>
              <td>{reading.sampleSize === null ? '' : format.number(reading.sampleSize)}</td>
              <td className="nm-note" dir="auto" translate="no">
                {reading.note}
              </td>
              <td className="nm-act">
                {editable ? (
                  <ActionIcon size="sm" aria-label={t('numbers:reading.delete', { day: format.day(reading.readOn), value: valueWords(format, reading.value, metric.unit) })} onClick={() => void remove(reading)}>
                    <IconTrash size={15} aria-hidden />
                  </ActionIcon>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
