// What a number aims at over time: from which day on which target and benchmark hold.
import { ActionIcon, NumberInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import type { Metric } from '../../../shared/contract/metrics.ts'
import { DayField } from '../../components/day-field.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { today } from '../../days.ts'
import { useFormat } from '../../format.ts'
import { callCore, useAct } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useUndoable } from '../../use-undoable.ts'
import { fieldErrors, useWords } from '../../words.ts'
import { valueWords } from './value-words.ts'

type Goal = Metric['goals'][number]

export function GoalsForm({ metric, onClose }: { metric: Metric; onClose: () => void }) {
  const t = useWords()
  const format = useFormat()
  const [fromOn, setFromOn] = useState<string | null>(today())
  const [target, setTarget] = useState<number | string>(metric.target ?? '')
  const [benchmark, setBenchmark] = useState<number | string>(metric.benchmark ?? '')
  const { act, busy, error } = useAct('metrics', 'setGoal')
  const wrong = useMemo(() => fieldErrors(t, error), [t, error])
  const undoable = useUndoable()
  const words = (value: number | null) => (value === null ? t('numbers:goals.none') : valueWords(format, value, metric.unit))

  async function save() {
    if (fromOn === null) return
    if (await act({ metricId: metric.id, fromOn, target: typeof target === 'number' ? target : null, benchmark: typeof benchmark === 'number' ? benchmark : null })) say(t('numbers:goals.set', { day: format.day(fromOn) }))
  }

  const remove = ({ id, ...goal }: Goal) =>
    undoable(
      () => callCore('metrics', 'deleteGoal', { id }),
      t('numbers:goals.deleted', { day: format.day(goal.fromOn) }),
      () => callCore('metrics', 'setGoal', { metricId: metric.id, ...goal }),
    )

  return (
    <KeyedForm className="stack" onSave={() => void save()} onLeave={onClose}>
      <p className="flush">{t('numbers:goals.text')}</p>
      <table className="nm-table" aria-label={t('numbers:goals.title', { name: metric.name })}>
        <thead>
          <tr>
            {(['from', 'target', 'benchmark'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`numbers:goals.${column}`)}
              </th>
            ))}
            <td>
              <span className="sr-only">{t('numbers:goals.act')}</span>
            </td>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('numbers:goals.beginning')}</th>
            <td>{words(metric.target)}</td>
            <td colSpan={2}>{words(metric.benchmark)}</td>
          </tr>
          {metric.goals.map((goal) => (
            <tr key={goal.id}>
              <th scope="row">{format.day(goal.fromOn)}</th>
              <td>{words(goal.target)}</td>
              <td>{words(goal.benchmark)}</td>
              <td className="nm-act">
                <ActionIcon size="sm" aria-label={t('numbers:goals.delete', { day: format.day(goal.fromOn) })} onClick={() => void remove(goal)}>
                  <IconTrash size={15} aria-hidden />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="columns">
        <DayField label={t('numbers:goals.from')} value={fromOn} error={wrong['fromOn']} onChange={setFromOn} />
        <NumberInput label={t('numbers:goals.target')} hideControls value={target} error={wrong['target']} onChange={setTarget} />
        <NumberInput label={t('numbers:goals.benchmark')} hideControls value={benchmark} error={wrong['benchmark']} onChange={setBenchmark} />
      </div>
      <ErrorNote error={error && Object.keys(wrong).length === 0 ? error : null} />
      <FormFoot act={t('numbers:goals.add')} busy={busy} onCancel={onClose} />
    </KeyedForm>
  )
}
