// One change that was not accepted, with all that the person wrote in it.
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { RejectedField, Rejection } from '../../../shared/contract/ledger.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { asAppError, callCore } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'
import { placeOf } from './places.ts'
import { copyText } from './rejection-text.ts'
import type { Resending } from './resend-dialog.tsx'
import { useSyncWords } from './sync-words.ts'

interface RejectionCardProps {
  rejection: Rejection
  onResend: (resending: Resending) => void
  onDecided: () => void
}

export function RejectionCard({ rejection, onResend, onDecided }: RejectionCardProps) {
  const t = useWords()
  const format = useFormat()
  const words = useSyncWords()
  const { id, at, code, params, by, thing, count, entity, move, fields, act, resendable, commentable } = rejection
  const editable = fields.some(({ edit }) => edit !== null)
  const place = placeOf(thing)
  // of what was deleted it is the last there was
  const nowName = code === 'deleted' || !thing.living ? t('sync:rejection.wasThere') : by?.name && (code === 'stale' || code === 'changed') ? t('sync:rejection.thereNowBy', { name: by.name }) : t('sync:rejection.thereNow')
  const sayWrong = (error: unknown) => say(errorWords(t, asAppError(error)), { tone: 'wrong' })

  async function discard() {
    try {
      await callCore('ledger', 'discard', { id })
      say(t('sync:rejection.discarded'), { undo: () => callCore('ledger', 'takeBack', { id }).then(() => say(t('sync:rejection.backAgain')), sayWrong) })
      onDecided()
    } catch (error) {
      sayWrong(error)
    }
  }

  async function sendAgain() {
    try {
      await callCore('ledger', 'resend', { id, values: [] })
      say(t('sync:rejection.sent'))
      onDecided()
    } catch (error) {
      sayWrong(error)
    }
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(copyText(t, words, rejection))
      say(t('sync:rejection.copied'))
    } catch {
      say(t('sync:rejection.copyFailed'), { tone: 'wrong' })
    }
  }

  const again = move ? t('sync:rejection.moveAgain') : act === 'deleted' ? t('sync:rejection.deleteAnyway') : code === 'deleted' && !editable ? t('sync:rejection.bringBack') : t('sync:rejection.sendAgain')
  return (
    <li className="panel rejection" data-rejection={id}>
      <div>
        <h2 className="sync-entry-title" tabIndex={-1} dir="auto" translate="no">
          {words.refused(rejection)}
        </h2>
        <p className="dim sm flush row tight">
          <span>{t('sync:rejection.at', { ago: format.ago(at) })}</span>
          {count > 1 && !move ? <span>{t('sync:rejection.parts', { count })}</span> : null}
          {place ? <RouteLink to={place}>{t('open')}</RouteLink> : null}
        </p>
      </div>
      <p className="rejection-why">
        <IconAlertTriangle size={18} aria-hidden />
        <UserText>{words.refusal(code, params, by)}</UserText>
      </p>
      {move?.reason ? (
        <Field name={words.field('stageChange', 'reason', null)} mine={move.reason} now={null} />
      ) : null}
      {fields
        .filter((field) => !(move && field.entity === 'stageChange'))
        .map((field) => (
          <Field
            key={`${field.opId} ${field.field}`}
            name={nameOf(field)}
            mine={words.shown(field.mine, field.entity, field.field)}
            now={field.now && field.now.text !== field.mine.text ? { name: nowName, value: words.shown(field.now, field.entity, field.field) } : null}
          />
        ))}
      {resendable || commentable ? null : <UserText block className="dim sm">{code === 'parent-deleted' && thing.label !== '' ? t('sync:rejection.stuckParent', { thing: words.thing(thing) }) : t('sync:rejection.stuck')}</UserText>}
      <div className="row">
        {resendable && editable && !move ? (
          <Button size="sm" onClick={() => onResend({ rejection, how: 'again' })}>
            {t('sync:rejection.editSend')}
          </Button>
        ) : resendable ? (
          <Button size="sm" variant={commentable ? 'default' : 'filled'} onClick={() => void sendAgain()}>
            {again}
          </Button>
        ) : null}
        {commentable && (move || fields.length > 0) ? (
          <Button size="sm" variant={move || (!resendable && entity !== 'championNote') ? 'filled' : 'default'} onClick={() => onResend({ rejection, how: 'comment' })}>
            {t('sync:rejection.comment')}
          </Button>
        ) : null}
        {fields.length > 0 ? (
          <Button size="sm" variant="default" onClick={() => void copy()}>
            {t('sync:rejection.copy')}
          </Button>
        ) : null}
        <Button size="sm" variant="subtle" onClick={() => void discard()}>
          {t('sync:rejection.discard')}
        </Button>
      </div>
    </li>
  )

  function nameOf(field: RejectedField): string {
    const name = words.field(field.entity, field.field, field.part)
    return field.entity === rejection.entity || field.entity === 'ideaAnswer' ? name : t('sync:under', { part: name, thing: t(`sync:the.${field.entity as 'idea'}`) })
  }
}

function Field({ name, mine, now }: { name: string; mine: string; now: { name: string; value: string } | null }) {
  const t = useWords()
  return (
    <section className="sync-change" aria-label={name}>
      <h3 className="sync-change-field">{name}</h3>
      <dl className="sync-values">
        <div className="sync-value">
          <dt>{t('sync:rejection.youWrote')}</dt>
          <dd className="prewrap" dir="auto" translate="no">
            {mine}
          </dd>
        </div>
        {now === null ? null : (
          <div className="sync-value">
            <dt dir="auto">{now.name}</dt>
            <dd className="prewrap" dir="auto" translate="no">
              {now.value}
            </dd>
          </div>
        )}
      </dl>
    </section>
  )
}
