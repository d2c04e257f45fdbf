// What the hub decides about a campaign beyond rights: what goes together in it, and that it asks somebody.
import { CAMPAIGN_FIELD, campaignProblem, type CampaignTerms } from '../../shared/domain/campaigns.ts'
import type { Fields, Op } from '../../shared/sync/change.ts'
import type { Sql } from '../store/store.ts'
import { fromRecord, type RecordRow, type Stored } from './records.ts'
import type { Rows, Verdict } from './verdict.ts'

const AUDIENCE = ['audience', 'segmentId', 'areaId']
const TERMS = [...AUDIENCE, 'startsAt', 'endsAt']
const SAID = ['name', 'question']

/** `stored`: the campaign before the operation. Two champions who move its beginning and its end apart from each other: the second is refused. */
export function campaignVerdict(op: Op, stored: Fields | null): Verdict | null {
  const empty = SAID.find((field) => typeof op.patch[field] === 'string' && op.patch[field].trim() === '')
  if (empty !== undefined) return { code: 'empty-field', params: { entity: 'campaign', field: empty } }
  if (!TERMS.some((field) => Object.hasOwn(op.patch, field))) return null
  const code = campaignProblem({ ...stored, ...op.patch } as unknown as CampaignTerms)
  return code && { code, params: { field: CAMPAIGN_FIELD[code] } }
}

/**
 * The campaigns of which a group says whom they ask: looked at when the whole group has been applied. One of teams that comes all by itself was brought
 * along from elsewhere, row by row: its teams follow.
 */
export function askingIn(group: readonly Op[], rows: Rows): { op: Op; id: string }[] {
  return group.flatMap((op) => {
    if (op.entity === 'campaignTeam' && op.kind === 'del') return [{ op, id: String(rows.get(op.rowId)?.row.data['campaignId']) }]
    if (op.entity !== 'campaign' || !AUDIENCE.some((field) => Object.hasOwn(op.patch, field))) return []
    return op.kind === 'put' && op.patch['audience'] === 'teams' && group.length === 1 ? [] : [{ op, id: op.rowId }]
  })
}

/** `teams`: what hangs on the campaign. `held`: rows as they are in this transaction, where the database has not got them yet. */
export async function audienceProblem(sql: Sql, campaign: Stored | null, teams: readonly Stored[], held: readonly (Stored | null)[]): Promise<Verdict | null> {
  if (!campaign || campaign.row.deleted) return null
  const { audience } = campaign.row.data
  if (audience === 'teams') {
    const chosen = new Set(teams.filter(({ entity, row }) => entity === 'campaignTeam' && !row.deleted).map(({ row }) => String(row.data['teamId'])))
    if (chosen.size === 0) return { code: 'teams-missing' }
    const inOne = ({ teamId }: Fields) => chosen.has(String(teamId))
    return (await isThere(sql, 'member', [...chosen].map((id) => ['teamId', id]), inOne, held)) ? null : { code: 'teams-empty' }
  }
  if (audience === 'everybody') return null
  const field = audience === 'segment' ? 'segmentId' : 'areaId'
  const wanted = String(campaign.row.data[field])
  const isOfIt = (data: Fields) => data[field] === wanted && data['visibility'] === 'everyone'
  return (await isThere(sql, 'learning', [[field, wanted]], isOfIt, held)) ? null : { code: 'nobody-knows' }
}

/** Whether there is a living row of this kind that is meant; `any`: fields with values of which it has one. */
async function isThere(sql: Sql, entity: string, any: readonly (readonly [field: string, value: string])[], isMeant: (data: Fields) => boolean, held: readonly (Stored | null)[]): Promise<boolean> {
  const now = new Map(held.flatMap((stored) => (stored?.entity === entity ? [[stored.id, stored]] : [])))
  const isSo = ({ row }: Stored) => !row.deleted && isMeant(row.data)
  if ([...now.values()].some(isSo)) return true
  // JSON escapes the quotes of what people write, so that this stands only where the field does
  const found = await sql.all<RecordRow>(`SELECT * FROM record WHERE entity = ? AND deleted = 0 AND (${any.map(() => 'data LIKE ?').join(' OR ')}) LIMIT 1000`, [entity, ...any.map(([field, value]) => `%"${field}":"${value}"%`)])
  return found.map(fromRecord).some((stored) => !now.has(stored.id) && isSo(stored))
}
