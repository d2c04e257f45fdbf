// Where one's voice is needed: questions to the author, whether the customer was heard, ideas for customers whom one heard.
import type { Home } from '../../../shared/contract/home.ts'
import { ArrowList } from '../../components/arrow-list.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { useWords } from '../../words.ts'
import { PulseDue } from '../meetings/pulse.tsx'
import { IdeaLine } from './idea-line.tsx'
import '../meetings/minutes.css'

export function VoicePanel({ voice: { questions, pulse, ideas } }: { voice: Home['voice'] }) {
  const t = useWords()
  return (
    <section className="panel hm-panel" aria-labelledby="hm-voice">
      <h2 id="hm-voice">{t('home:voice.title')}</h2>
      {questions.length === 0 && pulse === null && ideas.length === 0 ? (
        <p className="dim flush">
          {t('home:voice.none')} {t('home:voice.noneText')}
        </p>
      ) : null}
      {questions.length > 0 ? (
        <div className="hm-sort">
          <h3>{t('home:voice.questions')}</h3>
          <ArrowList
            label={t('home:voice.questions')}
            rows={questions}
            rowKey={({ id }) => id}
            render={({ id, ideaId, title, text, by }, { tabIndex }) => (
              <RouteLink to={{ page: 'idea', id: ideaId, commentId: id }} className="hm-row" tabIndex={tabIndex}>
                <span className="hm-title">
                  <bdi>{t('home:voice.asks', { name: by.name })}</bdi>{' '}
                  <b dir="auto" translate="no">
                    {title}
                  </b>
                </span>
                <span className="hm-said" dir="auto" translate="no">
                  {text.slice(0, 300)}
                </span>
              </RouteLink>
            )}
          />
        </div>
      ) : null}
      {pulse === null ? null : <PulseDue />}
      {ideas.length > 0 ? (
        <div className="hm-sort">
          <h3>{t('home:voice.ideas')}</h3>
          <ArrowList
            label={t('home:voice.ideas')}
            rows={ideas}
            rowKey={({ idea }) => idea.id}
            render={({ idea, customer }, { tabIndex }) => (
              <RouteLink to={{ page: 'idea', id: idea.id }} className="hm-row" tabIndex={tabIndex}>
                <IdeaLine idea={idea}>
                  <bdi className="dim xs">{customer === null ? t('home:voice.team') : t('home:voice.for', { customer })}</bdi>
                </IdeaLine>
              </RouteLink>
            )}
          />
        </div>
      ) : null}
    </section>
  )
}
