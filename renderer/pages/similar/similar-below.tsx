// Below the title and below the description of a new idea: what is like it. Below the description only what the title had not found, so that nothing above the field moves while it is typed in.
import { goInstead } from '../../nav.ts'
import { asAppError, callCore } from '../../query.ts'
import type { Draft } from '../../stores/drafts.ts'
import { useKept } from '../../stores/kept.ts'
import { say } from '../../stores/notices.ts'
import { errorWords, useWords } from '../../words.ts'
import { useQuestions } from '../ideas/use-questions.ts'
import type { IdeaForm } from '../ideas/idea-form.ts'
import { asComment } from './as-comment.ts'
import { SimilarIdeas } from './similar-ideas.tsx'

export function SimilarBelow({ field, draft }: { field: 'title' | 'description'; draft: Draft<IdeaForm> }) {
  const t = useWords()
  const form = draft.value
  const questions = useQuestions()
  const [above, setAbove] = useKept<readonly string[]>('similar-to-title', [])
  const different = form.different ?? []

  function discard() {
    draft.discard()
    say(t('ideas:form.discarded'), { undo: () => draft.set(form) })
  }

  async function comment({ id, title }: { id: string; title: string }) {
    const text = asComment(form, { question: questions.words, affects: t('ideas:form.customers'), expectedBenefit: t('ideas:form.expectedBenefit') })
    try {
      const { discussion } = await callCore('ideas', 'comment', { id, text })
      const made = discussion.findLast((one) => one.mine)
      for (const learning of form.evidence) await callCore('ideas', 'link', { id, learningId: learning.id, linked: true })
      // files cannot go along: their draft stays
      const kept = form.attachments.length > 0
      if (!kept) draft.discard()
      goInstead({ page: 'idea', id })
      say(t(kept ? 'similar:ideas.commentedKept' : 'similar:ideas.commented', { title }), {
        undo: async () => {
          if (made) await callCore('ideas', 'deleteComment', { id: made.id })
          draft.set(form)
        },
      })
    } catch (error) {
      say(errorWords(t, asAppError(error)), { tone: 'wrong' })
    }
  }

  const isTitle = field === 'title'
  return (
    <SimilarIdeas
      title={isTitle ? form.title : form.description.trim() === '' ? '' : form.title}
      description={isTitle ? '' : form.description}
      except={isTitle ? different : [...different, ...above]}
      more={!isTitle && above.length > 0}
      onDifferent={(id) => draft.set({ different: [...different, id] })}
      onAgain={(id) => draft.set({ different: different.filter((one) => one !== id) })}
      onComment={comment}
      onDiscard={discard}
      nameless={form.nameless ?? false}
      {...(isTitle ? { onShown: setAbove } : {})}
    />
  )
}
