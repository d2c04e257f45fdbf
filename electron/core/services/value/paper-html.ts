// A document as one page of HTML to be printed: no scripts, nothing from outside, A4.
import type { Block, Line, Paper } from '../meetings/paper/paper.ts'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (letter) => ESCAPES[letter]!)

/** The rest of a line stands apart from what it names; each piece keeps its own direction. */
const spans = (line: Line): string => line.map(({ text, tone }) => `<bdi${tone ? ` class="${tone}"` : ''}>${escaped(text)}</bdi>`).join('')

const STYLE = `@page{size:A4;margin:18mm 16mm}
body{font:10.5pt/1.45 "Noto Sans","Noto Sans CJK SC","Segoe UI","Helvetica Neue",Arial,"Microsoft YaHei","PingFang SC",sans-serif;color:#26211c;margin:0}
h1{font-size:21pt;line-height:1.2;margin:0 0 4pt}h2{font-size:13pt;margin:16pt 0 5pt;padding-top:6pt;border-top:1pt solid #d8d2c8;break-after:avoid}
p{margin:0 0 4pt}ul{margin:0;padding-inline-start:14pt}li{margin:0 0 4pt;break-inside:avoid}
table{border-collapse:collapse;width:100%;font-size:9pt;font-variant-numeric:tabular-nums}thead{display:table-header-group}tr{break-inside:avoid}
th,td{text-align:start;vertical-align:top;padding:3pt 6pt 3pt 0;border-bottom:.5pt solid #d8d2c8}td{overflow-wrap:anywhere}th{font-weight:600;overflow-wrap:break-word}
.strong{font-weight:600}.quiet{color:#5d564d}li bdi,p bdi{overflow-wrap:anywhere}`

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

export function paperHtml(paper: Paper, { title, language }: { title: string; language: string }): string {
  return `<!doctype html><html lang="${escaped(language)}"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style></head><body>${paper.map(blockHtml).join('\n')}</body></html>`
}
