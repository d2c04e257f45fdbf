// A document as one page of HTML to be printed: no scripts, nothing from outside, A4.
import type { Block, Line, Paper } from '../meetings/paper/paper.ts'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (letter) => ESCAPES[letter]!)

/** The rest of a line stands apart from what it names; each piece keeps its own direction. */
const spans = (line: Line): string => line.map(({ text, tone }) => `<bdi${tone ? ` class="${tone}"` : ''}>${escaped(text)}</bdi>`).join('')

/** Small and close, parts beside each other, so that what is told comes onto one page where it can. */
const STYLE = `@page{size:A4;margin:12mm 13mm}
body{font:8pt/1.3 "Noto Sans","Noto Sans CJK SC","Segoe UI","Helvetica Neue",Arial,"Microsoft YaHei","PingFang SC",sans-serif;color:#26211c;margin:0;display:grid;grid-template-columns:1fr 1fr;grid-auto-flow:dense;column-gap:16pt;align-items:start}
h1,body>p,.wide{grid-column:1/-1}.tall{grid-row:span 2}.tall td:nth-child(2){white-space:nowrap}section{min-width:0}
h1{font-size:18pt;line-height:1.2;margin:0 0 2pt}h2{font-size:10pt;line-height:1.2;margin:8pt 0 3pt;padding-top:4pt;border-top:1pt solid #d8d2c8;break-after:avoid}
p{margin:0 0 2pt}ul{margin:0;padding-inline-start:11pt}li{margin:0 0 2pt;break-inside:avoid}
table{border-collapse:collapse;width:100%;font-size:7.5pt;line-height:1.2;font-variant-numeric:tabular-nums}thead{display:table-header-group}tr{break-inside:avoid}
th,td{text-align:start;vertical-align:top;padding:1.5pt 6pt 1.5pt 0;border-bottom:.5pt solid #d8d2c8}td{overflow-wrap:anywhere}th{font-weight:600;overflow-wrap:break-word}
.strong{font-weight:600}.quiet{color:#5d564d}li bdi,p bdi{overflow-wrap:anywhere}`

/** Columns from which on a table needs the whole width, and rows from which on two parts may stand beside it. */
const WIDE = 5
const TALL = 8
const form = (blocks: readonly Block[]): string => {
  const tables = blocks.filter((block) => block.kind === 'table')
  return tables.some(({ head }) => head.length >= WIDE) ? ' class="wide"' : tables.some(({ rows }) => rows.length >= TALL) ? ' class="tall"' : ''
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`
    case 'lines':
      return block.lines.map((line) => `<p>${spans(line)}</p>`).join('')
    case 'quote':
      return `<blockquote>${escaped(block.text)}</blockquote>`
    case 'list':
      return `<ul>${block.items.map(({ line }) => `<li>${spans(line)}</li>`).join('')}</ul>`
    default:
      return `<table><thead><tr>${block.head.map((head) => `<th>${escaped(head)}</th>`).join('')}</tr></thead><tbody>${block.rows.map((row) => `<tr>${row.map((cell) => `<td>${spans(cell)}</td>`).join('')}</tr>`).join('')}</tbody></table>`
  }
}

/** Each heading of the second level with what comes after it; before the first there is the title. */
function parts(paper: Paper): Block[][] {
  const parts: Block[][] = [[]]
  for (const block of paper) {
    if (block.kind === 'heading' && block.level === 2) parts.push([])
    parts.at(-1)!.push(block)
  }
  return parts
}

export function paperHtml(paper: Paper, { title, language }: { title: string; language: string }): string {
  const [head = [], ...rest] = parts(paper)
  const body = rest.map((blocks) => `<section${form(blocks)}>${blocks.map(blockHtml).join('')}</section>`)
  return `<!doctype html><html lang="${escaped(language)}"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style></head><body>${[...head.map(blockHtml), ...body].join('\n')}</body></html>`
}
