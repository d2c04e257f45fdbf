// The rules of the workspace as they count on this device, and its office.
import { isOffice, type Office } from '../../../../shared/domain/working-hours.ts'
import { officeOfRules, rulesFrom, WORKSPACE_RULES, type WorkspaceRules } from '../../../../shared/domain/workspace-rules.ts'
import type { Read } from '../read.ts'
import type { Value } from '../tables.ts'
import { fromColumn, joinedId } from '../write.ts'
import { TABLES } from '../tables.ts'

export const rulesId = (): string => joinedId('workspaceRules', WORKSPACE_RULES)

export function rulesOf(read: Read): WorkspaceRules {
  const row = read.get<Record<string, Value>>('SELECT * FROM workspaceRules WHERE id = ? AND deletedAt IS NULL', [rulesId()]) ?? {}
  return rulesFrom(Object.fromEntries(Object.entries(row).map(([field, value]) => [field, fromColumn(TABLES.workspaceRules, field, value)])), () => usualZone(read))
}

function usualZone(read: Read): string {
  return read.value<string>('SELECT timeZone FROM series WHERE deletedAt IS NULL AND example = 0 ORDER BY createdAt, id LIMIT 1') ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
}

export function hoursLost({ weekdays, opensAt, closesAt, timeZone }: WorkspaceRules): boolean {
  return !isOffice({ weekdays, from: opensAt, to: closesAt, timeZone })
}

/** The offices that were asked for last: each remembers the days that it was asked about. */
const offices = new Map<string, Office>()
const MOST_OFFICES = 4

/** With the free days of all series: those of one series are nobody else's. */
export function officeIn(read: Read, rules: WorkspaceRules = rulesOf(read)): Office {
  const free = read.all<{ day: string; lastDay: string }>('SELECT day, lastDay FROM freeDay WHERE seriesId IS NULL AND deletedAt IS NULL ORDER BY day, lastDay')
  const { weekdays, opensAt, closesAt, timeZone } = rules
  const key = JSON.stringify([weekdays, opensAt, closesAt, timeZone, free.map(({ day, lastDay }) => [day, lastDay])])
  let office = offices.get(key)
  if (!office) {
    if (offices.size >= MOST_OFFICES) offices.clear()
    offices.set(key, (office = officeOfRules(rules, free)))
  }
  return office
}
