// One customer number: its target, where it stands by episode, and its readings.
import { Button, Menu, Modal } from '@mantine/core'
import { IconFileImport, IconHeartbeat, IconPlus, IconTargetArrow } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { Metric } from '../../../shared/contract/metrics.ts'
import { goalOn } from '../../../shared/domain/metrics.ts'
import { SCORINGS } from '../../../shared/domain/survey.ts'
import { EditMenu } from '../../components/edit-menu.tsx'
import { today } from '../../days.ts'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { asAppError, callCore } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useUndoable } from '../../use-undoable.ts'
import { errorWords, useWords } from '../../words.ts'
import { GoalsForm } from './goals-form.tsx'
import { MetricTable } from './metric-table.tsx'
import { ReadingForm } from './reading-form.tsx'
import { ReadingsTable } from './readings-table.tsx'
import { MetricTrend } from './metric-trend.tsx'
import { SurveyForm } from './survey-form.tsx'
import { valueWords } from './value-words.ts'

export function MetricCard({ metric, onEdit }: { metric: Metric; onEdit: () => void }) {
  const t = useWords()
  const format = useFormat()
  const id = useId()
  const editable = useMay().is('lead') || metric.example
  const [adding, setAdding] = useState(false)
  const [importing, setImporting] = useState(false)
  const [aiming, setAiming] = useState(false)
  const { name, kind, unit, higherIsBetter, readings, example } = metric
  const { target, benchmark } = goalOn(metric, today())
  const undoable = useUndoable()
  const remove = () => undoable(() => callCore('metrics', 'delete', { id: metric.id }), t('numbers:metric.deleted', { name }), () => callCore('metrics', 'restore', { id: metric.id }))
  async function readPulse() {
    try {
      const { readings } = await callCore('metrics', 'readPulse', { metricId: metric.id })
      say(readings > 0 ? t('numbers:survey.pulseRead', { months: t('numbers:survey.months', { count: readings }) }) : t('numbers:survey.pulseAgain'))
    } catch (error) {
      say(errorWords(t, asAppError(error)), { tone: 'wrong' })
    }
  }
  const kindName = t(`numbers:kind.${kind}`)
  return (
    <section className="panel nm-card" aria-labelledby={id}>
      <header className="nm-head">
        <div>
          <h2 id={id}>
            <bdi translate="no">{name}</bdi> {example ? <span className="pill">{t('example.mark')}</span> : null}
          </h2>
          <p className="nm-facts">
            {benchmark === null ? null : <span>{metric.benchmarkOf ? t('numbers:benchmarkNamed', { value: valueWords(format, benchmark, unit), of: metric.benchmarkOf }) : t('numbers:benchmark', { value: valueWords(format, benchmark, unit) })}</span>}
            {kind !== 'own' && kindName.toLowerCase() !== name.toLowerCase() ? <span>{kindName}</span> : null}
            {target === null ? null : <span>{t('numbers:metric.target', { value: higherIsBetter ? t('numbers:metric.targetHigher', { value: valueWords(format, target, unit) }) : t('numbers:metric.targetLower', { value: valueWords(format, target, unit) }) })}</span>}
          </p>
        </div>
        {editable ? (
          <div className="row">
            <Button variant={adding ? 'light' : 'default'} aria-expanded={adding} leftSection={<IconPlus size={16} aria-hidden />} aria-label={t('numbers:reading.addTo', { name })} onClick={() => setAdding(!adding)}>
              {t('numbers:reading.add')}
            </Button>
            <EditMenu name={name} onEdit={onEdit} onDelete={() => void remove()}>
              <Menu.Item leftSection={<IconTargetArrow size={16} aria-hidden />} onClick={() => setAiming(true)}>
                {t('numbers:goals.open')}
              </Menu.Item>
              {kind === 'enps' ? (
                <Menu.Item leftSection={<IconHeartbeat size={16} aria-hidden />} onClick={() => void readPulse()}>
                  {t('numbers:survey.pulse')}
                </Menu.Item>
              ) : null}
              {kind in SCORINGS ? (
                <Menu.Item leftSection={<IconFileImport size={16} aria-hidden />} onClick={() => setImporting(true)}>
                  {t('numbers:survey.import')}
                </Menu.Item>
              ) : null}
            </EditMenu>
          </div>
        ) : null}
      </header>
      <Modal opened={aiming} onClose={() => setAiming(false)} title={t('numbers:goals.title', { name })} closeButtonProps={{ 'aria-label': t('close') }}>
        {aiming ? <GoalsForm metric={metric} onClose={() => setAiming(false)} /> : null}
      </Modal>
      <Modal size="lg" opened={importing} onClose={() => setImporting(false)} title={t('numbers:survey.title', { name })} closeButtonProps={{ 'aria-label': t('close') }}>
        {importing ? <SurveyForm metric={metric} onClose={() => setImporting(false)} /> : null}
      </Modal>
      {adding ? <ReadingForm metric={metric} onClose={() => setAdding(false)} /> : null}
      {readings.length === 0 ? (
        adding ? null : <p className="dim nm-none">{t('numbers:reading.nothing')}</p>
      ) : (
        <>
          <MetricTable metric={metric} labelledBy={id} />
          <MetricTrend metric={metric} />
          <details className="nm-all">
            <summary>{t('numbers:metric.all', { count: readings.length })}</summary>
            <ReadingsTable metric={metric} labelledBy={id} />
          </details>
        </>
      )}
    </section>
  )
}
