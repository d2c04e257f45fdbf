// All that somebody wrote in a change that was not accepted, as plain text.
import type { Rejection } from '../../../shared/contract/ledger.ts'
import type { Words } from '../../words.ts'
import type { SyncWords } from './sync-words.ts'

/** A lone text as it is; several with their names. */
export function copyText(t: Words, words: SyncWords, { fields, move }: Rejection): string {
  const [only] = fields
  if (move) return commentText(t, move)
  if (only && fields.length === 1) return words.shown(only.mine, only.entity, only.field)
  return fields.map((field) => `${words.field(field.entity, field.field, field.part)}:\n${words.shown(field.mine, field.entity, field.field)}`).join('\n\n')
}

/** A move that was not accepted, as what one would have said. */
export function commentText(t: Words, { to, reason }: NonNullable<Rejection['move']>): string {
  const stage = t(`ideas:stage.${to as 'draft'}`)
  return reason.trim() === '' ? t('sync:rejection.commentMove', { to: stage }) : t('sync:rejection.commentMoveReason', { to: stage, reason })
}
