// The pilot of an idea: the customers who try it, what each says, and who was told what changed.
import { Button, Modal } from '@mantine/core'
import { IconUserPlus, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Idea } from '../../../shared/contract/ideas.ts'
import type { Pilot, PilotCustomer } from '../../../shared/contract/pilot.ts'
import { VERDICTS } from '../../../shared/domain/pilot.ts'
import { ConflictNote } from '../../components/conflict-note.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { LookupsPicker } from '../../components/many-picker.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { Quote } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { ideaThing, useMay } from '../../may.ts'
import { callCore, useAct, useAsk } from '../../query.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'
import { SayForm, TellForm } from './pilot-dialogs.tsx'
import { refocusNeighbour } from './refocus.ts'
import './pilot.css'

/** From when a pilot can be prepared. */
const STAGES: ReadonlySet<string> = new Set(['approved', 'pilot', 'implemented', 'measured'])

export function PilotPanel({ idea }: { idea: Idea }) {
  const t = useWords()
  const { data: pilot, error, refetch } = useAsk('pilot', 'of', { ideaId: idea.id })
  const [open, setOpen] = useState<{ what: 'say' | 'tell'; id: string } | null>(null)
  const box = useRef<HTMLElement>(null)
  const { refused } = useMay()
  const { act, busy, error: failed } = useAct('pilot', 'add')
  const undoable = useUndoable()
  if (!STAGES.has(idea.stage) && (pilot?.list.length ?? 0) === 0) return null
  const thing = ideaThing(idea)
  const mayList = idea.stage !== 'merged' && refused('create', { ...thing, entity: 'pilotCustomer', data: {}, parent: thing.data }) === null
  const one = pilot?.list.find(({ id }) => id === open?.id)
  const close = () => setOpen(null)
  const remove = ({ id, customer }: PilotCustomer, n: number) =>
    void undoable(() => callCore('pilot', 'remove', { id }), t('pilot:removed', { name: customer.name }), () => callCore('pilot', 'restore', { id })).then((done) => done && refocusNeighbour(box.current, '.pl-remove', n, 'h2'))
  return (
    <section className="panel" ref={box} aria-labelledby="idea-pilot">
      <h2 id="idea-pilot" tabIndex={-1}>
        {t('pilot:title')} {pilot ? <span className="idea-count">{pilot.count.customers}</span> : null}
      </h2>
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {pilot ? (
        <div className="stack">
          <p className="dim sm">{pilot.list.length === 0 ? t('pilot:lead') : <Counts pilot={pilot} />}</p>
          {pilot.list.length === 0 ? <p className="dim">{t('pilot:none')}</p> : null}
          {mayList && pilot.quoted.length > 0 ? (
            <div>
              <Button size="sm" variant={pilot.list.length === 0 ? 'filled' : 'light'} leftSection={<IconUserPlus size={17} aria-hidden />} disabled={busy} onClick={() => void act({ ideaId: idea.id, customers: pilot.quoted.map(({ id }) => ({ id })) })}>
                {t('pilot:fromEvidence', { count: pilot.quoted.length })}
              </Button>
            </div>
          ) : null}
          {pilot.list.length > 0 ? (
            <ul className="pl-list">
              {pilot.list.map((row, n) => (
                <OneOfPilot key={row.id} row={row} onSay={() => setOpen({ what: 'say', id: row.id })} onTell={() => setOpen({ what: 'tell', id: row.id })} onRemove={mayList && !row.cameAlong ? () => remove(row, n) : null} />
              ))}
            </ul>
          ) : null}
          {mayList ? <LookupsPicker lookup="customer" label={t('pilot:add')} placeholder={t('pilot:addPlaceholder')} value={[]} onChange={(picks) => void act({ ideaId: idea.id, customers: picks.map((pick) => (pick.id === null ? { name: pick.name } : { id: pick.id })) })} /> : null}
          <ErrorNote error={failed} />
        </div>
      ) : null}
      <Modal opened={one !== undefined} onClose={close} size="lg" title={one ? t(open!.what === 'say' ? 'pilot:recordTitle' : 'pilot:tellTitle', { name: one.customer.name }) : ''} closeButtonProps={{ 'aria-label': t('close') }}>
        {one && open?.what === 'say' ? <SayForm one={one} onClose={close} /> : null}
        {one && open?.what === 'tell' ? <TellForm idea={idea} one={one} onClose={close} /> : null}
      </Modal>
    </section>
  )
}

function Counts({ pilot: { count } }: { pilot: Pilot }) {
  const t = useWords()
  const words = [
    ...VERDICTS.flatMap((verdict) => (count.said[verdict] > 0 ? [t(`pilot:counts.${verdict}`, { count: count.said[verdict] })] : [])),
    ...(count.silent > 0 ? [t('pilot:silent', { count: count.silent })] : []),
    ...(count.untold > 0 ? [t('pilot:untold', { count: count.untold })] : []),
  ]
  return <>{words.join(' · ')}</>
}

const TONES = { works: 'good', mixed: 'warm', fails: 'bad' } as const

function OneOfPilot({ row, onSay, onTell, onRemove }: { row: PilotCustomer; onSay: () => void; onTell: () => void; onRemove: (() => void) | null }) {
  const t = useWords()
  const format = useFormat()
  const undoable = useUndoable()
  const { id, customer, verdict, words, saidOn, saidBy, told } = row
  const untell = () => void undoable(() => callCore('pilot', 'untell', { id }), t('pilot:notTold'), () => callCore('pilot', 'tell', { id, message: told!.message }))
  return (
    <li className="pl-one">
      <div className="pl-head">
        <RouteLink to={{ page: 'customer', id: customer.id }} className="link" dir="auto" translate="no">
          {customer.name}
        </RouteLink>
        <span className="pill" data-tone={verdict ? TONES[verdict] : undefined}>{verdict ? t(`pilot:verdict.${verdict}`) : t('pilot:noVerdict')}</span>
        {onRemove ? (
          <button type="button" className="pl-remove" aria-label={t('pilot:remove', { name: customer.name })} onClick={onRemove}>
            <IconX size={16} aria-hidden />
          </button>
        ) : null}
      </div>
      <ConflictNote id={id} />
      {words ? <Quote>{words}</Quote> : null}
      <p className="dim xs">
        {saidOn ? <bdi>{saidBy ? t('pilot:saidBy', { day: format.day(saidOn), name: saidBy.name }) : format.day(saidOn)} · </bdi> : null}
        <bdi>{told ? t(told.by ? 'pilot:toldBy' : 'pilot:toldAgo', { ago: format.ago(told.at), name: told.by?.name ?? '' }) : t('pilot:notTold')}</bdi>
      </p>
      <div className="row">
        <Button size="compact-sm" variant="default" aria-label={t('pilot:recordOf', { name: customer.name })} onClick={onSay}>
          {t('pilot:record')}
        </Button>
        <Button size="compact-sm" variant="default" aria-label={t('pilot:tellOf', { name: customer.name })} onClick={onTell}>
          {t('pilot:tell')}
        </Button>
        {told ? (
          <Button size="compact-sm" variant="subtle" onClick={untell}>
            {t('pilot:untell')}
          </Button>
        ) : null}
      </div>
    </li>
  )
}
