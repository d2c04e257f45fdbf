// A document as a Word file (.docx). Loaded when one is asked for: the library is large (vite.config.ts keeps it in a file of its own).
import { AlignmentType, BorderStyle, Document, Footer, HeadingLevel, LevelFormat, Packer, PageNumber, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType, type IRunOptions } from 'docx'
import type { Block, Line, Paper } from './paper.ts'

export interface WordOptions {
  readonly title: string
  /** Tag of the document's language, for the spelling check. */
  readonly language: string
}

const HEADINGS = { 1: HeadingLevel.TITLE, 2: HeadingLevel.HEADING_1, 3: HeadingLevel.HEADING_2, 4: HeadingLevel.HEADING_3 } as const
const FONT = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'Microsoft YaHei', cs: 'Arial' }
/** Scripts written from right to left. */
const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const PARTS = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}][\s\p{P}\p{N}\p{M}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]*|[^\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]+/gu
/** Text width of A4 with these margins, in twentieths of a point. */
const TEXT_WIDTH = 9638
const MARGIN = 1134
/** Longer cells want a wide column, UTF-16 units. */
const LONG_CELL = 24
const BULLETS = 'bullets'
const LINE_END = /\r\n?|\n|\u0085|\u2028|\u2029/
/** What XML cannot hold. */
// oxlint-disable-next-line no-control-regex -- these are the characters to remove
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Whether a text begins from the right: its first letter decides, as in a browser's `dir="auto"`. */
const fromRight = (text: string) => RTL.test(/\p{L}/u.exec(text)?.[0] ?? '')

function runs(text: string, options: IRunOptions = {}): TextRun[] {
  const clean = text.toWellFormed().replaceAll(NOT_XML, '')
  return (clean.match(PARTS) ?? []).map((part) => new TextRun({ ...options, text: part, ...(RTL.test(part) && { rightToLeft: true }) }))
}

const flat = (text: string) => text.replaceAll(/\s+/g, ' ')
const runsOf = (line: Line, bold = false) => line.flatMap(({ text, tone }) => runs(flat(text), { ...((tone === 'strong' || bold) && { bold: true }), ...(tone === 'quiet' && { color: '595959' }) }))
const directed = (text: string) => (fromRight(text) ? { bidirectional: true } : {})
const said = (line: Line) => line.map(({ text }) => text).join('')

export async function paperWord(paper: Paper, { title, language }: WordOptions): Promise<Uint8Array<ArrayBuffer>> {
  const file = new Document({
    title: title.replaceAll(NOT_XML, ''),
    creator: 'Empty Chair',
    styles: {
      default: {
        document: { run: { font: FONT, size: 22, language: { value: language, eastAsia: 'zh-CN', bidirectional: 'ar-SA' } }, paragraph: { spacing: { after: 120, line: 264 } } },
        title: { run: { font: FONT, size: 44, bold: true, color: '1D1B18' }, paragraph: { spacing: { after: 80 } } },
        heading1: { run: { font: FONT, size: 30, bold: true, color: '14532D' }, paragraph: { spacing: { before: 360, after: 120 }, keepNext: true } },
        heading2: { run: { font: FONT, size: 25, bold: true, color: '1D1B18' }, paragraph: { spacing: { before: 280, after: 80 }, keepNext: true } },
        heading3: { run: { font: FONT, size: 22, bold: true, color: '1D1B18' }, paragraph: { spacing: { before: 200, after: 60 }, keepNext: true } },
        listParagraph: { paragraph: { spacing: { after: 60 } } },
      },
      paragraphStyles: [{ id: 'Quote', name: 'Quote', basedOn: 'Normal', quickFormat: true, run: { italics: true, color: '404040' }, paragraph: { indent: { start: 340, end: 340 }, spacing: { after: 60 } } }],
    },
    numbering: { config: [{ reference: BULLETS, levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.START, style: { paragraph: { indent: { start: 454, hanging: 284 } } } }] }] },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } } },
        footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.END, children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 18, color: '595959' })] })] }) },
        children: paper.flatMap(blockOf),
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(file))
}

function blockOf(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: HEADINGS[block.level], ...directed(block.text), children: runs(flat(block.text)) })]
    case 'lines':
      return block.lines.map((line) => new Paragraph({ ...directed(said(line)), children: runsOf(line) }))
    case 'quote':
      return [
        ...(block.label ? [new Paragraph({ ...directed(block.label), keepNext: true, spacing: { after: 40 }, children: runs(block.label, { bold: true }) })] : []),
        ...block.text.split(LINE_END).map((line) => new Paragraph({ style: 'Quote', ...directed(block.text), children: runs(line) })),
        ...(block.by ? [new Paragraph({ style: 'Quote', ...directed(block.text), children: runs(`— ${flat(block.by)}`, { italics: false, color: '595959' }) })] : []),
      ]
    case 'list':
      return block.items.map(({ line, done }) => new Paragraph({ style: 'ListParagraph', ...directed(said(line)), numbering: { reference: BULLETS, level: 0 }, children: [...(done === undefined ? [] : [new TextRun(done ? '☑ ' : '☐ ')]), ...runsOf(line)] }))
    default:
      return [tableOf(block), new Paragraph({ spacing: { after: 0 }, children: [] })]
  }
}

/** Columns with long texts are twice as wide. */
function tableOf({ head, rows }: Extract<Block, { kind: 'table' }>): Table {
  const parts = head.map((_, index) => (Math.max(...rows.map((row) => said(row[index] ?? []).length)) > LONG_CELL ? 2 : 1))
  const whole = parts.reduce<number>((sum, part) => sum + part, 0)
  const widths = parts.map((part) => Math.floor((TEXT_WIDTH * part) / whole))
  const visuallyRightToLeft = fromRight(head.join(' '))
  const line = { style: BorderStyle.SINGLE, size: 4, color: 'BFBFBF' }
  const cell = (content: Line, index: number, isHead: boolean) =>
    new TableCell({
      width: { size: widths[index]!, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      ...(isHead && { shading: { type: ShadingType.CLEAR, fill: 'EEF2EE' } }),
      children: [new Paragraph({ ...directed(said(content)), spacing: { after: 0 }, children: runsOf(content, isHead) })],
    })
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    visuallyRightToLeft,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head.map((text, index) => cell([{ text }], index, true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: head.map((_, index) => cell(row[index] ?? [], index, false)) })),
    ],
  })
}
