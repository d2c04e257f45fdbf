// A document as plain text, to be pasted into a mail: no marks but lines under headings and dashes before items. Nothing is wrapped: mail programs do that.
import { textOf, type Block, type Line, type Paper } from './paper.ts'

const UNDER: Readonly<Record<number, string>> = { 1: '=', 2: '-' }
/** A line under a heading is never longer: some mails are read on a phone. */
const LONGEST_RULE = 60

const flat = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
const lineOf = (line: Line) => flat(textOf(line))

export function paperText(paper: Paper): string {
  return `${paper.map(blockOf).join('\n\n')}\n`
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading': {
      const text = flat(block.text)
      const under = UNDER[block.level]
      return under === undefined ? text : `${text}\n${under.repeat(Math.min(LONGEST_RULE, Math.max(3, Array.from(text).length)))}`
    }
    case 'lines':
      return block.lines.map(lineOf).join('\n')
    case 'quote':
      return [...(block.label ? [`${block.label}:`] : []), ...block.text.split(/\r\n?|\n|\u0085|\u2028|\u2029/).map((line) => `> ${flat(line)}`.trimEnd()), ...(block.by ? [`> — ${flat(block.by)}`] : [])].join('\n')
    case 'list':
      return block.items.map(({ line, done }) => `- ${done === undefined ? '' : done ? '[x] ' : '[ ] '}${lineOf(line)}`).join('\n')
    default:
      // columns would fall apart in a mail: each row is a line, and what stands beside its name says what it is
      return block.rows.map(([first, ...rest]) => `- ${lineOf(first ?? [])}${said(block.head.slice(1), rest)}`).join('\n')
  }
}

function said(head: readonly string[], cells: readonly Line[]): string {
  const parts = cells.flatMap((cell, index) => {
    const text = lineOf(cell)
    return text === '' ? [] : [`  ${head[index] ?? ''}: ${text}`]
  })
  return parts.length > 0 ? `\n${parts.join('\n')}` : ''
}
