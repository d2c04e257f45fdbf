// Says what one thinks of an idea: each criterion from 1 to 5, and why.
import { Button, Textarea } from '@mantine/core'
import { useEffect, useId, useRef } from 'react'
import { LEAST_POINTS, MOST_POINTS } from '../../../shared/domain/scoring.ts'
import { CRITERIA, type Criterion } from '../../../shared/domain/workspace-rules.ts'
import { DraftForm } from '../../components/draft-form.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { Loading } from '../../components/loading.tsx'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { callCore, useAsk, type Out } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'
import { useCriterionNames } from './criterion-names.ts'
import { TriageDialog } from './triage-dialogs.tsx'

interface ScoreDialogProps { idea: { id: string; title: string }; onClose: () => void }
const POINTS = Array.from({ length: MOST_POINTS - LEAST_POINTS + 1 }, (_, at) => String(LEAST_POINTS + at))

export function ScoreDialog({ idea, onClose }: ScoreDialogProps) {
  const t = useWords()
  const { data, error } = useAsk('review', 'score', { id: idea.id })
  return (
    <TriageDialog title={t('pipeline:act.score')} about={[idea]} onClose={onClose}>
      <ErrorNote error={error} />
      {data ? <Fields idea={idea} score={data} onClose={onClose} /> : error ? null : <Loading rows={4} />}
    </TriageDialog>
  )
}

function Fields({ idea, score, onClose }: ScoreDialogProps & { score: Out<'review', 'score'> }) {
  const t = useWords()
  const undoable = useUndoable()
  const own = score.reviews.find(({ mine }) => mine)
  const form = useDraftForm({
    key: `review:score:${idea.id}`,
    initial: { impact: own?.impact ?? 3, reach: own?.reach ?? 3, confidence: own?.confidence ?? 3, effort: own?.effort ?? 3, comment: own?.comment ?? '' },
    async save(said) {
      const { score: after } = await callCore('review', 'judge', { id: idea.id, ...said })
      onClose()
      say(t('pipeline:score.saved', { title: idea.title, score: after }))
    },
  })
  return (
    <DraftForm form={form} onLeave={onClose} foot={
      <FormFoot act={t('pipeline:score.save')} busy={form.busy} onCancel={onClose}>
        {own ? (
          <Button variant="subtle" color="brick" onClick={() => void undoable(() => callCore('review', 'unjudge', { id: idea.id }), t('pipeline:score.removed'), () => callCore('review', 'restoreJudgement', { id: idea.id })).then((done) => done && onClose())}>
            {t('pipeline:score.remove')}
          </Button>
        ) : null}
      </FormFoot>
    }>
      {CRITERIA.map((criterion, at) => (
        <Criterion5 key={criterion} criterion={criterion} first={at === 0} value={form.value[criterion]} error={form.wrong[criterion]} onChange={(points) => form.set({ [criterion]: points })} />
      ))}
      <Textarea autosize minRows={2} maxRows={8} dir="auto" label={t('pipeline:score.comment')} value={form.value.comment} error={form.wrong['comment']} onChange={({ currentTarget }) => form.set({ comment: currentTarget.value })} />
    </DraftForm>
  )
}

interface CriterionProps { criterion: Criterion; first: boolean; value: number; error: string | undefined; onChange: (points: number) => void }

/** Radio buttons of the browser: arrow keys choose, and so do the digits. */
function Criterion5({ criterion, first, value, error, onChange }: CriterionProps) {
  const t = useWords()
  const names = useCriterionNames()
  const id = useId()
  const box = useRef<HTMLFieldSetElement>(null)
  // the dialog may have opened before there was anything to score
  useEffect(() => {
    if (first) box.current?.querySelector<HTMLInputElement>('input:checked')?.focus()
  }, [first])
  /** The focus goes along, so that arrow keys and Tab go on from what is chosen. */
  const choose = (points: string) => {
    onChange(Number(points))
    box.current?.querySelector<HTMLInputElement>(`input[value="${points}"]`)?.focus()
  }
  return (
    <fieldset ref={box} className="score-criterion" aria-describedby={`${id}-hint`}>
      <legend dir="auto">{names.label(criterion)}</legend>
      <p id={`${id}-hint`} className="dim xs flush">
        {t(`pipeline:points.${names.own(criterion) ? (criterion === 'effort' ? 'ownEffort' : 'own') : criterion}`)}
      </p>
      <div className="score-points">
        {POINTS.map((points) => (
          <label key={points}>
            <input type="radio" name={id} value={points} checked={Number(points) === value} onChange={() => onChange(Number(points))} onKeyDown={({ key }) => POINTS.includes(key) && choose(key)} {...(first && Number(points) === value && { 'data-autofocus': true })} />
            <span>{points}</span>
          </label>
        ))}
      </div>
      {error ? (
        <p className="field-error" role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  )
}
