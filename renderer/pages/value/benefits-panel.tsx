// The benefit ledger of one idea: expected and realised in three columns, and each entry with how one knows and who stands by it.
import { ActionIcon, Button, Menu, Modal } from '@mantine/core'
import { IconCircleCheck, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Benefit, BenefitLedger, LedgerLine } from '../../../shared/contract/benefits.ts'
import type { Idea } from '../../../shared/contract/ideas.ts'
import { GAINERS, isProof, needsProof, type BenefitState } from '../../../shared/domain/benefits.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { ideaThing, useMay } from '../../may.ts'
import { callCore, useAsk } from '../../query.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useNow } from '../../use-now.ts'
import { useWords } from '../../words.ts'
import { BenefitForm } from './benefit-form.tsx'
import { entryWords, sumWords, valueOf } from './benefit-words.ts'
import './value.css'

export function BenefitsPanel({ idea }: { idea: Idea }) {
  const t = useWords()
  const { data: ledger, error, refetch } = useAsk('benefits', 'of', { ideaId: idea.id })
  const [open, setOpen] = useState<{ state: BenefitState; entry: Benefit | null } | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const { refused } = useMay()
  const thing = ideaThing(idea)
  const mayEnter = refused('edit', { ...thing }) === null && idea.stage !== 'merged'
  const close = () => {
    setOpen(null)
    // the button that opened it may be gone
    setTimeout(() => heading.current?.focus())
  }
  if (!ledger && !error) return null
  const later = STAGES_AFTER.has(idea.stage)
  return (
    <section className="panel vl-panel" aria-labelledby="vl-benefits">
      <h2 ref={heading} id="vl-benefits" tabIndex={-1}>
        {t('value:panel.title')}
      </h2>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {ledger ? (
        <div className="stack">
          <Due idea={idea} ledger={ledger} />
          {ledger.entries.length === 0 ? (
            <p className="dim sm">{t('value:panel.none')}</p>
          ) : (
            <>
              <p className="dim sm">{t('value:panel.lead')}</p>
              <Columns ledger={ledger} />
              <Entries ledger={ledger} onEdit={(entry) => setOpen({ state: entry.state, entry })} mayEnter={mayEnter} />
            </>
          )}
          {mayEnter ? (
            <div className="row">
              {later ? <Button size="sm" variant="light" onClick={() => setOpen({ state: 'realised', entry: null })}>{t('value:panel.realise')}</Button> : null}
              <Button size="sm" variant="default" onClick={() => setOpen({ state: 'expected', entry: null })}>{t('value:panel.expect')}</Button>
              {later && !ledger.entries.some(({ state }) => isProof(state)) ? <Button size="sm" variant="subtle" onClick={() => setOpen({ state: 'none', entry: null })}>{t('value:panel.noneCame')}</Button> : null}
            </div>
          ) : null}
        </div>
      ) : null}
      <Modal opened={open !== null} onClose={close} title={t(TITLES[open?.state ?? 'expected'])} closeButtonProps={{ 'aria-label': t('close') }}>
        {open && ledger ? <BenefitForm idea={idea} ledger={ledger} state={open.state} entry={open.entry} onClose={close} /> : null}
      </Modal>
    </section>
  )
}

/** What an idea brought can be said once somebody tried it. */
const STAGES_AFTER: ReadonlySet<string> = new Set(['pilot', 'implemented', 'measured'])
const TITLES = { expected: 'value:form.titleExpected', realised: 'value:form.titleRealised', none: 'value:form.titleNone' } as const

function Due({ idea, ledger: { measureBy, entries } }: { idea: Idea; ledger: BenefitLedger }) {
  const t = useWords()
  const format = useFormat()
  const now = useNow()
  if (needsProof(idea.stage) && !entries.some(({ state }) => isProof(state))) return <p className="vl-due" data-late>{t('value:panel.missing')}</p>
  if (measureBy === null) return null
  const late = measureBy <= now
  return <p className="vl-due" data-late={late || undefined}>{t(late ? 'value:panel.overdue' : 'value:panel.due', { ago: format.ago(measureBy, now) })}</p>
}

function Columns({ ledger: { expected, realised } }: { ledger: BenefitLedger }) {
  const t = useWords()
  return (
    <div className="vl-columns">
      {GAINERS.map((gainer) => {
        const [before, after] = [expected, realised].map((lines) => lines.filter((line) => line.gainer === gainer)) as [LedgerLine[], LedgerLine[]]
        return (
          <section key={gainer} className="vl-column">
            <h3>{t(`value:gainer.${gainer}`)}</h3>
            {before.length + after.length === 0 ? <p className="dim sm">{t('value:panel.nothing')}</p> : null}
            <Lines state="realised" lines={after} />
            <Lines state="expected" lines={before} />
          </section>
        )
      })}
    </div>
  )
}

function Lines({ state, lines }: { state: 'expected' | 'realised'; lines: readonly LedgerLine[] }) {
  const t = useWords()
  const format = useFormat()
  if (lines.length === 0) return null
  return (
    <dl className="vl-lines" data-state={state}>
      {lines.map((line) => (
        <div key={`${line.hard}${line.currency}${line.kind}${line.unit}`}>
          <dt>
            {t(`value:state.${state}`)} · {t(line.hard ? 'value:hard' : 'value:soft')}
          </dt>
          <dd>
            <bdi>{sumWords(t, format, line)}</bdi>
            {line.confirmed !== 0 && state === 'realised' ? <span className="dim sm vl-confirmed">{t('value:panel.confirmed', { amount: valueOf(t, format, line.confirmed, line) })}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Entries({ ledger, mayEnter, onEdit }: { ledger: BenefitLedger; mayEnter: boolean; onEdit: (entry: Benefit) => void }) {
  const t = useWords()
  return (
    <details className="vl-entries" open={ledger.entries.length < 4}>
      <summary>
        {t('value:panel.entries')} <span className="idea-count">{ledger.entries.length}</span>
      </summary>
      <ul>
        {ledger.entries.map((entry) => (
          <Entry key={entry.id} entry={entry} mayEnter={mayEnter && entry.ideaId === ledger.ideaId} onEdit={() => onEdit(entry)} />
        ))}
      </ul>
    </details>
  )
}

function Entry({ entry, mayEnter, onEdit }: { entry: Benefit; mayEnter: boolean; onEdit: () => void }) {
  const t = useWords()
  const format = useFormat()
  const undoable = useUndoable()
  const may = useMay()
  const inTeam = useAsk('session', 'get', {}).data?.inTeam ?? false
  const mayConfirm = isProof(entry.state) && inTeam && may.is('champion') && !entry.mine && !entry.example
  const what = entryWords(t, format, entry)
  const { id } = entry
  const confirm = (confirmed: boolean) => void undoable(() => callCore('benefits', 'confirm', { id, confirmed }), t('value:panel.saidConfirmed'), () => callCore('benefits', 'confirm', { id, confirmed: !confirmed }))
  const remove = () => void undoable(() => callCore('benefits', 'delete', { id }), t('value:panel.deleted'), () => callCore('benefits', 'restore', { id }))
  return (
    <li className="vl-entry">
      <div className="vl-entry-words">
        <p className="row">
          <span className="pill" data-tone={entry.state === 'realised' ? 'good' : undefined}>{t(`value:state.${entry.state}`)}</span>
          {entry.state === 'none' ? null : (
            <span className="dim sm">
              {t(`value:gainer.${entry.gainer}`)} · {t(`value:kind.${entry.kind}`)} · {t(entry.hard ? 'value:hard' : 'value:soft')}
            </span>
          )}
        </p>
        {entry.state === 'none' ? null : <p className="vl-amount"><bdi>{what}</bdi></p>}
        {entry.proof ? <UserText block className="prewrap sm">{entry.proof}</UserText> : null}
        {entry.learning ? <p className="sm"><RouteLink to={{ page: 'learning', id: entry.learning.id }}><bdi translate="no" className="clamp">{entry.learning.text}</bdi></RouteLink></p> : null}
        {entry.reading ? <p className="sm"><RouteLink to={{ page: 'numbers' }}><bdi>{t('value:panel.reading', { metric: entry.reading.metric, value: format.number(entry.reading.value), day: format.day(entry.reading.readOn) })}</bdi></RouteLink></p> : null}
        <p className="dim sm">
          <bdi>{t(entry.enteredBy.name ? 'value:panel.entered' : 'value:panel.enteredNameless', { name: entry.enteredBy.name, day: format.day(entry.measuredOn) })}</bdi>
          {isProof(entry.state) ? (
            <span className="vl-stands">
              {entry.confirmedBy ? <IconCircleCheck size={15} aria-hidden /> : null}
              <bdi>{entry.confirmedBy ? t('value:panel.confirmedBy', { name: entry.confirmedBy.name }) : t(entry.changedSince ? 'value:panel.changed' : 'value:panel.unconfirmed')}</bdi>
            </span>
          ) : null}
        </p>
        {entry.outdone ? (
          <div className="row">
            <p className="vl-due" data-late>{t('value:panel.outdone')}</p>
            {mayEnter ? <Button size="compact-sm" variant="default" onClick={remove}>{t('value:panel.delete')}</Button> : null}
          </div>
        ) : null}
        {mayConfirm && !entry.confirmedBy && !entry.outdone ? <div><Button size="compact-sm" variant="default" onClick={() => confirm(true)}>{t('value:panel.confirm')}</Button></div> : null}
      </div>
      {mayEnter || (mayConfirm && entry.confirmedBy) ? (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('value:panel.menu', { what })}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {mayEnter ? <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>{t('value:panel.edit')}</Menu.Item> : null}
            {mayConfirm && entry.confirmedBy ? <Menu.Item onClick={() => confirm(false)}>{t('value:panel.unconfirm')}</Menu.Item> : null}
            {mayEnter ? <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} color="brick" onClick={remove}>{t('value:panel.delete')}</Menu.Item> : null}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </li>
  )
}
