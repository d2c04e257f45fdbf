// Who supports an idea, and for which customers: each supporter says so for themselves.
import type { Idea } from '../../../shared/contract/ideas.ts'
import { LookupsPicker } from '../../components/many-picker.tsx'
import type { Pick } from '../../components/picks.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { UserText } from '../../components/user-text.tsx'
import { asking, queryClient, useAct, useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'

export function Supporters({ idea }: { idea: Idea }) {
  const t = useWords()
  const { data: backing } = useAsk('backing', 'of', { id: idea.id })
  const hidden = idea.supporters - idea.supportedBy.length
  return (
    <section className="panel">
      <h2>
        {t('ideas:support.title')} <span className="idea-count">{idea.supporters}</span>
      </h2>
      <div className="stack-tight">
        {idea.supportedBy.length === 0 ? (
          <p className="dim sm">{t('ideas:support.none')}</p>
        ) : (
          <ul className="idea-names">
            {idea.supportedBy.map((member) => (
              <li key={member.id} className="pill" dir="auto" translate="no">
                {member.name}
              </li>
            ))}
            {hidden > 0 ? <li className="dim sm">{t('ideas:support.others', { count: hidden })}</li> : null}
          </ul>
        )}
        {backing && backing.supportedFor.length > 0 ? (
          <ul className="ev-for">
            {backing.supportedFor.map(({ customer, by }) => (
              <li key={customer.id}>
                <UserText>{t('backing:support.for', { customer: customer.name })}</UserText> <UserText className="dim sm">{by.map(({ name }) => name).join(', ')}</UserText>
              </li>
            ))}
          </ul>
        ) : null}
        {backing && idea.supported && idea.stage !== 'merged' ? <ForWhom id={idea.id} mine={backing.supportedFor.filter((one) => one.mine).map(({ customer }) => customer)} /> : null}
      </div>
    </section>
  )
}

function ForWhom({ id, mine }: { id: string; mine: readonly Pick[] }) {
  const t = useWords()
  const { act, error } = useAct('backing', 'supportFor')
  return (
    <>
      <LookupsPicker
        lookup="customer"
        label={t('backing:support.forWhom')}
        description={t('backing:support.forWhomHint')}
        placeholder={t('backing:support.placeholder')}
        value={mine}
        onChange={async (customers) => {
          const changed = await act({ id, customers: customers.map((pick) => (pick.id === null ? { name: pick.name } : { id: pick.id })) })
          if (changed) queryClient.setQueryData(asking('backing', 'of', { id }).queryKey, changed)
        }}
      />
      <ErrorNote error={error} />
    </>
  )
}
