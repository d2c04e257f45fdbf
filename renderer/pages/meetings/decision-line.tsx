// A decision in words: what, by whom, why; who sees to it; and what the customer would object.
import { IconArmchair, IconGavel } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Decision } from '../../../shared/contract/decisions.ts'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import './decisions.css'

export function DecisionLine({ decision, children }: { decision: Decision; children?: ReactNode }) {
  const t = useWords()
  const format = useFormat()
  const { kind, reason, by, at, owner = null, dueOn = null, objection = null } = decision
  const seen = [owner ? t('runs:decision.seesTo', { name: owner.name }) : null, dueOn ? t('runs:decision.until', { day: format.day(dueOn) }) : null].filter((part) => part !== null)
  return (
    <div className="ag-decision" data-kind={kind}>
      <IconGavel size={16} aria-hidden />
      <div>
        <strong>{t(`meetings:decided.${kind}`)}</strong> <span className="dim">{t('meetings:decidedBy', { name: by.name, time: format.time(at) })}</span>
        {reason ? (
          <p dir="auto" translate="no" className="prewrap">
            {reason}
          </p>
        ) : null}
        {seen.length > 0 ? (
          <p className="ag-sees-to" dir="auto">
            {seen.join(', ')}
          </p>
        ) : null}
        {objection ? (
          <div className="ag-objection">
            <IconArmchair size={16} aria-hidden />
            <div>
              <span className="ag-objection-of">{objection.customer ? t('runs:objection.of', { name: objection.customer }) : t('runs:objection.title')}</span>
              <p dir="auto" translate="no" className="prewrap">
                {objection.text}
              </p>
              {objection.by ? <span className="dim xs">{t('runs:objection.by', { name: objection.by.name })}</span> : null}
            </div>
          </div>
        ) : null}
        {children}
      </div>
    </div>
  )
}
