// Working with a team: joining its hub, leaving it, and how sync stands.
import type * as z from 'zod'
import type { Belongings, ConnectStep, Membership, SignInStep, SyncStatus, sync as contract } from '../../../../shared/contract/sync.ts'
import { getMeta, hasExample } from '../../store/session.ts'
import { rowCount } from '../../store/replica/transfer.ts'
import { wordsFor } from '../../words.ts'
import { changes } from '../changes.ts'
import type { Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

export function status({ connection }: Context): SyncStatus {
  return connection.status()
}

export async function* watchStatus({ connection }: Context, _input: Input<'watchStatus'>, signal: AbortSignal): AsyncGenerator<SyncStatus> {
  for await (const _ of changes((changed) => connection.onStatus(changed), signal, { atOnce: true })) yield connection.status()
}

export async function join({ connection }: Context, input: Input<'join'>): Promise<Membership> {
  return connection.join(input)
}

/** The page that the browser ends on. */
async function endWords({ store }: Context): Promise<{ title: string; text: string }> {
  const t = await wordsFor((getMeta(store.read, 'language') ?? 'en') as 'en')
  return { title: t('shell:signedIn.title'), text: t('shell:signedIn.text') }
}

export async function* watchSignIn(context: Context, { address }: Input<'watchSignIn'>, signal: AbortSignal): AsyncGenerator<SignInStep> {
  yield* context.connection.signIn(address, await endWords(context), signal)
}

export async function* watchConnect(context: Context, _input: Input<'watchConnect'>, signal: AbortSignal): AsyncGenerator<ConnectStep> {
  yield* context.connection.connectAccount(await endWords(context), signal)
}

export async function leave({ connection }: Context, input: Input<'leave'>): Promise<Record<string, never>> {
  await connection.leave(input)
  return {}
}

export function hurry({ connection }: Context): Record<string, never> {
  connection.hurry()
  return {}
}

export function belongings({ store: { read } }: Context): Belongings {
  return {
    learnings: rowCount(read, 'learning'),
    ideas: rowCount(read, 'idea'),
    meetings: rowCount(read, 'series'),
    numbers: rowCount(read, 'metric'),
    customers: rowCount(read, 'customer'),
    examples: hasExample(read),
  }
}
