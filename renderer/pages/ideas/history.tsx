// Who moved the idea, when and why; the newest first.
import type { Idea } from '../../../shared/contract/ideas.ts'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { nameOn } from './names.ts'

export function History({ idea }: { idea: Idea }) {
  const t = useWords()
  const format = useFormat()
  const stage = (name: Idea['stage']) => t(`ideas:stage.${name}`)
  const name = (by: Idea['author']) => nameOn(t, idea, by)
  const steps = idea.history.map(({ id, from, to, reason, by, at }) => ({
    id,
    at,
    reason,
    words: to === 'merged' ? t('ideas:merge.historyInto', { name: name(by) }) : from === 'merged' ? t('ideas:merge.historyBack', { name: name(by) }) : from === 'draft' && to === 'submitted' ? t('ideas:history.submitted', { name: name(by) }) : from === 'draft' ? t('ideas:history.added', { name: name(by), to: stage(to) }) : t('ideas:history.moved', { name: name(by), from: stage(from), to: stage(to) }),
  }))
  const taken = idea.credits.flatMap((credit) => (credit.by ? [{ id: credit.id, at: credit.at, reason: '', words: t('ideas:merge.historyTook', { name: nameOn(t, credit, credit.by), title: credit.title }) }] : []))
  const all = [{ id: 'written', at: idea.createdAt, reason: '', words: t('ideas:history.written', { name: name(idea.author) }) }, ...[...steps, ...taken].sort((a, b) => a.at - b.at)].reverse()
  return (
    <section className="panel">
      <h2>{t('ideas:history.title')}</h2>
      <ol className="idea-history">
        {all.map((step) => (
          <li key={step.id} className="idea-history-step">
            <UserText>{step.words}</UserText>{' '}
            <time className="dim xs" dateTime={new Date(step.at).toISOString()} title={format.time(step.at)}>
              {format.ago(step.at)}
            </time>
            {step.reason ? (
              <UserText block className="idea-history-reason prewrap">
                {step.reason}
              </UserText>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
