// The minutes of a meeting as a document: first what came of it, then what was said, then what comes back.
import type { AgendaItem } from '../../../../../shared/contract/meetings.ts'
import type { Minutes, OpenAction } from '../../../../../shared/contract/minutes.ts'
import { factsOf } from '../../../../../shared/domain/minutes.ts'
import type { AgendaWords } from '../agenda-words.ts'
import { joined, plain, quiet, type Block, type Line, type Paper } from './paper.ts'
import { parkedBlocks } from './parked-blocks.ts'

type Decision = AgendaItem['decisions'][number]

export function minutesPaper(minutes: Minutes, words: AgendaWords): Paper {
  const { say } = words
  const { meeting, segments, actions, before, heard, carriedOver, parked } = minutes
  const decided = segments.flatMap(({ items }) => items.flatMap((item) => item.decisions.map((decision) => ({ item, decision }))))
  return [
    { kind: 'heading', level: 1, text: titleOf(minutes, words) },
    {
      kind: 'lines',
      lines: [
        [{ text: say('minutes:paper.kind'), tone: 'strong' }, { text: ` · ${words.span(meeting)}` }],
        ...(meeting.team === null ? [] : [plain(say('agenda:export.team', { team: meeting.team }))]),
        plain(meeting.took === null ? say('minutes:paper.planned', { count: meeting.minutes }) : say('minutes:paper.took', { count: meeting.minutes, took: meeting.took })),
        ...(meeting.roles?.length ? [plain(joined(meeting.roles.map(({ role, member }) => say(`agenda:role.is.${role}`, { name: member.name }))))] : []),
        ...(heard.length === 0 ? [] : [plain(say('minutes:paper.heard', { names: heard.map(({ name }) => name).join(', ') }))]),
      ],
    },
    { kind: 'heading', level: 2, text: say('minutes:decisions') },
    decided.length === 0 ? nothing(say('minutes:none.decisions')) : decisionTable(decided, words),
    { kind: 'heading', level: 2, text: say('minutes:actions') },
    actions.length === 0 ? nothing(say('minutes:none.actions')) : actionTable(actions, words),
    { kind: 'heading', level: 2, text: say('minutes:discussed') },
    ...(segments.length === 0 ? [nothing(say('minutes:none.discussed'))] : segments.flatMap(({ key, title, items }): Block[] => [{ kind: 'heading', level: 3, text: title || say(`agenda:segment.${key}`) }, ...items.flatMap((item) => itemBlocks(item, words))])),
    ...(before.length === 0 ? [] : [{ kind: 'heading', level: 2, text: say('minutes:before') } as const, { kind: 'list', items: before.map((action) => ({ line: actionLine(action, words), done: action.doneAt !== null })) } as const]),
    ...(carriedOver.length === 0 ? [] : [{ kind: 'heading', level: 2, text: say('minutes:carriedOver') } as const, { kind: 'list', items: carriedOver.map(({ title, segment, times }) => ({ line: [{ text: title }, { text: ` (${joined([say(`agenda:segment.${segment}`), times > 1 && say('minutes:times', { count: times })], ', ')})`, tone: 'quiet' as const }] })) } as const]),
    ...parkedBlocks(parked, words),
  ]
}

export function titleOf({ meeting }: Minutes, { say }: AgendaWords): string {
  return meeting.name || say('agenda:export.untitled')
}

const nothing = (text: string): Block => ({ kind: 'lines', lines: [quiet(text)] })

function decisionTable(decided: readonly { item: AgendaItem; decision: Decision }[], { say, day }: AgendaWords): Block {
  const objected = decided.some(({ decision }) => decision.objection)
  return {
    kind: 'table',
    head: [say('minutes:column.about'), say('minutes:column.decision'), say('minutes:column.reason'), ...(objected ? [say('minutes:column.objection')] : []), say('minutes:column.by')],
    rows: decided.map(({ item, decision }) => [
      plain(item.title),
      [{ text: say(`meetings:decided.${decision.kind}`), tone: 'strong' }, ...(decision.owner || decision.dueOn ? [{ text: ` (${joined([decision.owner?.name, decision.dueOn && say('agenda:export.due', { day: day(decision.dueOn) })], ', ')})` }] : [])],
      plain(decision.reason),
      ...(objected ? [plain(decision.objection ? joined([decision.objection.text, decision.objection.customer && `(${decision.objection.customer})`], ' ') : '')] : []),
      plain(decision.by.name),
    ]),
  }
}

function actionTable(actions: readonly OpenAction[], { say, day }: AgendaWords): Block {
  return {
    kind: 'table',
    head: [say('minutes:column.action'), say('minutes:column.who'), say('minutes:column.until'), say('minutes:column.state')],
    rows: actions.map(({ title, owner, dueOn, doneAt }) => [plain(title), plain(owner?.name ?? say('meetings:action.noOwner')), plain(dueOn ? day(dueOn) : ''), plain(say(doneAt === null ? 'minutes:state.open' : 'minutes:state.done'))]),
  }
}

function itemBlocks(item: AgendaItem, words: AgendaWords): Block[] {
  const { say } = words
  const agreed = item.actions.filter(({ id }) => id !== item.id)
  const facts = factsOf(item).map(words.reason)
  const marks = joined([!item.quote && item.customer, item.by && say(`agenda:export.by.${item.kind}`, { name: item.by }), item.minutes === 0 && say('minutes:takenUp'), item.discussedAt === null && say('minutes:notDiscussed')])
  return [
    { kind: 'heading', level: 4, text: item.title },
    ...(marks ? [{ kind: 'lines', lines: [quiet(marks)] } as const] : []),
    ...(facts.length > 0 ? [{ kind: 'lines', lines: [plain(joined(facts))] } as const] : []),
    ...(item.quote ? [{ kind: 'quote', text: item.quote, ...(item.customer && { by: item.customer }) } as const] : []),
    ...(item.note ? [{ kind: 'quote', label: noteLabel(item, words), text: item.note } as const] : []),
    ...(item.decisions.length + agreed.length === 0
      ? []
      : [{ kind: 'list', items: [...item.decisions.map(({ kind, by }) => ({ line: [{ text: say(`meetings:decided.${kind}`), tone: 'strong' as const }, { text: ` (${by.name})` }] })), ...agreed.map((action) => ({ line: actionLine({ ...action, carried: 0, series: null }, words), done: action.doneAt !== null }))] } as const]),
  ]
}

/** Two people who wrote one note, offline or not, are both named. */
function noteLabel({ noteBy }: AgendaItem, { say }: AgendaWords): string {
  const names = [...new Set(noteBy.flatMap(({ by }) => by?.name ?? []))]
  return names.length < 2 ? say('agenda:export.note') : say('minutes:noteBy', { names: names.join(', ') })
}

export function actionLine({ title, owner, dueOn, carried }: OpenAction, { say, day }: AgendaWords): Line {
  const facts = joined([owner?.name ?? say('meetings:action.noOwner'), dueOn && say('agenda:export.due', { day: day(dueOn) }), carried > 0 && say('minutes:carried', { count: carried })], ', ')
  return [{ text: title }, { text: ` (${facts})`, tone: 'quiet' }]
}
