// Every act with every role: a forged client pushes each operation there is on each table, however it stands to the row, and the real hub takes it or
// refuses it exactly as `can()` says. The rows are put into the database directly, so that nothing but the pushed operation is judged.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { v7 as uuid7 } from 'uuid'
import type { Joined } from '../../hub/auth/sessions.ts'
import { parentEntityOf, parentIdOf, toRecord, type Stored } from '../../hub/sync/records.ts'
import { can, hasRole, PERSON, refusal, RIGHTS, ROLES, audienceOf, type Act, type Person, type Role } from '../../shared/domain/rights.ts'
import { moveProblem, STAGES } from '../../shared/domain/ideas.ts'
import { STEPPED_STAGES } from '../../shared/domain/steps.ts'
import type { PushResult } from '../../shared/protocol.ts'
import type { Fields, Stamp, Value } from '../../shared/sync/change.ts'
import { SHAPES, type Entity } from '../../shared/sync/shapes.ts'
import { onBoth } from '../support/both.ts'
import { START } from '../support/core.ts'
import { invited, joinFirst, once, openTestHub, testDevice, type TestDevice, type TestHub } from '../support/hub.ts'

/** How the actor stands to a row: not at all; as its person; as its owner; as who made it; as the author, or the owner, of what it hangs on. */
const STANDINGS = ['stranger', 'person', 'owner', 'creator', 'over', 'owns-over'] as const
type Standing = (typeof STANDINGS)[number]
const ACTS: readonly Exclude<Act, 'move'>[] = ['create', 'edit', 'delete', 'restore']
const SEEN = 1_000_000
const RIGHTS_CODES = ['not-yours', 'as-another', 'leads-only', 'champions-only', 'admins-only', 'fixed-field', 'nobody-may']
/** What the hub says of rows that the actor may not see, and of what is refused by its shape whoever asks. */
const OTHER_CODES = ['missing', 'exists', 'parent-missing', 'append-only']

const other = '019cb8a0-0000-7000-8000-0000000000aa'
const elsewhere = '019cb8a0-0000-7000-8000-0000000000bb'

/** A valid value of a field, and another one. */
function valueOf(entity: Entity, field: string, second: boolean): Value {
  const pick = (one: Value, two: Value): Value => (second ? two : one)
  const special: Record<string, Value> = {
    'member.role': pick('employee', 'lead'), 'idea.stage': 'draft', 'idea.effort': pick(null, 'days'), 'learning.channel': pick(null, 'call'), 'learning.sentiment': pick(null, 'bad'), 'learning.visibility': 'everyone', 'followUp.state': pick('open', 'acknowledged'),
    'ideaAnswer.question': pick('who', 'problem'), 'metric.kind': pick('own', 'clv'), 'metric.unit': pick('', '%'), 'meeting.state': pick('planned', 'held'), 'meetingRole.role': pick('lead', 'scribe'), 'decision.kind': pick('approve', 'park'), 'attachment.ofNoun': 'learning', 'attachment.sha256': (second ? 'b' : 'a').repeat(64),
    'series.time': pick('09:00', '10:00'), 'series.timeZone': pick('UTC', 'Europe/Stockholm'), 'series.weekday': pick(1, 2), 'stageChange.fromStage': 'draft', 'stageChange.toStage': 'submitted', 'agendaChoice.position': pick(null, 1), 'conflict.entity': 'idea', 'conflict.value': pick('1', '2'), 'erasure.step': 'begin', 'erasure.rows': pick('[]', '[1]'),
    'customerFact.kind': pick('preference', 'fact'), 'comment.asks': pick(null, false), 'comment.answers': pick(null, false), 'review.impact': pick(3, 4), 'review.reach': pick(3, 4), 'review.confidence': pick(3, 4), 'review.effort': pick(3, 4), 'pulse.heard': pick(2, 4), 'pulseCount.counts': pick('0,0,1,2,2', '1,1,1,1,1'),
    'workspaceRules.weekdays': pick(null, '1,2'), 'workspaceRules.opensAt': pick(null, '08:00'), 'workspaceRules.closesAt': pick(null, '16:00'), 'workspaceRules.timeZone': pick(null, 'UTC'), 'workspaceRules.currency': pick(null, 'SEK'), 'workspaceRules.scoring': pick(null, 'ice'), 'workspaceRules.weights': pick(null, '1,2,3,4'),
    'stage.key': 'pilot', 'step.stage': pick('submitted', 'pilot'), 'step.name': `Step ${uuid7()}`, 'stage.shown': true, 'campaign.audience': pick('everybody', 'teams'), 'campaign.startsAt': pick(5, 6), 'campaign.endsAt': pick(50, 70),
    'pilotCustomer.verdict': pick(null, 'works'), 'pilotCustomer.saidById': null, 'pilotCustomer.toldById': null, 'kudos.ofNoun': 'learning', 'benefit.state': 'expected', 'benefit.gainer': pick('customer', 'employee'), 'benefit.kind': pick('other', 'retention'), 'benefit.low': pick(1, 2), 'benefit.high': pick(5, 7), 'benefit.currency': 'EUR', 'benefit.cost': pick(0, 1), 'benefit.rate': null, 'benefit.rateTo': null,
    'unitCost.fromMonth': pick('2026-01', '2026-02'), 'unitCost.currency': pick('EUR', 'SEK'), 'unitCost.channel': pick('call', 'chat'),
    'savedView.shared': pick(false, true), 'savedView.view': pick('board', 'list'), 'stageLimit.stage': pick('submitted', 'pilot'),
    'templateSegment.segment': pick('ideas', 'wow'), 'templateFilter.segment': pick('ideas', 'wow'), 'templateFilter.kind': pick('team', 'segment'),
  }
  const known = special[`${entity}.${field}`]
  if (known !== undefined) return known
  const schema = SHAPES[entity].fields[field as never] as unknown as { safeParse(value: unknown): { success: boolean } }
  const tries: Value[] = second ? [elsewhere, 'Another', true, 7, '2026-03-05', null] : [null, 'Something', false, 5, '2026-03-04', other]
  return tries.find((value) => schema.safeParse(value).success)!
}

interface Seed { id: string; entity: Entity; data: Fields; creator: string; deleted: boolean; parent: Seed | null }

/** The row that one of `entity` hangs on, or null. */
function parentFor(entity: Entity, standing: Standing, me: string): Seed | null {
  const of = parentEntityOf(entity, { ofNoun: 'learning' }) as Entity | null
  if (of === null || entity === 'actionItem') return null
  const seed = seedOf(of, 'stranger', me)
  const data = { ...seed.data, ...(standing === 'over' && Object.hasOwn(seed.data, 'authorId') && { authorId: me }), ...(standing === 'owns-over' && Object.hasOwn(seed.data, 'ownerId') && { ownerId: me }) }
  return { ...seed, data }
}

/** A stage holds only so many steps: they take turns. */
let steps = 0

function dataOf(entity: Entity, standing: Standing, me: string, parent: Seed | null): Fields {
  const data: Record<string, Value> = Object.fromEntries(Object.keys(SHAPES[entity].fields).map((field) => [field, valueOf(entity, field, false)]))
  const field = parent && Object.keys(data).find((name) => parentIdOf(entity, { ...data, [name]: 'PARENT' }) === 'PARENT')
  if (field) data[field] = parent.id
  if (PERSON[entity]) data[PERSON[entity]] = standing === 'person' ? me : other
  if (Object.hasOwn(data, 'ownerId')) data['ownerId'] = standing === 'owner' ? me : SHAPES[entity].fields['ownerId' as never] && entity === 'followUp' ? other : null
  if (entity === 'benefit') data['enteredById'] = me
  // others’ own views are on no other device: those of others are for everybody
  if (entity === 'savedView') data['shared'] = standing !== 'person'
  // what it joins is its own each time
  if (entity === 'learningTag' || entity === 'ideaTag') data['tag'] = `tag ${uuid7()}`
  if (entity === 'theme' || entity === 'workspaceRules' || entity === 'question') data['key'] = uuid7()
  if (entity === 'unitCost') data['areaId'] = uuid7()
  if (entity === 'step') data['stage'] = STEPPED_STAGES[(steps += 1) % STEPPED_STAGES.length]!
  if (SHAPES[entity].joins?.includes('subject')) data['subject'] = `idea:${uuid7()}`
  return data
}

const idOf = (entity: Entity, data: Fields): string => once(entity, ...(SHAPES[entity].joins ?? []).map((field) => String(data[field])), ...(SHAPES[entity].joins ? [] : [uuid7()]))

function seedOf(entity: Entity, standing: Standing, me: string, deleted = false): Seed {
  const parent = parentFor(entity, standing, me)
  const data = dataOf(entity, standing, me, parent)
  const id = entity === 'member' && standing === 'person' ? me : idOf(entity, data)
  return { id, entity, data, creator: standing === 'creator' ? me : other, deleted, parent }
}

async function plant(hub: TestHub, seeds: readonly Seed[]): Promise<void> {
  const all = [...new Map(seeds.flatMap((seed) => (seed.parent ? [...(seed.parent.parent ? [seed.parent.parent] : []), seed.parent, seed] : [seed])).map((seed) => [seed.id, seed])).values()]
  await hub.context.store.write(async (tx) => {
    let { seq } = (await tx.get<{ seq: number }>('SELECT seq FROM workspace'))!
    const rows = all.map(({ id, entity, data, creator, deleted, parent }): Stored => {
      const stamp: Stamp = [(seq += 1), 'seed', 1, creator]
      const up = parentIdOf(entity, data)
      return { id, entity, parent: up, audience: audienceOf(entity, data, parent?.data ?? null), plainBy: null, row: { ver: seq, from: 0, deleted, data, created: stamp, life: stamp, changes: {} } }
    })
    await tx.putMany('record', rows.map((stored) => toRecord(stored, START)), ['id'])
    await tx.run('UPDATE workspace SET seq = ?', [seq])
  })
}

onBoth('the rights of the hub', (postgres) => {
  async function world() {
    const hub = await openTestHub({ postgres: postgres(), opsBurst: 1_000_000 })
    const root = await joinFirst(hub)
    const actors = new Map<Role, { who: Joined; device: TestDevice }>()
    for (const role of ROLES) {
      const who = await invited(hub, root, role, `The ${role}`)
      const device = testDevice(hub, who)
      await device.hello()
      actors.set(role, { who, device })
    }
    return { hub, actors }
  }

  interface Case { what: string; ops: { entity: string; kind: 'put' | 'patch' | 'del' | 'restore'; rowId: string; patch: Fields; base: number; txn?: string }[]; may: boolean; why: string | null; seeds: Seed[] }

  /** Some 150 at once, no two of them about one row: a stage is there once, and is as each case has it. */
  function slicesOf(cases: readonly Case[]): Case[][] {
    const slices: Case[][] = []
    let rows = new Set<string>()
    for (const one of cases) {
      const own = [...new Set(one.ops.map(({ rowId }) => rowId))]
      if (slices.length === 0 || slices.at(-1)!.length === 150 || own.some((id) => rows.has(id))) {
        slices.push([])
        rows = new Set()
      }
      slices.at(-1)!.push(one)
      for (const id of own) rows.add(id)
    }
    return slices
  }

  async function judge({ hub, actors }: Awaited<ReturnType<typeof world>>, role: Role, cases: readonly Case[]): Promise<[string, string][]> {
    const { device } = actors.get(role)!
    const wrong: [string, string][] = []
    for (const slice of slicesOf(cases)) {
      await plant(hub, slice.flatMap(({ seeds }) => seeds))
      const results = await device.results(slice.flatMap(({ ops }) => ops))
      let place = 0
      for (const { what, ops, may, why } of slice) {
        const codes = results.slice(place, (place += ops.length)).map((result: PushResult) => ('code' in result ? result.code : 'done'))
        const code = codes.find((one) => one !== 'done' && one !== 'together') ?? 'done'
        const right = may ? code === 'done' : code === why || OTHER_CODES.includes(code)
        if (!right) wrong.push([what, `${code}, not ${may ? 'done' : why}`])
      }
      await hub.context.store.write((tx) => tx.run(`UPDATE record SET deleted = 1 WHERE entity = 'step'`))
    }
    return wrong
  }

  const thingOf = ({ entity, data, id, parent, creator }: Seed, more: { changes?: Fields } = {}) => ({ entity, data: entity === 'member' ? { ...data, id } : data, parent: parent?.data ?? null, creatorId: creator, ...more })

  /** Whoever may change these names something that must be there, too (test/hub/campaigns.ts, test/sync/steps.test.ts); who may not is refused for that. */
  const NAMES_MORE = new Set(['idea.stepId', 'campaign.audience'])

  /** Every table, act and standing; editing field by field. Moves, and what only comes with another row, have tests of their own. */
  function casesFor(person: Person): Case[] {
    const cases: Case[] = []
    for (const entity of Object.keys(SHAPES) as Entity[]) {
      for (const standing of STANDINGS) {
        if (entity === 'member' && standing === 'person') continue // one's own row is there once; below
        for (const act of ACTS) {
          const name = (field = '') => `${person.role} ${act} ${entity}${field && `.${field}`} as ${standing}`
          const seed = seedOf(entity, standing, person.id, act === 'restore')
          if (act === 'create') {
            if (entity === 'stageChange' || entity === 'authorship') continue
            const why = refusal(person, 'create', { ...thingOf(seed), creatorId: null })
            cases.push({ what: name(), ops: [{ entity, kind: 'put', rowId: seed.id, patch: seed.data, base: 0 }], may: why === null, why, seeds: seed.parent ? [...(seed.parent.parent ? [seed.parent.parent] : []), seed.parent] : [] })
          } else if (act === 'edit') {
            for (const field of Object.keys(seed.data)) {
              const own = seedOf(entity, standing, person.id)
              const changes = { [field]: valueOf(entity, field, true) }
              if (changes[field] === own.data[field] || (entity === 'idea' && ['stage', 'stageAt', 'submittedAt', 'mergedIntoId'].includes(field)) || (entity === 'customer' && field === 'mergedIntoId')) continue
              if (NAMES_MORE.has(`${entity}.${field}`) && can(person, 'edit', thingOf(own, { changes }))) continue
              const why = PERSON[entity] === field && can(person, 'edit', thingOf(own, { changes: {} })) ? 'fixed-field' : refusal(person, 'edit', thingOf(own, { changes }))
              cases.push({ what: name(field), ops: [{ entity, kind: 'patch', rowId: own.id, patch: changes, base: SEEN }], may: why === null, why: PERSON[entity] === field && why !== null ? 'fixed-field' : why, seeds: [own] })
            }
          } else {
            const why = refusal(person, act, thingOf(seed))
            cases.push({ what: name(), ops: [{ entity, kind: act === 'delete' ? 'del' : 'restore', rowId: seed.id, patch: {}, base: SEEN }], may: why === null, why, seeds: [seed] })
          }
        }
      }
    }
    return cases
  }

  test('every act of every role on every row, however they stand to it, is taken or refused as the rules say', async () => {
    const here = await world()
    for (const role of ROLES) {
      const { who } = here.actors.get(role)!
      const cases = casesFor({ id: who.member.id, role })
      expect(new Set(cases.map(({ why }) => why).filter((why) => why !== null && !RIGHTS_CODES.includes(why)))).toEqual(new Set())
      expect(cases.length).toBeGreaterThan(1000)
      expect(cases.filter(({ may }) => may).length).toBeGreaterThan(50)
      expect(await judge(here, role, cases)).toEqual([])
    }
    await here.hub.dispose()
  }, 120_000)

  test('every move of every role, from every stage to every other, in a meeting or not, as author, owner or stranger', async () => {
    const here = await world()
    for (const role of ROLES) {
      const me = here.actors.get(role)!.who.member.id
      const person: Person = { id: me, role }
      const cases: Case[] = []
      const series = seedOf('series', 'stranger', me)
      const meeting: Seed = { ...seedOf('meeting', 'stranger', me), parent: series }
      meeting.data = { ...meeting.data, seriesId: series.id }
      for (const standing of ['stranger', 'person', 'owner'] as const) {
        for (const from of STAGES) {
          for (const to of STAGES) {
            for (const inMeeting of [false, true]) {
              const idea = seedOf('idea', standing, me)
              idea.data = { ...idea.data, stage: from }
              const answers = (['customers', 'delight'] as const).map((question): Seed => {
                const data = { ideaId: idea.id, question, text: 'Because' }
                return { id: once('ideaAnswer', idea.id, question), entity: 'ideaAnswer', data, creator: other, deleted: false, parent: null }
              })
              const txn = uuid7()
              const right = refusal(person, 'move', { entity: 'idea', data: idea.data, move: { from, to, inMeeting } })
              const rule = from === to ? 'illegal-move' : moveProblem(from, to, 'Because', { answers: { customers: 'x', delight: 'x' }, affected: 0 })
              cases.push({
                what: `${role} moves ${from} to ${to} as ${standing}${inMeeting ? ' in a meeting' : ''}`,
                ops: [
                  { entity: 'idea', kind: 'patch', rowId: idea.id, txn, patch: { stage: to, stageAt: START }, base: SEEN },
                  { entity: 'stageChange', kind: 'put', rowId: uuid7(), txn, patch: { ideaId: idea.id, fromStage: from, toStage: to, reason: 'Because', memberId: me, meetingId: inMeeting ? meeting.id : null, createdAt: START }, base: 0 },
                ],
                may: right === null && rule === null, why: right ?? rule, seeds: [idea, ...answers],
              })
            }
          }
        }
      }
      await plant(here.hub, [meeting])
      expect(cases.filter(({ may }) => may).length).toBeGreaterThan(role === 'employee' ? 3 : 30)
      expect(await judge(here, role, cases)).toEqual([])
    }
    await here.hub.dispose()
  }, 120_000)

  test('one’s own row of members: the name and nothing else; others’ rows not at all', async () => {
    const here = await world()
    for (const role of ROLES) {
      const { who, device } = here.actors.get(role)!
      const fields = { name: 'New name', role: 'admin', teamId: elsewhere, createdAt: 1, leftAt: 1 }
      for (const [field, value] of Object.entries(fields)) {
        const [own] = await device.results([{ entity: 'member', kind: 'patch', rowId: who.member.id, patch: { [field]: value }, base: SEEN }])
        expect([role, field, own && 'code' in own ? own.code : 'done']).toEqual([role, field, field === 'name' ? 'done' : 'fixed-field'])
      }
    }
    await here.hub.dispose()
  })

  test('whatever order acts come in, the hub never takes what the rules refuse, and rows change only by what it took', async () => {
    const here = await world()
    const roles = fc.constantFrom(...ROLES)
    const acts = fc.constantFrom(...ACTS)
    const steps = fc.array(fc.record({ role: roles, act: acts, row: fc.nat(5), author: roles, private: fc.boolean() }), { minLength: 1, maxLength: 25 })
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        // a model of six comments and learnings: who wrote each, whether it lives, and who may see it
        const model = new Map<number, { id: string; author: string; deleted: boolean; secret: boolean }>()
        for (const { role, act, row, author, private: secret } of history) {
          const { who, device } = here.actors.get(role)!
          const person: Person = { id: who.member.id, role }
          const known = model.get(row)
          const named = here.actors.get(author)!.who.member.id
          const data: Record<string, Value> = dataOf('learning', 'stranger', person.id, null)
          const id = known?.id ?? uuid7()
          const thing = { entity: 'learning', data: { ...data, authorId: known?.author ?? named }, parent: null, creatorId: known?.author ?? null }
          const op = { entity: 'learning', rowId: id, base: SEEN, kind: ({ create: 'put', edit: 'patch', delete: 'del', restore: 'restore' } as const)[act], patch: act === 'create' ? { ...data, authorId: named, visibility: secret ? 'private' : 'everyone' } : act === 'edit' ? { wow: true } : {} }
          const [result] = await device.results([op])
          const code = result && 'code' in result ? result.code : 'done'
          const seen = !known?.secret || known.author === person.id
          const state = act === 'create' ? !known : known !== undefined && (act === 'edit' ? !known.deleted : true)
          const may = can(person, act, act === 'edit' ? { ...thing, changes: { wow: true } } : thing)
          expect([act, role, code === 'done']).toEqual([act, role, state && seen && may])
          if (code !== 'done') continue
          if (act === 'create') model.set(row, { id, author: named, deleted: false, secret })
          else if (act !== 'edit') known!.deleted = act === 'delete'
        }
        for (const { id, author, deleted } of model.values()) {
          const kept = (await here.hub.context.store.read.get<{ data: string; deleted: number }>('SELECT data, deleted FROM record WHERE id = ?', [id]))!
          expect([(JSON.parse(kept.data) as Fields)['authorId'], kept.deleted]).toEqual([author, deleted ? 1 : 0])
        }
      }),
      { numRuns: 25, seed: 11 },
    )
    await here.hub.dispose()
  }, 120_000)
})

test('the table of rights leaves no table out, and nobody above a role may less than it', () => {
  expect(Object.keys(RIGHTS).sort()).toEqual(Object.keys(SHAPES).sort())
  expect(ROLES.filter((role) => !hasRole({ id: '', role: 'admin' }, role))).toEqual([])
})
