// When a promise that a program makes is due: by the rules of the workspace, as on any device (electron/core/store/pipeline/rules.ts).
import { v5 as uuid5 } from 'uuid'
import { dueTimes } from '../../shared/domain/follow-ups.ts'
import { USUAL_RULES, officeOfRules, weekdaysOf, WORKSPACE_RULES, type WorkspaceRules } from '../../shared/domain/workspace-rules.ts'
import type { Fields } from '../../shared/sync/change.ts'
import { JOINED, joinedName } from '../../shared/sync/joined.ts'
import type { Sql } from '../store/store.ts'

const living = async (tx: Sql, entity: 'series' | 'freeDay'): Promise<Fields[]> => (await tx.all<{ data: string }>(`SELECT data FROM record WHERE entity = '${entity}' AND deleted = 0`)).map(({ data }) => JSON.parse(data) as Fields)

/** The zone where the rules name none: that of the oldest series of meetings. A hub stands anywhere, so without a series it is UTC. */
async function usualZone(tx: Sql): Promise<string> {
  const [oldest] = (await living(tx, 'series')).toSorted((a, b) => Number(a['createdAt']) - Number(b['createdAt']))
  return typeof oldest?.['timeZone'] === 'string' ? oldest['timeZone'] : 'UTC'
}

export async function promiseTimes(tx: Sql, from: number): Promise<{ answerBy: number; resolveBy: number }> {
  const row = await tx.get<{ data: string }>('SELECT data FROM record WHERE id = ? AND deleted = 0', [uuid5(joinedName('workspaceRules', [WORKSPACE_RULES]), JOINED)])
  const said = Object.fromEntries(Object.entries(row ? (JSON.parse(row.data) as Fields) : {}).filter(([, value]) => value !== null))
  const rules = { ...USUAL_RULES, ...said, ...(typeof said['weekdays'] === 'string' && { weekdays: weekdaysOf(said['weekdays']) }) } as WorkspaceRules
  if (!rules.followUpInOffice) return dueTimes(from, rules.followUpHours, null)
  const free = (await living(tx, 'freeDay')).filter(({ seriesId }) => seriesId === null).map(({ day, lastDay }) => ({ day: String(day), lastDay: String(lastDay) }))
  return dueTimes(from, rules.followUpHours, officeOfRules({ ...rules, timeZone: rules.timeZone ?? (await usualZone(tx)) }, free))
}
