// One learning whole: what was learned, the customer's own words, what is known about it, and what it led to.
import { Button, Menu } from '@mantine/core'
import { IconBulb, IconDots, IconPencil, IconStar, IconTrash } from '@tabler/icons-react'
import { type ReactNode } from 'react'
import type { Learning } from '../../../shared/contract/learnings.ts'
import { Attachments } from '../../components/attachment-view.tsx'
import { ConflictNote } from '../../components/conflict-note.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { Quote, UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { later } from '../../later.ts'
import { go, leave } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import { useKept } from '../../stores/kept.ts'
import { learningThing, useMay } from '../../may.ts'
import { useNow } from '../../use-now.ts'
import { useWords } from '../../words.ts'
import { PromiseActs } from '../promises/promise-acts.tsx'
import { EVERYTHING, type ListState } from './filters.ts'
import { LinkedIdeas } from './linked-ideas.tsx'
import { SentimentPill } from './sentiment.tsx'
import { useDeleteLearning } from './use-delete-learning.ts'

const OfTheme = later(async () => (await import('./of-theme.tsx')).OfTheme)
const Kudos = later(async () => (await import('../../components/kudos.tsx')).Kudos)
const RootCause = later(async () => (await import('../causes/root-cause.tsx')).RootCause)
const LearningsLikeThis = later(async () => (await import('../similar/like-this.tsx')).LearningsLikeThis)

/** A text up to this long, and of one line, is its own headline. */
const HEADLINE = 220

function headline(text: string): string {
  const [line = ''] = text.split('\n')
  return line.length <= HEADLINE ? line : `${line.slice(0, HEADLINE).replace(/\s+\S*$/, '')}…`
}

export function LearningPage({ id }: { id: string }) {
  const t = useWords()
  const { data: learning, error, refetch } = useAsk('learnings', 'get', { id })
  const remove = useDeleteLearning()
  const { refused } = useMay()
  if (!learning)
    return (
      <Page title={t('kind.learning')} layout="read">
        {error ? <ErrorNote error={error} {...(error.code === 'unknown-learning' ? {} : { onRetry: () => void refetch() })} /> : <Loading />}
      </Page>
    )
  const title = headline(learning.text)
  const mayNot = refused('edit', learningThing(learning))
  return (
    <Page
      title={title}
      own
      layout="read"
      lead={<Lead learning={learning} />}
      actions={
        <>
          <Button leftSection={<IconBulb size={18} aria-hidden />} onClick={() => go({ page: 'new-idea', learningId: id })}>
            {t('learnings:makeIdea')}
          </Button>
          {mayNot ? null : (
            <>
              <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={() => go({ page: 'edit-learning', id })}>
                {t('edit')}
              </Button>
              <Menu>
                <Menu.Target>
                  <Button variant="default" px="xs" aria-label={t('moreActions', { name: t('kind.learning') })}>
                    <IconDots size={18} aria-hidden />
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item
                    color="brick"
                    leftSection={<IconTrash size={16} aria-hidden />}
                    onClick={async () => {
                      if (await remove(id)) leave({ page: 'learnings' })
                    }}
                  >
                    {t('delete')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </>
          )}
        </>
      }
    >
      <MayNot code={mayNot} words={t('rights.learning', { name: learning.author.name })} />
      <ErrorNote error={error} />
      <ConflictNote id={id} />
      {title === learning.text ? null : (
        <UserText block className="prewrap">
          {learning.text}
        </UserText>
      )}
      {learning.quote ? <Quote by={learning.customer?.name}>{learning.quote}</Quote> : null}
      <About learning={learning} />
      <OfTheme learningId={id} />
      {learning.followUp ? <PromiseOf learning={learning} followUp={learning.followUp} /> : null}
      <RootCause learning={learning} />
      {learning.attachments.length > 0 ? (
        <section className="panel">
          <h2>{t('learnings:field.attachments')}</h2>
          <Attachments files={learning.attachments} />
        </section>
      ) : null}
      <LinkedIdeas learningId={id} ideas={learning.ideas} />
      <Kudos ofNoun="learning" ofId={id} />
      <LearningsLikeThis id={id} text={learning.text} />
    </Page>
  )
}

function Lead({ learning }: { learning: Learning }) {
  const t = useWords()
  const format = useFormat()
  return (
    <span className="row lead-row">
      {learning.sentiment ? <SentimentPill sentiment={learning.sentiment} /> : null}
      {learning.wow ? (
        <span className="pill" data-tone="warm">
          <IconStar size={14} aria-hidden />
          {t('learnings:wow')}
          {learning.wowCost ? `, ${t('learnings:wowCost', { amount: format.number(learning.wowCost.amount), currency: learning.wowCost.currency })}` : null}
        </span>
      ) : null}
      {learning.visibility === 'private' ? <span className="pill">{t('learnings:visibility.privateMark')}</span> : null}
      {learning.example ? <span className="pill">{t('example.mark')}</span> : null}
      <span>
        {t('learnings:loggedBy')} <UserText>{learning.author.name}</UserText>, {format.time(learning.createdAt)}
      </span>
    </span>
  )
}

function About({ learning }: { learning: Learning }) {
  const t = useWords()
  const format = useFormat()
  const [list, setList] = useKept<ListState>('learnings-list', EVERYTHING)
  /** Opens the list with this one filter. */
  const show = (change: Partial<ListState>) => {
    setList({ ...EVERYTHING, sort: list.sort, ...change })
    go({ page: 'learnings' })
  }
  const entry = (label: string, content: ReactNode) => (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{content}</dd>
    </div>
  )
  const customer = learning.customer
  const lookup = (field: 'segment' | 'episode' | 'area') => {
    const named = learning[field]
    return named === null
      ? null
      : entry(
          t(`learnings:field.${field}`),
          <button type="button" className="link" onClick={() => show({ [field]: named })} title={t('learnings:showAll')}>
            <UserText>{named.name}</UserText>
          </button>,
        )
  }
  return (
    <dl className="learning-facts panel">
      {customer
        ? entry(
            t('learnings:field.customer'),
            <RouteLink to={{ page: 'customer', id: customer.id }}>
              <UserText>{customer.name}</UserText>
            </RouteLink>,
          )
        : null}
      {lookup('segment')}
      {lookup('episode')}
      {lookup('area')}
      {learning.channel ? entry(t('learnings:field.channel'), t(`learnings:channel.${learning.channel}`)) : null}
      {entry(t('learnings:field.happenedOn'), format.longDay(learning.happenedOn))}
      {learning.tags.length > 0
        ? entry(
            t('learnings:field.tags'),
            <span className="row tight">
              {learning.tags.map((tag) => (
                <button key={tag} type="button" className="pill pill-button" onClick={() => show({ tag })} title={t('learnings:showAll')}>
                  <UserText>#{tag}</UserText>
                </button>
              ))}
            </span>,
          )
        : null}
    </dl>
  )
}

function PromiseOf({ learning, followUp }: { learning: Learning; followUp: NonNullable<Learning['followUp']> }) {
  const t = useWords()
  const format = useFormat()
  const now = useNow()
  const open = followUp.state === 'open' || followUp.state === 'acknowledged'
  return (
    <section className="panel" aria-labelledby="promise-heading">
      <h2 id="promise-heading">{t('promises:one')}</h2>
      <div className="stack">
        <p className="flush">
          {open
            ? followUp.dueAt < now
              ? t('promises:overdueSince', { when: format.ago(followUp.dueAt), time: format.time(followUp.dueAt) })
              : t('promises:dueBy', { when: format.ago(followUp.dueAt), time: format.time(followUp.dueAt) })
            : t(`promises:state.${followUp.state as 'resolved' | 'shared'}`)}{' '}
          <span className="dim">
            · {t('promises:owner')} <UserText>{followUp.ownerName}</UserText>
          </span>
        </p>
        {followUp.answer && !open ? <Quote by={followUp.ownerName}>{followUp.answer}</Quote> : null}
        <PromiseActs
          id={followUp.id}
          state={followUp.state as 'open'}
          customer={learning.customer?.name ?? null}
          ownerId={followUp.ownerId}
          authorId={learning.author.id}
          answer={followUp.answer}
          isPrivate={learning.visibility === 'private'}
          example={learning.example}
        />
      </div>
    </section>
  )
}
