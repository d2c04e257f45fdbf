// Write an idea: from nothing, or from a learning that gave it.
import { useMemo } from 'react'
import { v7 as uuid7 } from 'uuid'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { goInstead } from '../../nav.ts'
import { asAppError, callCore, useAsk } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'
import { FormFrame } from './form-frame.tsx'
import { BLANK, fromLearning, isBlank, toInput, type IdeaForm } from './idea-form.ts'
import { NamelessSwitch } from './nameless-switch.tsx'
import { SimilarBelow } from '../similar/similar-below.tsx'
import './ideas.css'

export function NewIdeaPage({ learningId }: { learningId?: string }) {
  const t = useWords()
  const { data: learning, error } = useAsk('learnings', 'get', { id: learningId ?? '' }, { enabled: learningId !== undefined })
  const ready = learningId === undefined || learning !== undefined || error !== null
  return (
    <Page title={t('ideas:form.newTitle')} lead={t('ideas:lead')} layout="read" focusesItself>
      <ErrorNote error={error} />
      {ready ? <NewIdea draftKey={learning ? `idea:new:${learning.id}` : 'idea:new'} initial={learning ? fromLearning(learning) : BLANK} /> : <Loading rows={2} />}
    </Page>
  )
}

export function NewIdea({ draftKey, initial }: { draftKey: string; initial: IdeaForm }) {
  const t = useWords()
  const draft = useDraft<IdeaForm>(draftKey, initial)
  const changed = useMemo(() => !isBlank(draft.value) && JSON.stringify(draft.value) !== JSON.stringify(initial), [draft.value, initial])
  if (draft.state === 'loading') return <Loading rows={2} />

  async function store(form: IdeaForm, submit: boolean) {
    const id = form.id ?? uuid7()
    if (!isBlank(form)) draft.set({ id })
    try {
      const idea = await callCore('ideas', 'create', { ...toInput(form), id, submit })
      draft.discard()
      goInstead({ page: 'idea', id: idea.id })
      say(t(submit ? 'ideas:form.submitted' : 'ideas:form.draftSaved', { title: idea.title }))
      return null
    } catch (error) {
      return asAppError(error)
    }
  }

  return (
    <FormFrame
      draft={draft}
      canSubmit
      store={store}
      changed={changed}
      otherwise={{ page: 'ideas' }}
      naming={<NamelessSwitch on={draft.value.nameless ?? false} onChange={(nameless) => draft.set({ nameless })} />}
      below={{ title: <SimilarBelow field="title" draft={draft} />, description: <SimilarBelow field="description" draft={draft} /> }}
    />
  )
}
