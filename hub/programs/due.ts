// When a promise that a program makes is due: by the rules of the workspace, as on any device (electron/core/store/pipeline/rules.ts).
import { dueTimes } from '../../shared/domain/follow-ups.ts'
import { officeOfRules, rulesFrom } from '../../shared/domain/workspace-rules.ts'
import type { Fields } from '../../shared/sync/change.ts'
import type { Sql } from '../store/store.ts'
import { RULES_ID } from '../sync/benefits.ts'

const living = async (tx: Sql, entity: 'series' | 'freeDay'): Promise<Fields[]> => (await tx.all<{ data: string }>(`SELECT data FROM record WHERE entity = '${entity}' AND deleted = 0`)).map(({ data }) => JSON.parse(data) as Fields)

/** The zone where the rules name none: that of the oldest series of meetings. A hub stands anywhere, so without a series it is UTC. */
async function usualZone(tx: Sql): Promise<string> {
  const [oldest] = (await living(tx, 'series')).toSorted((a, b) => Number(a['createdAt']) - Number(b['createdAt']))
  return typeof oldest?.['timeZone'] === 'string' ? oldest['timeZone'] : 'UTC'
}

export async function promiseTimes(tx: Sql, from: number): Promise<{ answerBy: number; resolveBy: number }> {
  const row = await tx.get<{ data: string }>('SELECT data FROM record WHERE id = ? AND deleted = 0', [RULES_ID])
  const stored = row ? (JSON.parse(row.data) as Fields) : {}
  const rules = rulesFrom(stored, () => 'UTC')
  if (!rules.followUpInOffice) return dueTimes(from, rules.followUpHours, null)
  const timeZone = typeof stored['timeZone'] === 'string' ? stored['timeZone'] : await usualZone(tx)
  const free = (await living(tx, 'freeDay')).filter(({ seriesId }) => seriesId === null).map(({ day, lastDay }) => ({ day: String(day), lastDay: String(lastDay) }))
  return dueTimes(from, rules.followUpHours, officeOfRules({ ...rules, timeZone }, free))
}
