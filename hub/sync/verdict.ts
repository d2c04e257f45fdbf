// What the judges of operations answer, and what they look at.
import type { Stored } from './records.ts'

/** Why an operation is refused: a code of the catalogue, and values for its words. */
export interface Verdict {
  readonly code: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** The rows as they stand in this transaction, what was taken before this operation included. */
export interface Rows {
  get(id: string): Stored | null
}
