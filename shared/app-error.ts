// The one error that people read: a code of the catalogue (`errors:<code>`), what it names, and the field it belongs to.

/** Codes any call may answer with. */
export type CommonErrorCode = 'bad-input' | 'unknown-procedure' | 'disconnected' | 'internal' | 'storage-full' | 'storage-failed' | 'storage-read-only'

export interface FieldProblem {
  /** Path in the input, joined by dots: `customer.name`. */
  readonly field: string
  /** Code of `errors:<code>`: `required`, `too-long`, `bad-date`... */
  readonly code: string
}

export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: string
  /** Values for the words of `errors:<code>`. */
  readonly params: Readonly<Record<string, string | number>>
  readonly fields: readonly FieldProblem[]

  constructor(code: string, params: Readonly<Record<string, string | number>> = {}, fields: readonly FieldProblem[] = []) {
    super(`${code}${Object.keys(params).length ? ` ${JSON.stringify(params)}` : ''}`)
    this.code = code
    this.params = params
    this.fields = fields
  }
}
