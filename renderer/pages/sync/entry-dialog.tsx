// One entry of the ledger whole: each field as it was, as it became and as it is now; and the way to put the old value back.
import { Button, Modal } from '@mantine/core'
import type { LedgerDetail } from '../../../shared/contract/ledger.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { asAppError, callCore, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'
import { placeOf } from './places.ts'
import { useSyncWords } from './sync-words.ts'

export function EntryDialog({ n, onClose }: { n: number | null; onClose: () => void }) {
  const t = useWords()
  return (
    // The parts, not Modal itself: its <header> would be a second banner of the page.
    <Modal.Root opened={n !== null} onClose={onClose} size="lg" transitionProps={{ duration: 0 }}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label={t('sync:ledger.title')}>
        <Modal.Body p="lg">{n === null ? null : <Entry n={n} onClose={onClose} />}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

function Entry({ n, onClose }: { n: number; onClose: () => void }) {
  const t = useWords()
  const { data: entry, error } = useAsk('ledger', 'get', { n })
  return (
    <div className="stack">
      <ErrorNote error={error} />
      {entry ? <Whole entry={entry} onClose={onClose} /> : error ? null : <Loading rows={2} />}
      <div className="row">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('close')}
        </Button>
        {entry ? <Ways entry={entry} onClose={onClose} /> : null}
      </div>
    </div>
  )
}

function Whole({ entry, onClose }: { entry: LedgerDetail; onClose: () => void }) {
  const t = useWords()
  const format = useFormat()
  const words = useSyncWords()
  const put = usePutBack(entry)
  return (
    <>
      <div>
        <h2 className="sync-entry-title" dir="auto" translate="no">
          {words.sentence(entry)}
        </h2>
        <p className="dim sm flush">
          {t(`sync:kind.${entry.kind}`)}, {format.time(entry.at)}
        </p>
      </div>
      {entry.kind === 'rejected' && entry.code ? <UserText block>{words.refusal(entry.code, entry.params, entry.by)}</UserText> : null}
      {entry.act === 'gone' ? <p className="flush">{t('sync:ledger.wordsGone')}</p> : null}
      {entry.changes.map((change) => {
        const field = words.field(entry.entity, change.field, entry.part)
        const same = change.now !== null && change.now.as === change.before.as && change.now.text === change.before.text
        return (
          <section key={change.field} className="sync-change" aria-label={field}>
            <h3 className="sync-change-field">{field}</h3>
            <dl className="sync-values">
              <Value name={t('sync:ledger.was')} value={words.shown(change.before, entry.entity, change.field)} none={change.before.as === 'none'} />
              {change.after ? <Value name={t('sync:ledger.became')} value={words.shown(change.after, entry.entity, change.field)} none={change.after.as === 'none'} /> : null}
              {change.now && !same && (change.after === null || change.now.text !== change.after.text) ? <Value name={t('sync:ledger.now')} value={words.shown(change.now, entry.entity, change.field)} none={change.now.as === 'none'} /> : null}
            </dl>
            {same ? <p className="dim sm flush">{t('sync:ledger.same')}</p> : null}
            {change.restorable ? (
              <Button size="xs" variant="light" className="own-width" onClick={() => void put(change.field, field).then((done) => done && onClose())}>
                {t('sync:ledger.restore')}
                <span className="sr-only">: {field}</span>
              </Button>
            ) : null}
          </section>
        )
      })}
      {entry.revivable ? (
        <Button size="xs" variant="light" className="own-width" onClick={() => void put(null, '').then((done) => done && onClose())}>
          {t('sync:ledger.revive')}
        </Button>
      ) : null}
    </>
  )
}

function Value({ name, value, none }: { name: string; value: string; none: boolean }) {
  return (
    <div className="sync-value">
      <dt>{name}</dt>
      <dd className="prewrap" data-none={none || undefined} dir="auto" translate="no">
        {value}
      </dd>
    </div>
  )
}

function Ways({ entry, onClose }: { entry: LedgerDetail; onClose: () => void }) {
  const t = useWords()
  const words = useSyncWords()
  const place = placeOf(entry.thing)
  const way = (label: string, run: () => void) => (
    <Button
      variant="subtle"
      onClick={() => {
        onClose()
        run()
      }}
    >
      <span className="cut" dir="auto">
        {label}
      </span>
    </Button>
  )
  return (
    <>
      {entry.kind === 'overwritten' && entry.refId ? way(t('sync:ledger.toConflict'), () => go({ page: 'conflicts', id: entry.refId! })) : null}
      {entry.kind === 'rejected' ? way(t('sync:ledger.toRejection'), () => go({ page: 'rejections' })) : null}
      {place && entry.thing ? way(t('sync:ledger.toThing', { thing: words.thing(entry.thing) }), () => go(place)) : null}
    </>
  )
}

/** Puts an old value back, with the way to take that back; false when it failed. */
function usePutBack({ n }: LedgerDetail): (field: string | null, name: string) => Promise<boolean> {
  const t = useWords()
  return async (field, name) => {
    const sayWrong = (error: unknown) => say(errorWords(t, asAppError(error)), { tone: 'wrong' })
    try {
      const { replaced } = await callCore('ledger', 'restore', { n, field })
      say(field === null ? t('sync:ledger.revived') : t('sync:ledger.restored', { field: name }), {
        undo: () => callCore('ledger', 'undoRestore', { n, field, replaced }).then(() => say(t('sync:ledger.undone')), sayWrong),
      })
      return true
    } catch (error) {
      sayWrong(error)
      return false
    }
  }
}
