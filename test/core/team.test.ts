// The people of a team: what admins do through the core, what everybody sees, and what the hub refuses.
import { beforeEach, describe, expect, it } from 'vitest'
import { parseInvitation } from '../../shared/domain/invitation.ts'
import { openTestCore, type TestCore } from '../support/core.ts'
import { teamOfEachTest } from '../support/each-test.ts'
import { until, untilStatus } from '../support/team.ts'

const [team, berit] = teamOfEachTest(['Berit', 'employee'])
let admin: TestCore

beforeEach(async () => {
  admin = team.admin
  await team.settle()
})

const names = async (core: TestCore) => (await core.client.team.members({})).members.map(({ name, role, me }) => `${name} ${role}${me ? ' me' : ''}`)
const idOf = async (name: string) => (await admin.client.team.members({})).members.find((member) => member.name === name)!.id
const codeOf = (failing: Promise<unknown>) => failing.then(() => null, (error: { code: string }) => error.code)

describe('members', () => {
  it('are listed by name for everybody, also without the hub', async () => {
    expect([await names(admin), await names(berit)]).toEqual([['Ada admin me', 'Berit employee'], ['Ada admin', 'Berit employee me']])
    await team.goOffline()
    expect(await names(berit)).toHaveLength(2)
  })

  it('of a large team are told a page of, found by name or team among all of them', async () => {
    const { context, client } = berit
    context.store.write((write) => {
      write.tidying()
      const teamId = context.newId()
      write.put('team', teamId, { name: 'Zürich counters' })
      for (let n = 0; n < 1000; n += 1) write.put('member', context.newId(), { name: `Person ${String(n).padStart(4, '0')}`, role: 'employee', teamId: n < 300 ? teamId : null, createdAt: 1 })
    })
    const asked = async (input: { text?: string; limit?: number }) => {
      const { members, found, count, teams } = await client.team.members(input)
      return [members.length, members[0]?.name, found, count, teams.map((one) => one.members)]
    }
    expect(await asked({})).toEqual([200, 'Ada', 1002, 1002, [300]])
    expect(await asked({ text: 'zürich', limit: 50 })).toEqual([50, 'Person 0000', 300, 1002, [300]])
    expect(await asked({ text: ' person 0777' })).toEqual([1, 'Person 0777', 1, 1002, [300]])
    expect(await asked({ text: 'Nobody' })).toEqual([0, undefined, 0, 1002, [300]])
  })

  it('get a role and a team from an admin, and may then do more at once', async () => {
    const care = await admin.client.team.createTeam({ name: 'Care' })
    await admin.client.team.change({ id: await idOf('Berit'), role: 'lead', teamId: care.id })
    await until('Berit to be a lead', async () => (await berit.client.session.get({})).member?.role === 'lead')
    await until('the team to arrive', async () => (await berit.client.team.members({})).teams.length === 1)
    expect((await berit.client.team.members({})).members[1]).toMatchObject({ team: { name: 'Care' } })
    await berit.client.metrics.create({ name: 'Trust', kind: 'nps', unit: '', higherIsBetter: true, target: null })
    await team.settle()
    expect(await admin.client.metrics.list({})).toHaveLength(1)
  })

  it('who are let go are signed out, listed apart, and may come back', async () => {
    const id = await idOf('Berit')
    await admin.client.team.change({ id, active: false })
    await untilStatus(berit, 'Berit to be signed out', ({ state }) => state === 'signed-out')
    await until('the list to follow', async () => (await names(admin)).length === 1)
    expect(await admin.client.team.former({})).toMatchObject([{ id, name: 'Berit' }])
    await admin.client.team.change({ id, active: true })
    expect(await admin.client.team.former({})).toEqual([])
    await until('the list to follow', async () => (await names(admin)).length === 2)
  })

  it('of whom one is the last admin keep that one', async () => {
    expect(await codeOf(admin.client.team.change({ id: await idOf('Ada'), role: 'employee' }))).toBe('last-admin')
  })
})

describe('invitations', () => {
  it('give a link that a new device joins by, for the role and team they name', async () => {
    const { id } = await admin.client.team.createTeam({ name: 'Care' })
    const { link, code, expiresAt } = await admin.client.team.invite({ role: 'champion', teamId: id, note: 'For Cleo', hours: 24 })
    expect(parseInvitation(link)).toEqual({ hub: team.url, code })
    expect(expiresAt).toBe(team.hub.clock.now + 24 * 60 * 60 * 1000)
    expect(await admin.client.team.invitations({})).toMatchObject([{ state: 'open', role: 'champion', team: { name: 'Care' }, note: 'For Cleo', by: { name: 'Ada' } }, { state: 'used', usedBy: { name: 'Berit' } }])
    const cleo = await openTestCore({ name: null })
    try {
      await cleo.client.sync.join({ address: team.url, code, name: 'Cleo' })
      await until('Cleo to see the team', async () => (await cleo.client.team.members({})).members.find(({ me }) => me)?.team?.name === 'Care')
      expect((await cleo.client.session.get({})).member).toMatchObject({ name: 'Cleo', role: 'champion' })
      expect(await codeOf(openAndJoin(code))).toBe('code-used')
    } finally {
      await cleo.dispose()
    }
  })

  it('bring in another device of the same member', async () => {
    const { code } = await admin.client.team.invite({ memberId: await idOf('Berit') })
    const phone = await openTestCore({ name: null })
    try {
      await phone.client.sync.join({ address: team.url, code, name: 'whatever' })
      expect((await phone.client.session.get({})).member).toMatchObject({ id: await idOf('Berit'), name: 'Berit' })
    } finally {
      await phone.dispose()
    }
  })

  it('are withdrawn, and no longer work', async () => {
    const { code } = await admin.client.team.invite({})
    const id = (await admin.client.team.invitations({}))[0]!.id
    await admin.client.team.withdraw({ id })
    expect(await admin.client.team.invitations({})).toMatchObject([{ state: 'withdrawn' }, { state: 'used' }])
    expect(await codeOf(openAndJoin(code))).toBe('bad-code')
    expect(await codeOf(admin.client.team.withdraw({ id }))).toBe('unknown-invitation')
  })
})

async function openAndJoin(code: string): Promise<void> {
  const core = await openTestCore({ name: null })
  try {
    await core.client.sync.join({ address: team.url, code, name: 'Somebody' })
  } finally {
    await core.dispose()
  }
}

describe('teams', () => {
  it('are made, renamed and removed, and a name is taken once', async () => {
    const { id } = await admin.client.team.createTeam({ name: 'Care' })
    const teams = async () => (await admin.client.team.members({})).teams.map(({ name }) => name)
    await until('the team to arrive', async () => (await teams()).length === 1)
    expect(await admin.client.team.createTeam({ name: 'care' }).catch((error: { fields: unknown }) => error.fields)).toEqual([{ field: 'name', code: 'name-taken' }])
    await admin.client.team.renameTeam({ id, name: 'Customer care' })
    await until('the name to arrive', async () => (await teams())[0] === 'Customer care')
    await admin.client.team.removeTeam({ id })
    await until('it to go', async () => (await teams()).length === 0)
  })
})

describe('devices', () => {
  it('are one’s own for everybody and all for admins; a revoked one is signed out', async () => {
    expect(await berit.client.team.devices({})).toMatchObject([{ here: true, member: { name: 'Berit' }, endedAt: null }])
    expect(await codeOf(berit.client.team.devices({ all: true }))).toBe('admins-only')
    const all = await admin.client.team.devices({ all: true })
    expect(all.map(({ member, here }) => [member.name, here])).toEqual([['Ada', true], ['Berit', false]])
    await admin.client.team.revoke({ id: all[1]!.id })
    await untilStatus(berit, 'Berit to be signed out', ({ state }) => state === 'signed-out')
    expect((await admin.client.team.devices({ all: true }))[1]).toMatchObject({ endedWhy: 'revoked' })
  })
})

describe('the audit log', () => {
  it('tells admins who did what, newest first', async () => {
    await admin.client.team.change({ id: await idOf('Berit'), role: 'lead' })
    const { entries, more } = await admin.client.team.audit({})
    expect(entries[0]).toMatchObject({ act: 'change-member', about: 'Berit', by: { name: 'Ada' }, detail: { role: 'lead' } })
    expect(entries.map(({ act }) => act)).toContain('first-admin')
    expect(more).toBe(false)
    expect(await codeOf(berit.client.team.audit({}))).toBe('admins-only')
  })
})

describe('without rights or without the hub', () => {
  it('employees cannot do what admins do, whatever their screen offers', async () => {
    const id = await idOf('Berit')
    const { client } = berit
    const acts = [client.team.change({ id, role: 'admin' }), client.team.invite({}), client.team.invitations({}), client.team.createTeam({ name: 'Mine' })]
    expect(await Promise.all(acts.map(codeOf))).toEqual(['change', 'invite', 'invitations', 'createTeam'].map(() => 'admins-only'))
  })

  it('a hub that is away is said so by name', async () => {
    await team.goOffline()
    expect(await codeOf(admin.client.team.invitations({}))).toBe('hub-refuses')
  })

  it('who works alone has no hub to ask', async () => {
    const alone = await openTestCore()
    expect(await codeOf(alone.client.team.invitations({}))).toBe('not-joined')
    await alone.dispose()
  })
})
