// The digest as a document, before it becomes Markdown or the text of a mail.
import type { Digest, Home, NewsGroup, NewsItem } from '../../../../shared/contract/home.ts'
import type { Zone } from '../../../../shared/domain/meetings.ts'
import { saysMore, sentenceOf } from '../../../../shared/domain/news-words.ts'
import type { AgendaWords } from '../meetings/agenda-words.ts'
import { joined, plain, type Block, type Line, type Paper } from '../meetings/paper/paper.ts'

interface Telling { readonly words: AgendaWords; readonly zone: Zone }

const spanOf = ({ from, to }: Digest, { words, zone }: Telling) => ({ from: words.day(zone.dayOf(from)), to: words.day(zone.dayOf(to)) })

export const subjectOf = (digest: Digest, telling: Telling): string => telling.words.say('home:digest.subject', spanOf(digest, telling))

export function digestPaper(digest: Digest, telling: Telling & { readonly name: string }): Paper {
  const { words, name } = telling
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, text })
  const list = (items: readonly Line[]): Block => ({ kind: 'list', items: items.map((line) => ({ line })) })
  const promises = promiseLines(digest.home, telling)
  const voice = voiceLines(digest.home, telling)
  return [
    { kind: 'heading', level: 1, text: words.say('home:digest.heading', spanOf(digest, telling)) },
    { kind: 'lines', lines: [plain(words.say('home:digest.for', { name }))] },
    ...(digest.news.length === 0 ? [{ kind: 'lines' as const, lines: [plain(words.say('home:digest.nothing'))] }] : digest.news.flatMap((group) => newsBlocks(group, telling))),
    heading(words.say('home:digest.promises')),
    promises.length === 0 ? { kind: 'lines', lines: [plain(words.say('home:digest.noPromises'))] } : list(promises),
    ...(voice.length > 0 ? [heading(words.say('home:digest.voice')), list(voice)] : []),
  ]
}

function newsBlocks({ noun, title, why, items, count }: NewsGroup, { words, zone }: Telling): Block[] {
  const { say } = words
  const beside = (item: NewsItem) => ({ text: ` · ${words.day(zone.dayOf(item.at))}`, tone: 'quiet' as const })
  return [
    { kind: 'heading', level: 3, text: title },
    { kind: 'lines', lines: [[{ text: joined([say(`home:news.noun.${noun}`), why === null ? null : say(`home:news.why.${why}`)]), tone: 'quiet' }]] },
    {
      kind: 'list',
      items: [
        ...items.map((item) => ({ line: [{ text: sentenceOf(item, say) }, ...(saysMore(item) ? [{ text: `: ${item.text.replaceAll(/\s+/g, ' ')}` }] : []), beside(item)] })),
        ...(count > items.length ? [{ line: plain(say('home:news.more', { count: count - items.length })) }] : []),
      ],
    },
  ]
}

function promiseLines({ now, promises }: Home, { words, zone }: Telling): Line[] {
  const { say } = words
  const at = (instant: number) => words.day(zone.dayOf(instant))
  const due = (dueAt: number) => (dueAt < now ? say('home:promises.overdue', { when: at(dueAt) }) : say('home:promises.due', { when: at(dueAt) }))
  const line = (sort: string, title: string, beside: string): Line => [{ text: title, tone: 'strong' }, { text: ` · ${say(`home:promises.${sort}`)} · ${beside}` }]
  return [
    ...promises.followUps.map(({ customer, learning, dueAt }) => line('customers', customer?.name ?? learning.text.slice(0, 120).toWellFormed(), due(dueAt))),
    ...promises.reviews.map(({ title, dueAt, awaits }) => line('reviews', title, say(`home:promises.${awaits}`, { when: at(dueAt) }))),
    ...promises.actions.map(({ title, dueOn }) => line('actions', title, dueOn === null ? '' : say('home:promises.dueOn', { day: words.day(dueOn) }))),
    ...promises.roles.map(({ series, startsAt, roles }) => line('roles', series, roles.map((role) => say(`agenda:role.you.${role}`, { series, day: at(startsAt) })).join(' '))),
    ...promises.measure.map(({ title, dueAt }) => line('measure', title, due(dueAt))),
  ]
}

function voiceLines({ voice }: Home, { words: { say } }: Telling): Line[] {
  return [
    ...voice.questions.map(({ by, title, text }): Line => [{ text: `${say('home:voice.asks', { name: by.name })} ` }, { text: title, tone: 'strong' }, { text: `: ${text.replaceAll(/\s+/g, ' ').slice(0, 300).toWellFormed()}` }]),
    ...(voice.pulse ? [plain(say('home:digest.pulse', { name: voice.pulse.series.name }))] : []),
    ...voice.ideas.map(({ idea, customer }): Line => [{ text: idea.title, tone: 'strong' }, { text: ` · ${customer === null ? say('home:voice.team') : say('home:voice.for', { customer })}` }]),
  ]
}
