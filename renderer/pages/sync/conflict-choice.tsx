// One conflict: both versions side by side, who wrote which and when, and which of them shall stand. Arrow keys or 1, 2, 3 choose; Enter keeps.
import { Button, Textarea } from '@mantine/core'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { AppError } from '../../../shared/app-error.ts'
import type { Conflict } from '../../../shared/contract/ledger.ts'
import type { Choice } from '../../../shared/domain/ledger.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { asAppError, callCore } from '../../query.ts'
import { isTyping } from '../../shortcuts.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'
import { Marked } from './marked.tsx'
import { placeOf } from './places.ts'
import { useSyncWords } from './sync-words.ts'
import { useDifferences } from './use-differences.ts'

interface ConflictChoiceProps {
  conflict: Conflict
  /** Conflicts besides this one. */
  left: number
  onBusy: (busy: boolean) => void
  onDecided: () => void
}

const SAID = { standing: 'sync:conflict.keptStanding', lost: 'sync:conflict.keptLost', both: 'sync:conflict.keptBoth' } as const

export function ConflictChoice({ conflict, left, onBusy, onDecided }: ConflictChoiceProps) {
  const t = useWords()
  const format = useFormat()
  const words = useSyncWords()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const { entity, field, part, thing, lost, standing, long, living } = conflict
  // one's own first, as one thinks of it
  const order: readonly ('lost' | 'standing')[] = words.isMe(lost.by) ? ['lost', 'standing'] : ['standing', 'lost']
  const options: readonly Choice[] = living ? (long ? [...order, 'both'] : order) : ['standing']
  const [choice, setChoice] = useState<Choice>('standing')
  const [together, setTogether] = useState<string | null>(null)
  const [failed, setFailed] = useState<AppError | null>(null)
  const running = useRef(false)
  const texts = { lost: words.shown(lost.value, entity, field), standing: words.shown(standing.value, entity, field) }
  const compared = useDifferences(texts.standing, texts.lost, long)
  const joined = together ?? `${standing.value.text}\n\n${lost.value.text}`.trim()
  const fieldName = words.field(entity, field, part)
  const place = placeOf(thing)

  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>('input:checked')?.focus({ preventScroll: true })
  }, [])

  const own = words.isMe(lost.by) && words.isMe(standing.by)
  const sideName = (side: 'lost' | 'standing') => {
    const { by } = conflict[side]
    if (own) return t('sync:conflict.here')
    return words.isMe(by) ? t('sync:conflict.mine') : t('sync:conflict.theirs', { name: words.name(by) })
  }
  const keepName = (side: 'lost' | 'standing') => (words.isMe(conflict[side].by) ? t('sync:conflict.mineKeep') : t('sync:conflict.theirsKeep', { name: words.name(conflict[side].by) }))

  async function decide() {
    if (running.current) return
    running.current = true
    onBusy(true)
    setFailed(null)
    const sayWrong = (error: unknown) => say(errorWords(t, asAppError(error)), { tone: 'wrong' })
    try {
      const { replaced } = await callCore('ledger', 'choose', { id: conflict.id, choice, ...(choice === 'both' && { text: joined }) })
      say(left === 0 ? t('sync:conflict.decidedAll') : t(SAID[choice], { count: left }), {
        undo: () => callCore('ledger', 'reopen', { id: conflict.id, replaced }).then(() => say(t('sync:conflict.reopened')), sayWrong),
      })
      onDecided()
    } catch (error) {
      setFailed(asAppError(error))
    } finally {
      running.current = false
      onBusy(false)
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    const option = options[Number(event.key) - 1]
    if (option === undefined || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    setChoice(option)
    form.current?.querySelector<HTMLInputElement>(`input[value='${option}']`)?.focus()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys are those of the choices inside
    <form
      ref={form}
      className="stack conflict"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        void decide()
      }}
    >
      <div>
        <h2 className="conflict-title" id={id} dir="auto" translate="no">
          {t('sync:conflict.heading', { fields: words.theField(entity, field, part), thing: words.thing(thing) })}
        </h2>
        <p className="dim sm flush row tight">
          <span>{t('sync:conflict.at', { ago: format.ago(conflict.at), time: format.time(conflict.at) })}</span>
          {place ? <RouteLink to={place}>{t('open')}</RouteLink> : null}
        </p>
      </div>
      {living ? null : <p className="flush">{t('sync:conflict.deleted')}</p>}
      <fieldset className="conflict-sides" aria-labelledby={id} aria-describedby={`${id}-keys`}>
        {order.map((side) => (
          <label key={side} className="conflict-side" data-chosen={choice === side || undefined}>
            <span className="conflict-side-head">
              {living ? <input type="radio" name={id} value={side} checked={choice === side} onChange={() => setChoice(side)} aria-label={keepName(side)} aria-describedby={`${id}-${side}`} /> : null}
              <UserText className="conflict-side-name">{sideName(side)}</UserText>
              <span className="pill" data-tone={side === 'standing' ? 'good' : undefined}>
                {side === 'standing' ? t('sync:conflict.standsNow') : t('sync:conflict.gaveWay')}
              </span>
            </span>
            <span className="conflict-text prewrap" id={`${id}-${side}`} dir="auto" translate="no" data-none={conflict[side].value.as === 'none' || undefined}>
              <Marked text={texts[side]} pieces={long && compared ? (side === 'standing' ? compared.a : compared.b) : null} />
            </span>
          </label>
        ))}
        {living && long ? (
          <div className="conflict-side conflict-both" data-chosen={choice === 'both' || undefined}>
            <label className="conflict-side-head">
              <input type="radio" name={id} value="both" checked={choice === 'both'} onChange={() => setChoice('both')} />
              <span className="conflict-side-name">{t('sync:conflict.bothKeep')}</span>
            </label>
            {choice === 'both' ? (
              <Textarea autosize minRows={3} maxRows={14} dir="auto" label={t('sync:conflict.bothText')} description={t('sync:conflict.bothHint')} value={joined} onChange={({ currentTarget }) => setTogether(currentTarget.value)} />
            ) : null}
          </div>
        ) : null}
      </fieldset>
      {living && !long ? <p className="dim sm flush">{t('sync:conflict.notBoth', { field: fieldName })}</p> : null}
      {long && compared ? <p className="dim sm flush">{t('sync:conflict.marked')}</p> : null}
      <ErrorNote error={failed} />
      <div className="row conflict-foot">
        <Button type="submit">{living ? t('sync:conflict.keep') : t('sync:conflict.close')}</Button>
        {living ? (
          <span className="dim sm" id={`${id}-keys`}>
            {t(long ? 'sync:conflict.keysThree' : 'sync:conflict.keys')}
          </span>
        ) : null}
      </div>
    </form>
  )
}
