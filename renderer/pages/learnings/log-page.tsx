// Log a learning: write, Ctrl+Enter, and the next one can begin.
import { Button } from '@mantine/core'
import { useMemo, useRef } from 'react'
import { v7 as uuid7 } from 'uuid'
import { DraftNote } from '../../components/draft-note.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { Keys } from '../../components/keys.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { later } from '../../later.ts'
import { go, leave } from '../../nav.ts'
import { callCore, useAct } from '../../query.ts'
import { SHORTCUTS } from '../../shortcuts.ts'
import { useDraft } from '../../stores/drafts.ts'
import { useKept } from '../../stores/kept.ts'
import { say } from '../../stores/notices.ts'
import { useOnce } from '../../use-once.ts'
import { fieldErrors, useWords } from '../../words.ts'
import { LearningFields } from './learning-fields.tsx'
import { BLANK, isBlank, toInput, type LearningForm } from './learning-form.ts'
import { useFirstErrorFocus } from './use-first-error-focus.ts'

const HeardBefore = later(async () => (await import('../similar/heard-before.tsx')).HeardBefore)

/** Entries of the "just logged" list. */
const SHOWN = 5

export function LogPage() {
  const t = useWords()
  const draft = useDraft<LearningForm>('log', BLANK)
  return (
    <Page title={t('logLearning')} lead={t('learnings:log.lead')} layout="read" focusesItself>
      {draft.state === 'loading' ? <Loading rows={2} /> : <LogForm draft={draft} />}
    </Page>
  )
}

function LogForm({ draft }: { draft: ReturnType<typeof useDraft<LearningForm>> }) {
  const t = useWords()
  const form = useRef<HTMLFormElement>(null)
  const text = useRef<HTMLTextAreaElement>(null)
  const { act, busy, error, clear } = useAct('learnings', 'log')
  const errors = useMemo(() => fieldErrors(t, error), [t, error])
  const [logged, setLogged] = useKept<readonly { id: string; text: string }[]>('just-logged', [])
  useFirstErrorFocus(errors, form, text)

  const save = useOnce(async () => {
    const id = draft.value.id ?? uuid7()
    if (!isBlank(draft.value)) draft.set({ id })
    const saved = await act({ ...toInput(draft.value), id })
    if (!saved) return
    clear()
    // First the focus, then the form is empty: a field that is left writes down what was typed into it.
    text.current?.focus()
    draft.discard()
    setLogged([{ id: saved.id, text: saved.text }, ...logged].slice(0, SHOWN))
    say(t('learnings:log.saved'), {
      kind: 'logged',
      open: { label: t('open'), run: () => go({ page: 'learning', id: saved.id }) },
      undo: async () => {
        await callCore('learnings', 'delete', { id: saved.id })
        setLogged(logged)
      },
    })
  })

  return (
    <>
      <KeyedForm form={form} onSave={save} onLeave={() => leave({ page: 'learnings' })}>
        <LearningFields value={draft.value} set={draft.set} errors={errors} textField={text} belowText={<HeardLine text={draft.value.text} />} />
        <ErrorNote error={error && Object.keys(errors).length === 0 ? error : null} />
        <div className="form-foot">
          <Button type="submit" loading={busy} rightSection={<Keys keys={SHORTCUTS.save.keys} />}>
            {t('learnings:log.save')}
          </Button>
          {isBlank(draft.value) ? null : (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                const thrownAway = draft.value
                draft.discard()
                clear()
                text.current?.focus()
                say(t('learnings:log.discarded'), { undo: () => draft.set(thrownAway) })
              }}
            >
              {t('learnings:log.discard')}
            </Button>
          )}
          <DraftNote state={draft.state} />
        </div>
      </KeyedForm>
      {logged.length > 0 ? (
        <section aria-label={t('learnings:log.justLogged')}>
          <h2 className="small-heading">{t('learnings:log.justLogged')}</h2>
          <ul className="plain-list">
            {logged.map(({ id, text }) => (
              <li key={id}>
                <RouteLink to={{ page: 'learning', id }} className="link clamp" dir="auto" translate="no">
                  {text}
                </RouteLink>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

/** The line is there before it has anything to say, so that nothing moves when it has. */
function HeardLine({ text }: { text: string }) {
  return (
    <div className="heard-line">
      <HeardBefore text={text} />
    </div>
  )
}
