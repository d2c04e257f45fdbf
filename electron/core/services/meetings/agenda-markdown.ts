// An agenda as Markdown (CommonMark, with GitHub's task lists). What people wrote stays text: it makes no headings, lists, links or HTML.
import type { Decision } from '../../../../shared/contract/decisions.ts'
import type { ActionItem, Agenda, AgendaItem } from '../../../../shared/contract/meetings.ts'
import { offGroups, PARKED_ON_PAPER, type OffGroup } from '../../../../shared/domain/agenda/off-groups.ts'
import type { AgendaWords } from './agenda-words.ts'

const LINE_END = /\r\n?|\n|\u0085|\u2028|\u2029/
/** What means something anywhere in a line. Source: CommonMark 0.31, 2.4 and 6; `~`, `|` and `$` for GitHub's additions. */
const MARKS = /[\\`*_[\]<>&~|$]/g
/** What means something where a line begins: headings, lists, rules, setext underlines. */
const OPENING = /^(?:([#+=-])|(\d{1,9})([.)]))/

/** One line of what a person wrote. */
export function escapeLine(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(MARKS, String.raw`\$&`)
    .replace(OPENING, (_, mark: string | undefined, number: string, dot: string) => (mark ? `\\${mark}` : `${number}\\${dot}`))
    // a heading's closing sequence
    .replace(/ (#+)$/, String.raw` \$1`)
    // a bare address would become a link
    .replaceAll(/(https?|ftp|mailto)(:)/gi, String.raw`$1\$2`)
    .replaceAll(/\bwww\./gi, (found) => `${found.slice(0, -1)}\\.`)
}

const linesOf = (text: string) => text.split(LINE_END).map(escapeLine)

/** What a person wrote, in one line. */
export const inline = (text: string) => linesOf(text).filter(Boolean).join(' ')

/** What a person wrote, in a block quote; its own line breaks stay. */
export function quote(text: string): string {
  return linesOf(text)
    .map((line) => (line ? `> ${line}\\` : '>'))
    .join('\n')
    // the last line of a paragraph needs no break
    .replaceAll(/\\(?=\n>(?:\n|$)|$)/g, '')
}

export function agendaMarkdown(agenda: Agenda, words: AgendaWords): string {
  const { say } = words
  const { meeting, segments, parked, minutesUsed } = agenda
  const blocks = [
    `# ${inline(words.title(agenda))}`,
    [words.when(agenda), inline(words.changed(agenda) ?? ''), meeting.team === null ? '' : inline(say('agenda:export.team', { team: meeting.team })), words.roles(agenda).map(inline).join(' · '), say('agenda:export.planned', { count: meeting.minutes, used: minutesUsed })].filter(Boolean).join('  \n'),
    ...(agenda.customerLater ? [inline(say('agenda:customerLater', { reason: agenda.customerLater }))] : []),
    ...saidBlocks(agenda.said, words),
    ...segments.flatMap(({ key, title, intro, minutes, items, missing }, index) => [
      `## ${index + 1}. ${inline(title || say(`agenda:segment.${key}`))}${minutes > 0 ? ` (${say('agenda:export.minutes', { count: minutes })})` : ''}`,
      ...(intro ? [inline(intro)] : []),
      ...(missing ? [`*${inline(words.reason(missing))}*`] : []),
      ...items.flatMap((item) => itemBlocks(item, words).filter(Boolean)),
    ]),
    ...(parked.length === 0 ? [] : [`## ${say('agenda:export.parked')}`, ...offGroups(parked).flatMap((group) => parkedBlocks(group, words))]),
  ]
  return `${blocks.join('\n\n')}\n`
}

/** The rule once, and what it keeps out; of many the first ones. */
function parkedBlocks({ segment, shared, items }: OffGroup<AgendaItem>, { say, reason }: AgendaWords): string[] {
  const more = items.length - PARKED_ON_PAPER
  return [
    `**${inline(say('agenda:export.parkedOf', { segment: say(`agenda:segment.${segment}`), count: items.length }))}**: *${shared.map((one) => inline(reason(one))).join(' · ')}*`,
    [...items.slice(0, PARKED_ON_PAPER).map(({ title }) => `- ${inline(title)}`), ...(more > 0 ? [`- ${inline(say('agenda:export.parkedMore', { count: more }))}`] : [])].join('\n'),
  ]
}

function itemBlocks(item: AgendaItem, words: AgendaWords): string[] {
  const { say } = words
  const [action] = item.actions
  // the day stands with the action already
  const told = item.kind === 'action' ? item.reasons.filter(({ code }) => code !== 'action-due') : item.reasons
  const reasons = `*${told.map((reason) => inline(words.reason(reason))).join(' · ')}*`
  if (item.kind === 'action' && action) return [`${actionLine(action, words)}: ${reasons}`, ...notesOf(item, words)]
  const marks = [
    item.minutes > 0 && say('agenda:export.minutes', { count: item.minutes }),
    item.stage && say(`ideas:stage.${item.stage}`),
    !item.quote && item.customer && inline(item.customer),
    item.by && inline(say(`agenda:export.by.${item.kind}`, { name: item.by })),
    item.carriedOver && say('agenda:export.carriedOver'),
    item.discussedAt !== null && say('agenda:export.discussed'),
  ]
  return [
    `### ${inline(item.title)}`,
    marks.filter(Boolean).join(' · '),
    ...(item.quote ? [`${quote(item.quote)}${item.customer ? `\n>\n> — ${inline(item.customer)}` : ''}`] : []),
    reasons,
    ...(['customers', 'delight'] as const).filter((question) => item.answers?.[question]).map((question) => `**${say(`ideas:question.${question}`)}**\n${quote(item.answers![question])}`),
    ...notesOf(item, words),
    ...(item.actions.length > 0 ? [item.actions.map((action) => actionLine(action, words)).join('\n')] : []),
  ]
}

/** What was noted and decided. */
function notesOf({ note, decisions }: AgendaItem, words: AgendaWords): string[] {
  const { say } = words
  return [
    ...(note ? [`**${say('agenda:export.note')}**\n${quote(note)}`] : []),
    ...decisions.flatMap((decision) => decisionBlocks(decision, words)),
  ]
}

/** In whose words it was decided, who sees to it, and what the customer would object. */
function decisionBlocks({ kind, reason, by, owner = null, dueOn = null, objection = null }: Decision, { say, day }: AgendaWords): string[] {
  const seen = [owner && say('runs:decision.seesTo', { name: owner.name }), dueOn && say('runs:decision.until', { day: day(dueOn) })].filter((part) => part !== null)
  return [
    `**${say('agenda:export.decision', { decision: say(`agenda:decision.${kind}`) })}** (${inline([by.name, ...seen].join(', '))})${reason ? `\n${quote(reason)}` : ''}`,
    ...(objection ? [`**${inline(objection.customer ? say('runs:objection.of', { name: objection.customer }) : say('runs:objection.title'))}**${objection.by ? ` (${inline(objection.by.name)})` : ''}\n${quote(objection.text)}`] : []),
  ]
}

/** You said, we did. */
function saidBlocks(said: Agenda['said'], words: AgendaWords): string[] {
  const { say } = words
  if (said.length === 0) return []
  const lines = said.map(({ title, author, decision, stage, gone, actions }) =>
    [
      `- ${inline(title)}: **${say(`agenda:decision.${decision.kind}`)}**${author ? ` (${inline(say('runs:said.asked', { name: author }))})` : ''}${gone ? `. ${say('runs:said.gone')}` : stage ? `. ${say('runs:said.now', { stage: say(`ideas:stage.${stage}`) })}` : ''}`,
      ...actions.map((action) => `  ${actionLine(action, words)}`),
    ].join('\n'),
  )
  return [`## ${say('runs:said.title')}`, lines.join('\n')]
}

function actionLine({ title, owner, dueOn, doneAt }: ActionItem, { say, day }: AgendaWords): string {
  const more = [owner && inline(owner.name), dueOn && say('agenda:export.due', { day: day(dueOn) })].filter((part) => part !== null)
  return `- [${doneAt === null ? ' ' : 'x'}] ${inline(title)}${more.length > 0 ? ` (${more.join(', ')})` : ''}`
}
