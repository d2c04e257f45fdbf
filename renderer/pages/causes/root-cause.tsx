// How a learning came about, on its page: told where it is bad news or was answered, or told already.
import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { RootCause as Told } from '../../../shared/contract/causes.ts'
import type { Learning } from '../../../shared/contract/learnings.ts'
import { WHYS } from '../../../shared/domain/causes.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { againWords, remedyWords } from './cause-words.ts'
import { RootCauseForm } from './root-cause-form.tsx'
import './causes.css'

export function RootCause({ learning }: { learning: Learning }) {
  const t = useWords()
  const { data: told } = useAsk('causes', 'of', { learningId: learning.id })
  const [editing, setEditing] = useState(false)
  const isDue = learning.sentiment === 'bad' || learning.followUp?.state === 'resolved' || learning.followUp?.state === 'shared'
  if (told === undefined || (told === null && !isDue)) return null
  return (
    <section className="panel" aria-labelledby="root-cause-heading">
      <h2 id="root-cause-heading">{t('causes:of.title')}</h2>
      {editing ? (
        <RootCauseForm learning={learning} told={told} onClose={() => setEditing(false)} />
      ) : (
        <div className="stack">
          {told ? <Shown told={told} /> : <p className="dim flush">{t('causes:of.lead')}</p>}
          <div className="no-print">
            <Button variant="default" onClick={() => setEditing(true)}>
              {told ? t('causes:of.edit') : t('causes:of.begin')}
            </Button>
          </div>
        </div>
      )}
    </section>
  )
}

function Shown({ told }: { told: Told }) {
  const t = useWords()
  const format = useFormat()
  const { path, owner, team, remedyTaken, prevention, idea, again } = told
  const whys = WHYS.map((why) => told[why]).filter((why) => why !== '')
  const fact = (label: string, content: ReactNode) => (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{content}</dd>
    </div>
  )
  return (
    <>
      {again ? (
        <p className="flush">
          <span className="pill" data-tone="bad">
            {againWords(t, format, again.removedOn, again)}
          </span>
        </p>
      ) : null}
      <dl className="learning-facts ca-told">
        {path.length > 0 ? fact(t('causes:of.cause'), <UserText>{path.join(' › ')}</UserText>) : null}
        {fact(t('causes:of.caused'), owner ? <RouteLink to={{ page: 'statement', areaId: owner.id }}><UserText>{owner.name}</UserText></RouteLink> : t('causes:of.nobody'))}
        {team ? fact(t('causes:of.received'), <UserText>{team.name}</UserText>) : null}
        {fact(t('causes:of.remedy'), remedyWords(t, remedyTaken))}
      </dl>
      {whys.length > 0 ? (
        <ol className="ca-whys" aria-label={t('causes:of.whys')}>
          {whys.map((why, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- their order is what they are
            <li key={index}>
              <UserText>{why}</UserText>
            </li>
          ))}
        </ol>
      ) : null}
      {prevention || idea ? (
        <div>
          <h3 className="small-heading">{t('causes:of.prevention')}</h3>
          {prevention ? (
            <UserText block className="prewrap">
              {prevention}
            </UserText>
          ) : null}
          {idea ? (
            <p className="flush">
              <RouteLink to={{ page: 'idea', id: idea.id }}>
                <UserText>{idea.title}</UserText>
              </RouteLink>{' '}
              <span className="pill">{t(`ideas:stage.${idea.stage as 'draft'}`)}</span>
            </p>
          ) : null}
        </div>
      ) : null}
    </>
  )
}
