// News: what happened to what one has to do with, one line for each thing, what was not seen yet first.
import { Button } from '@mantine/core'
import { IconAdjustments, IconChecks } from '@tabler/icons-react'
import { useState } from 'react'
import type { News, NewsGroup, NewsItem } from '../../../shared/contract/home.ts'
import { saysMore, sentenceOf } from '../../../shared/domain/news-words.ts'
import { ArrowList } from '../../components/arrow-list.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { useFormat } from '../../format.ts'
import { useAct } from '../../query.ts'
import type { Route } from '../../routes.ts'
import { say } from '../../stores/notices.ts'
import { useNow } from '../../use-now.ts'
import { useWords } from '../../words.ts'

/** Of each thing so many are told here; its page has the rest. */
const TOLD = 3
/** Things that are told of at first: one's own ideas below them stay in sight. */
const THINGS = 10

function placeOf({ noun, id, items }: NewsGroup): Route {
  if (noun === 'follow-up') return { page: 'promises' }
  if (noun === 'action') return { page: 'meetings' }
  if (noun === 'meeting') return { page: 'agenda', meetingId: id }
  if (noun === 'learning' || noun === 'campaign') return { page: noun, id }
  // the comment itself, where the newest of it is one
  const first = items.find(({ unseen }) => unseen) ?? items[0]
  return first && ['commented', 'answered', 'asked', 'mentioned'].includes(first.kind) ? { page: 'idea', id, commentId: first.id } : { page: 'idea', id }
}

export function NewsPanel({ news }: { news: News }) {
  const t = useWords()
  const see = useAct('home', 'see')
  const [all, setAll] = useState(false)
  const groups = all ? news.groups : news.groups.slice(0, THINGS)
  return (
    <section className="panel hm-panel" aria-labelledby="hm-news">
      <div className="hm-head">
        <h2 id="hm-news">
          {t('home:news.title')} {news.unseen > 0 ? <span className="pill" data-tone="warm">{t('home:news.unseen', { count: news.unseen })}</span> : null}
        </h2>
        {news.unseen > 0 ? (
          <Button size="compact-sm" variant="default" leftSection={<IconChecks size={16} aria-hidden />} onClick={() => void see.act({}).then((done) => done && say(t('home:news.allSeen')))}>
            {t('home:news.seeAll')}
          </Button>
        ) : null}
      </div>
      {news.groups.length === 0 ? (
        <p className="dim flush">
          {t('home:news.none')} {t('home:news.noneText')}
        </p>
      ) : (
        <ArrowList label={t('home:news.title')} rows={groups} rowKey={({ about }) => about} render={(group, { tabIndex }) => <NewsRow group={group} tabIndex={tabIndex} onOpen={() => void (group.noun !== 'idea' && group.unseen > 0 && see.act({ about: group.about }))} />} />
      )}
      {news.groups.length > THINGS ? (
        <Button size="compact-sm" variant="subtle" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('home:news.fewer') : t('home:news.all', { count: news.groups.length })}
        </Button>
      ) : null}
      <p className="sm flush">
        <RouteLink to={{ page: 'settings' }}>
          <IconAdjustments size={15} aria-hidden className="hm-inline" /> {t('home:news.choose')}
        </RouteLink>
      </p>
    </section>
  )
}

function NewsRow({ group, tabIndex, onOpen }: { group: NewsGroup; tabIndex: 0 | -1; onOpen: () => void }) {
  const t = useWords()
  const format = useFormat()
  const now = useNow()
  const shown = group.items.slice(0, TOLD)
  return (
    // the link inside is what is pressed; this only notes that it was
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div onClick={onOpen}>
      <RouteLink to={placeOf(group)} className="hm-row" tabIndex={tabIndex} data-unseen={group.unseen > 0 || undefined}>
        <span className="hm-title">
          {group.unseen > 0 ? <span className="pill" data-tone="warm">{t('home:news.new')}</span> : null}
          <b dir="auto" translate="no">
            {group.title}
          </b>
          {group.example ? <span className="pill">{t('example.mark')}</span> : null}
          <span className="dim xs">
            {t(`home:news.noun.${group.noun}`)}
            {group.why === null ? '' : ` · ${t(`home:news.why.${group.why}`)}`} · {format.ago(group.at, now)}
          </span>
        </span>
        {shown.map((item) => (
          <Said key={item.id} item={item} />
        ))}
        {group.count > shown.length ? <span className="dim sm">{t('home:news.more', { count: group.count - shown.length })}</span> : null}
      </RouteLink>
    </div>
  )
}

function Said({ item }: { item: NewsItem }) {
  const t = useWords()
  return (
    <span className="hm-said" data-unseen={item.unseen || undefined}>
      <bdi>{sentenceOf(item, t as unknown as (key: string, params?: object) => string)}</bdi>
      {saysMore(item) ? (
        <>
          {': '}
          <span dir="auto" translate="no" className="dim">
            {item.text}
          </span>
        </>
      ) : null}
    </span>
  )
}
