// A document before it is written: headings, facts, quotes, lists and tables, to become Markdown, plain text or a Word file.

/** A piece of a line. `strong`: names what follows. `quiet`: said beside it. */
export interface Span { readonly text: string; readonly tone?: 'strong' | 'quiet' }
/** One line, or one cell of a table. */
export type Line = readonly Span[]

export type Block =
  /** Level 1 is the document's own name, once. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  /** Lines that stand together, each on its own. */
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  /** Somebody's words, with their own line breaks. `label`: what they are; `by`: whose. */
  | { readonly kind: 'quote'; readonly text: string; readonly label?: string; readonly by?: string }
  /** `done`: set when each stands for something to do. */
  | { readonly kind: 'list'; readonly items: readonly { readonly line: Line; readonly done?: boolean }[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly Line[])[] }

export type Paper = readonly Block[]

export const plain = (text: string): Line => [{ text }]
export const quiet = (text: string): Line => [{ text, tone: 'quiet' }]

/** Parts that are there, with something between them. */
export function joined(parts: readonly (string | false | null | undefined)[], between = ' · '): string {
  return parts.filter(Boolean).join(between)
}

export const textOf = (line: Line): string => line.map(({ text }) => text).join('')
