// A document as Markdown (CommonMark, with GitHub's tables and task lists). What people wrote stays text.
import { inline, quote } from '../agenda-markdown.ts'
import type { Block, Line, Paper } from './paper.ts'

const MARK = { strong: '**', quiet: '*' } as const

const lineOf = (line: Line) =>
  line
    .map(({ text, tone }) => {
      const words = inline(text)
      if (!tone || words === '') return text.replaceAll(/\S(?:.*\S)?/gs, () => words)
      return `${/^\s/.test(text) ? ' ' : ''}${MARK[tone]}${words}${MARK[tone]}${/\s$/.test(text) ? ' ' : ''}`
    })
    .join('')

export function paperMarkdown(paper: Paper): string {
  return `${paper.map(blockOf).join('\n\n')}\n`
}

function blockOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inline(block.text)}`
    case 'lines':
      return block.lines.map(lineOf).join('  \n')
    case 'quote':
      return `${block.label ? `**${inline(block.label)}**\n` : ''}${quote(block.text)}${block.by ? `\n>\n> — ${inline(block.by)}` : ''}`
    case 'list':
      return block.items.map(({ line, done }) => `- ${done === undefined ? '' : done ? '[x] ' : '[ ] '}${lineOf(line)}`).join('\n')
    default:
      return [block.head.map((name) => inline(name)), block.head.map(() => '---'), ...block.rows.map((row) => row.map(lineOf))].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
  }
}
