// The agenda of a coming meeting as a document to read before it: for mails.
import type { Agenda, AgendaItem } from '../../../../../shared/contract/meetings.ts'
import type { AgendaWords } from '../agenda-words.ts'
import { joined, plain, quiet, type Block, type Line, type Paper } from './paper.ts'
import { parkedBlocks } from './parked-blocks.ts'

export function agendaPaper(agenda: Agenda, words: AgendaWords): Paper {
  const { say } = words
  const { meeting, segments, parked, minutesUsed, customerLater } = agenda
  return [
    { kind: 'heading', level: 1, text: words.title(agenda) },
    { kind: 'lines', lines: [plain(words.when(agenda)), ...[words.changed(agenda)].flatMap((changed) => (changed === null ? [] : [plain(changed)])), ...(meeting.team === null ? [] : [plain(say('agenda:export.team', { team: meeting.team }))]), ...(words.roles(agenda).length === 0 ? [] : [plain(words.roles(agenda).join(' · '))]), plain(say('agenda:export.planned', { count: meeting.minutes, used: minutesUsed })), ...(customerLater ? [plain(say('agenda:customerLater', { reason: customerLater }))] : [])] },
    ...saidBlocks(agenda.said, words),
    ...segments.filter(({ items }) => items.length > 0).flatMap(({ key, title, intro, minutes, items }, index): Block[] => [
      { kind: 'heading', level: 2, text: `${index + 1}. ${title || say(`agenda:segment.${key}`)}${minutes > 0 ? ` (${say('agenda:export.minutes', { count: minutes })})` : ''}` },
      ...(intro ? [{ kind: 'lines', lines: [plain(intro)] } as const] : []),
      ...items.flatMap((item) => itemBlocks(item, words)),
    ]),
    ...parkedBlocks(parked, words),
  ]
}

/** You said, we did: what the last meeting decided, why, and what came of it. */
function saidBlocks(said: Agenda['said'], { say, day }: AgendaWords): Block[] {
  if (said.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: say('runs:said.title') },
    ...said.flatMap(({ title, author, decision, stage, gone, actions }): Block[] => [
      { kind: 'heading', level: 3, text: `* ${title}` },
      {
        kind: 'lines',
        lines: ([
          [{ text: say(`meetings:decided.${decision.kind}`), tone: 'strong' }, { text: decision.reason ? `: ${decision.reason}` : '' }],
          quiet(joined([author && say('runs:said.asked', { name: author }), gone ? say('runs:said.gone') : stage && say('runs:said.now', { stage: say(`ideas:stage.${stage}`) })])),
        ] satisfies Line[]).filter((line) => line.some(({ text }) => text !== '')),
      },
      ...(actions.length === 0 ? [] : [{ kind: 'list', items: actions.map(({ title: what, owner, dueOn, doneAt }) => ({ line: plain(joined([what, joined([owner?.name, dueOn && say('agenda:export.due', { day: day(dueOn) })], ', ')], ', ')), done: doneAt !== null })) } as const]),
    ]),
  ]
}

/** What the reader needs to come prepared: whose words, the two answers, why it is here. */
function itemBlocks(item: AgendaItem, words: AgendaWords): Block[] {
  const { say, day } = words
  const [action] = item.actions
  if (item.kind === 'action' && action) {
    const facts = joined([action.owner?.name, action.dueOn && say('agenda:export.due', { day: day(action.dueOn) }), ...item.reasons.filter(({ code }) => code !== 'action-due').map(words.reason)], ', ')
    return [{ kind: 'list', items: [{ line: [{ text: item.title }, { text: facts ? ` (${facts})` : '' }], done: action.doneAt !== null }] }]
  }
  const marks = joined([item.minutes > 0 && say('agenda:export.minutes', { count: item.minutes }), !item.quote && item.customer, item.by && say(`agenda:export.by.${item.kind}`, { name: item.by })])
  return [
    { kind: 'heading', level: 3, text: `* ${item.title}` },
    ...(marks ? [{ kind: 'lines', lines: [quiet(marks)] } as const] : []),
    ...(item.quote ? [{ kind: 'quote', text: item.quote, ...(item.customer && { by: item.customer }) } as const] : []),
    { kind: 'lines', lines: [quiet(item.reasons.map(words.reason).join(' · '))] },
    ...(['customers', 'delight'] as const).filter((question) => item.answers?.[question]).map((question) => ({ kind: 'quote', label: say(`ideas:question.${question}`), text: item.answers![question] }) as const),
  ]
}
