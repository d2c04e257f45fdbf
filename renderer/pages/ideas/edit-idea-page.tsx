// Edit an idea: only what was changed is written; a draft can be submitted from here.
import { useMemo } from 'react'
import type { Idea } from '../../../shared/contract/ideas.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { Loading } from '../../components/loading.tsx'
import { OthersRoom } from '../../components/others-here.tsx'
import { Page } from '../../components/page.tsx'
import { ideaThing, useMay } from '../../may.ts'
import { leave } from '../../nav.ts'
import { asAppError, asking, callCore, queryClient, useAsk } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'
import { FormFrame } from './form-frame.tsx'
import { changedFields, fromIdea, type IdeaForm } from './idea-form.ts'
import './ideas.css'

export function EditIdeaPage({ id }: { id: string }) {
  const t = useWords()
  const { data: idea, error, isPending, refetch } = useAsk('ideas', 'get', { id })
  const { refused } = useMay()
  const mayNot = idea ? refused('edit', ideaThing(idea)) : null
  return (
    <Page title={t('ideas:form.editTitle')} lead={<OthersRoom noun="idea" id={id} doing="writing" />} layout="read" focusesItself>
      <ErrorNote error={error} {...(error?.code === 'unknown-idea' ? {} : { onRetry: () => void refetch() })} />
      {isPending && !error ? <Loading rows={2} /> : null}
      {idea && mayNot ? <MayNot code={mayNot} words={idea.nameless ? t('ideas:nameless.mayNot') : t('rights.idea', { name: idea.author.name })} /> : idea ? <EditIdea idea={idea} /> : null}
    </Page>
  )
}

function EditIdea({ idea }: { idea: Idea }) {
  const t = useWords()
  const before = useMemo(() => fromIdea(idea), [idea])
  // The draft remembers what it began from: what others change meanwhile is not written over.
  const draft = useDraft<IdeaForm & { base: IdeaForm }>(`idea:edit:${idea.id}`, { ...before, base: before })
  const { base, ...form } = draft.value
  const changes = changedFields(base, form)
  if (draft.state === 'loading') return <Loading rows={2} />
  const { id } = idea

  async function store(_form: IdeaForm, submit: boolean) {
    try {
      let saved = Object.keys(changes).length > 0 ? await callCore('ideas', 'edit', { id, changes }) : idea
      if (submit) saved = await callCore('ideas', 'move', { id, from: 'draft', to: 'submitted' })
      queryClient.setQueryData(asking('ideas', 'get', { id }).queryKey, saved)
      draft.discard()
      leave({ page: 'idea', id })
      say(t(submit ? 'ideas:form.submitted' : 'ideas:form.saved', { title: saved.title }))
      return null
    } catch (error) {
      return asAppError(error)
    }
  }

  return <FormFrame draft={{ ...draft, value: form }} canSubmit={idea.stage === 'draft'} store={store} changed={Object.keys(changes).length > 0} otherwise={{ page: 'idea', id }} />
}
