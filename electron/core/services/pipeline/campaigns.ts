// What can be done with campaigns: ask, see who took part and what came of it, and close them with a word to all who did.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { Campaign, CampaignPage, campaigns as contract } from '../../../../shared/contract/campaigns.ts'
import { CAMPAIGN_FIELD, campaignProblem, campaignStanding, CLOSING_DAYS, type CampaignTerms } from '../../../../shared/domain/campaigns.ts'
import { hasRole } from '../../../../shared/domain/rights.ts'
import { askedNow, asksSomebody, campaignRow, closedSince, getCampaign, listCampaigns, type CampaignRow } from '../../store/pipeline/campaigns.ts'
import type { Read } from '../../store/read.ts'
import { personOf } from '../../store/rights.ts'
import { joinedId, type Write } from '../../store/write.ts'
import { me, type Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

const DAY = 24 * 60 * 60 * 1000
const ORDER = { running: 0, coming: 1, over: 2 } as const

export function list(context: Context): Campaign[] {
  const now = context.now()
  return listCampaigns(context.store.read, me(context)).toSorted((a, b) => ORDER[campaignStanding(a, now)] - ORDER[campaignStanding(b, now)])
}

export function get(context: Context, { id }: Input<'get'>): CampaignPage {
  const campaign = getCampaign(context.store.read, me(context), id)
  if (!campaign) throw new AppError('unknown-campaign')
  return campaign
}

export function mine(context: Context): { asked: Campaign[]; closed: Campaign[] } {
  const { store, now } = context
  return { asked: askedNow(store.read, me(context), now()), closed: closedSince(store.read, me(context), now() - CLOSING_DAYS * DAY) }
}

function needSound(read: Read, terms: CampaignTerms, teams: readonly string[], under = ''): void {
  const problem = campaignProblem(terms)
  const wrong = (field: string, code: string) => new AppError(code, {}, [{ field: `${under}${field}`, code }])
  if (problem) throw wrong(CAMPAIGN_FIELD[problem], problem)
  const there = (table: 'team' | 'segment' | 'area', id: string) => read.value(`SELECT 1 FROM ${table} WHERE id = ? AND deletedAt IS NULL`, [id]) !== undefined
  if (terms.segmentId !== null && !there('segment', terms.segmentId)) throw wrong('segmentId', 'unknown-segment')
  if (terms.areaId !== null && !there('area', terms.areaId)) throw wrong('areaId', 'unknown-area')
  if (!teams.every((id) => there('team', id))) throw wrong('teams', 'unknown-team')
  if (terms.audience === 'teams' && teams.length === 0) throw wrong('teams', 'teams-missing')
}

const teamsOf = (read: Read, campaignId: string): string[] => read.all<{ teamId: string }>('SELECT x.teamId FROM campaignTeam x JOIN team t ON t.id = x.teamId WHERE x.campaignId = ? AND x.deletedAt IS NULL AND t.deletedAt IS NULL', [campaignId]).map(({ teamId }) => teamId)

function setTeams(write: Write, campaignId: string, wanted: readonly string[]): void {
  for (const teamId of teamsOf(write, campaignId)) if (!wanted.includes(teamId)) write.remove('campaignTeam', joinedId('campaignTeam', campaignId, teamId))
  for (const teamId of wanted) write.ensure('campaignTeam', joinedId('campaignTeam', campaignId, teamId), { campaignId, teamId })
}

/** Looked at when whom it asks has been written. Members come and go, so it is asked only when that is said, or said anew. */
function needSomebody(read: Read, id: string, under = ''): void {
  const { audience } = needRow(read, id)
  if (audience === 'everybody' || asksSomebody(read, id)) return
  const code = audience === 'teams' ? 'teams-empty' : 'nobody-knows'
  throw new AppError(code, {}, [{ field: `${under}${{ teams: 'teams', segment: 'segmentId', area: 'areaId' }[audience]}`, code }])
}

/** Inside the caller's transaction. Also for the example workspace. */
export function addCampaign(write: Write, id: string, { teams, ...fields }: Omit<Input<'create'>, 'id'>, { createdAt, example = false }: { createdAt: number; example?: boolean }): void {
  needSound(write, fields, teams)
  write.put('campaign', id, { ...fields, closing: '', closedAt: null, createdAt }, { example })
  // the row does not say who asks; on this device that one is not told of their own campaign
  if (!example) write.run('INSERT OR IGNORE INTO made (rowId) VALUES (?)', [id])
  setTeams(write, id, teams)
}

export function create(context: Context, { id = context.newId(), ...input }: Input<'create'>): CampaignPage {
  context.store.write((write) => {
    if (write.value('SELECT 1 FROM campaign WHERE id = ?', [id]) !== undefined) return
    addCampaign(write, id, input, { createdAt: context.now() })
    needSomebody(write, id)
  })
  return get(context, { id })
}

function needRow(read: Read, id: string): CampaignRow {
  const row = campaignRow(read, id)
  if (!row) throw new AppError('unknown-campaign')
  return row
}

export function edit(context: Context, { id, changes: { teams, ...plain } }: Input<'edit'>): CampaignPage {
  context.store.write((write) => {
    const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)) as typeof plain
    const [before, asked] = [needRow(write, id), teamsOf(write, id)]
    needSound(write, { ...before, ...given } as CampaignTerms, teams ?? asked, 'changes.')
    write.patch('campaign', id, given)
    if (teams) setTeams(write, id, teams)
    const { audience, segmentId, areaId } = needRow(write, id)
    if (audience !== before.audience || segmentId !== before.segmentId || areaId !== before.areaId || asked.some((team) => !teamsOf(write, id).includes(team))) needSomebody(write, id, 'changes.')
  })
  return get(context, { id })
}

export function close(context: Context, { id, note }: Input<'close'>): CampaignPage {
  const now = context.now()
  context.store.write((write) => {
    const row = needRow(write, id)
    const standing = campaignStanding(row, now)
    if (standing === 'coming') throw new AppError('campaign-not-begun')
    // one that began this very moment has lasted for one
    write.patch('campaign', id, { closing: note, closedAt: row.closedAt ?? now, ...(standing === 'running' && { endsAt: Math.max(now, row.startsAt + 1) }) })
  })
  return get(context, { id })
}

export function reopen(context: Context, { id, endsAt }: Input<'reopen'>): CampaignPage {
  context.store.write((write) => {
    needSound(write, { ...needRow(write, id), endsAt }, teamsOf(write, id))
    write.patch('campaign', id, { closing: '', closedAt: null, endsAt })
  })
  return get(context, { id })
}

export function remove(context: Context, { id }: Input<'delete'>): Record<string, never> {
  context.store.write((write) => {
    if (!write.remove('campaign', id)) throw new AppError('unknown-campaign')
  })
  return {}
}

export function restore(context: Context, { id }: Input<'restore'>): Record<string, never> {
  context.store.write((write) => {
    if (!write.restore('campaign', id)) throw new AppError('unknown-campaign')
  })
  return {}
}

/** An idea joins a campaign while it runs; champions sort in what came earlier or later. Throws `unknown-campaign`, `campaign-not-running`. */
export function needJoinable(write: Write, id: string, now: number, field: string): void {
  const row = campaignRow(write, id)
  if (!row) throw new AppError('unknown-campaign', {}, [{ field, code: 'unknown-campaign' }])
  const person = personOf(write)
  if (person && !hasRole(person, 'champion') && row.example === 0 && campaignStanding(row, now) !== 'running') throw new AppError('campaign-not-running', {}, [{ field, code: 'campaign-not-running' }])
}
