// What a procedure is: its input, its output and the names of its errors. The contract of every noun is made of these.
import type * as z from 'zod'

export interface Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'call'
  readonly in: I
  readonly out: O
  /** Codes this call may fail with besides the common ones (`bad-input`, `storage-full`, `storage-failed`, `internal`). */
  readonly errors: readonly string[]
}

export interface Stream<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'stream'
  readonly in: I
  readonly out: O
}

export type Procedure = Call | Stream
/** noun -> verb -> procedure */
export type Contract = Record<string, Record<string, Procedure>>

export function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O, errors: readonly string[] = []): Call<I, O> {
  return { kind: 'call', in: input, out: output, errors }
}

/** A stream's name must begin with `watch`: that is how the client, which holds no contract at run time, knows one. */
export function stream<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Stream<I, O> {
  return { kind: 'stream', in: input, out: output }
}
