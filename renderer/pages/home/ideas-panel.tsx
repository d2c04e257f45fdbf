// One's own ideas: where each stands, what is promised, and what happened to it since one last looked.
import { Button } from '@mantine/core'
import type { Home, News } from '../../../shared/contract/home.ts'
import { sentenceOf } from '../../../shared/domain/news-words.ts'
import { ArrowList } from '../../components/arrow-list.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { useNow } from '../../use-now.ts'
import { useWords } from '../../words.ts'
import { IdeaLine } from './idea-line.tsx'

type Row = Home['ideas'][number]

export function IdeasPanel({ ideas, count, news }: { ideas: readonly Row[]; count: number; news: News }) {
  const t = useWords()
  return (
    <section className="panel hm-panel" aria-labelledby="hm-ideas">
      <h2 id="hm-ideas">{t('home:ideas.title')}</h2>
      {ideas.length === 0 ? (
        <>
          <p className="dim flush">
            {t('home:ideas.none')} {t('home:ideas.noneText')}
          </p>
          <Button className="own-width" variant="default" onClick={() => go({ page: 'new-idea' })}>
            {t('home:ideas.write')}
          </Button>
        </>
      ) : (
        <ArrowList label={t('home:ideas.title')} rows={ideas} rowKey={({ idea }) => idea.id} render={(row, { tabIndex }) => <OwnIdea row={row} news={news} tabIndex={tabIndex} />} />
      )}
      {count > ideas.length ? (
        <RouteLink to={{ page: 'ideas' }} className="link sm">
          {t('home:ideas.all', { count })}
        </RouteLink>
      ) : null}
    </section>
  )
}

function OwnIdea({ row: { idea, awaits, dueAt }, news, tabIndex }: { row: Row; news: News; tabIndex: 0 | -1 }) {
  const t = useWords()
  const format = useFormat()
  const now = useNow()
  const counts = idea.mergedInto?.gone === false ? idea.mergedInto.id : idea.id
  const fresh = news.groups.find(({ about }) => about === `idea:${counts}`)?.items.filter(({ unseen }) => unseen) ?? []
  return (
    <RouteLink to={{ page: 'idea', id: idea.id }} className="hm-row" tabIndex={tabIndex}>
      <IdeaLine idea={idea}>
        <span className="dim xs">{format.ago(idea.stageAt, now)}</span>
      </IdeaLine>
      {fresh.length > 0 ? (
        <span className="hm-said" data-unseen>
          <bdi>{fresh.map((item) => sentenceOf(item, t as unknown as (key: string, params?: object) => string)).join('; ')}</bdi>
        </span>
      ) : (
        <span className="dim sm">{dueAt === null || awaits === null ? t('home:ideas.quiet') : t(dueAt < now ? `home:ideas.${awaits}Late` : `home:ideas.${awaits}By`, { when: format.ago(dueAt, now) })}</span>
      )}
    </RouteLink>
  )
}
