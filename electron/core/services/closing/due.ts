// When a promise is due in this workspace.
import { dueTimes } from '../../../../shared/domain/follow-ups.ts'
import { officeIn, rulesOf } from '../../store/pipeline/rules.ts'
import type { Read } from '../../store/read.ts'

/** Of a promise made at `from` (ms): when its first answer and all of it are due. */
export function promiseTimes(read: Read, from: number): { answerBy: number; resolveBy: number } {
  const rules = rulesOf(read)
  return dueTimes(from, rules.followUpHours, rules.followUpInOffice ? officeIn(read, rules) : null)
}
