// Members to be chosen: whoever fits what is typed, a few at a time, also in a team of 35,000.
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { contract } from '../../shared/contract/contract.ts'
import type { Procedure } from '../../shared/contract/procedure.ts'
import { Person } from '../../shared/contract/session.ts'
import { Member } from '../../shared/contract/team.ts'
import { coreOfEachTest } from '../support/each-test.ts'
import { seededRandom } from '../support/seeded-random.ts'

const core = coreOfEachTest()

/** Colleagues as they would have come from a hub; their ids. */
function colleagues(names: readonly string[], fields: { teamId?: string } = {}): string[] {
  return core.context.store.write((write) =>
    names.map((name) => {
      const id = core.context.newId()
      write.put('member', id, { name, role: 'employee', teamId: fields.teamId ?? null, createdAt: core.clock.now })
      return id
    }),
  )
}
const found = async (text: string, more: { others?: boolean; limit?: number } = {}) => (await core.client.session.people({ text, ...more })).map(({ name }) => name)

describe('people to be chosen', () => {
  it('are found by the beginning of any of their names, those first whose name begins so, each by name', async () => {
    colleagues(['Zoë Åström', 'Örjan Ek', 'Anna-Lena Zoric', 'Јована Илић', 'Åke Ek'])
    expect(await found('')).toEqual(['Ada', 'Åke Ek', 'Anna-Lena Zoric', 'Јована Илић', 'Örjan Ek', 'Zoë Åström'])
    expect(await found('zo')).toEqual(['Zoë Åström', 'Anna-Lena Zoric'])
    expect(await found('lena a')).toEqual(['Anna-Lena Zoric'])
    expect(await found('e o')).toEqual(['Örjan Ek'])
    expect(await found('lic')).toEqual([])
    expect(await found('nobody')).toEqual([])
  })

  it('come with their team, which tells two of one name apart; whoever asks is marked, or left out', async () => {
    const care = core.context.newId()
    core.context.store.write((write) => write.put('team', care, { name: 'Care' }))
    colleagues(['Bo Ek'])
    colleagues(['Bo Ek'], { teamId: care })
    expect(new Set((await core.client.session.people({ text: 'bo' })).map(({ team }) => team))).toEqual(new Set(['Care', null]))
    expect((await core.client.session.people({})).filter(({ me }) => me).map(({ name }) => name)).toEqual(['Ada'])
    expect(await found('', { others: true })).toEqual(['Bo Ek', 'Bo Ek'])
  })

  it('are found as soon as they come or are renamed, and no more when they left, though whoever was chosen keeps a name', async () => {
    const [bo] = colleagues(['Bo Ek']) as [string]
    expect(await found('bo')).toEqual(['Bo Ek'])
    core.context.store.write((write) => write.patch('member', bo, { name: 'Bosse Ek' }))
    expect(await found('boss')).toEqual(['Bosse Ek'])
    core.context.store.write((write) => write.remove('member', bo))
    expect(await found('bo')).toEqual([])
    expect(await core.client.session.named({ ids: [bo] })).toMatchObject([{ id: bo, name: 'Bosse Ek' }])
  })

  it('of 35,000 are the few that fit, and only they travel to the screen', async () => {
    const random = seededRandom(7)
    const part = () => Array.from({ length: 3 }, () => ['ka', 'lo', 'mi', 'ber', 'tun', 'ås', 'vi', 'sten'][Math.floor(random() * 8)]!).join('')
    colleagues([...Array.from({ length: 35_000 }, (_, n) => `${part()} ${part()} ${n}`), 'Quirin Last'])
    const times: number[] = []
    for (const text of ['', 'q', 'quir', 'ka', 'kalo mi', '34999', 'nobody']) {
      const begun = performance.now()
      const people = await core.client.session.people({ text })
      times.push(performance.now() - begun)
      expect(people.length).toBeLessThanOrEqual(20)
      expect(people.every(({ name }) => text.split(' ').every((word) => name.toLowerCase().split(' ').some((one) => one.startsWith(word))))).toBe(true)
    }
    expect(await found('last q')).toEqual(['Quirin Last'])
    expect(await found('34999')).toHaveLength(1)
    console.log(`of 35,000 members: the first answer after ${times[0]!.toFixed(0)} ms, each further one after ${Math.max(...times.slice(1)).toFixed(1)} ms at most`)
  }, 60_000)
})

/** What a schema is made of: fields, elements, what may be null, choices. */
const partsOf = (schema: z.core.$ZodType): z.core.$ZodType[] =>
  Object.values(schema._zod.def).flatMap((part: unknown) => (part instanceof z.ZodType ? [part] : part !== null && typeof part === 'object' ? Object.values(part).filter((one) => one instanceof z.ZodType) : []))

/** Has a name and a role, or the name of a person as it is chosen or looked after. */
const isPerson = (schema: z.core.$ZodType): boolean => schema instanceof z.ZodObject && (('name' in schema.shape && 'role' in schema.shape) || [Person.shape.name, Member.shape.name].some((name) => schema.shape['name'] === name))

/** Whether an answer holds a list of people, however it is wrapped, and whatever else the list says of each. */
function listsPeople(answer: z.core.$ZodType, listed = false): boolean {
  if (listed && isPerson(answer)) return true
  return partsOf(answer).some((part) => listsPeople(part, listed || answer instanceof z.ZodArray || answer instanceof z.ZodRecord))
}

it('a list of people is one in whatever form a call gives it', () => {
  const rows = z.object({ rows: z.array(z.object({ team: z.string(), of: z.array(Person) })) })
  const lists = [z.array(Person), z.array(Member), z.array(Person).nullable(), z.array(Person.nullable()), z.object({ rows: z.array(Member).optional() }), rows, z.array(Person.extend({ ideas: z.number() })), z.array(Person.pick({ id: true, name: true })),
    z.array(z.object({ name: z.string(), role: z.string() })), z.array(z.object({ who: Person, ideas: z.number() })), z.record(z.string(), Person), z.union([z.null(), z.array(Person)]), z.array(Person).default([])]
  expect(lists.map((answer) => listsPeople(answer))).toEqual(lists.map(() => true))
  const others = [Person, Person.nullable(), z.object({ member: Member }), z.array(z.object({ id: z.string(), name: z.string() })), z.array(z.string())]
  expect(others.map((answer) => listsPeople(answer))).toEqual(others.map(() => false))
})

it('are never all asked for: whatever lists members gives 500 at most', () => {
  const MOST = 500
  const calls = Object.entries(contract).flatMap(([noun, verbs]) => Object.entries<Procedure>(verbs).map(([verb, { in: input, out }]) => ({ name: `${noun}.${verb}`, input, out })))
  // who left are no members any more
  const listing = calls.filter(({ name, out }) => listsPeople(out) && name !== 'team.former')
  expect(listing.map(({ name }) => name)).toEqual(['session.people', 'session.named', 'team.members'])
  const ids = Array.from({ length: MOST + 1 }, () => core.context.newId())
  expect(listing.filter(({ input }) => input.safeParse({ limit: MOST + 1, ids }).success)).toEqual([])
  // unasked too
  expect(listing.filter(({ input }) => ((input.safeParse({}).data as { limit?: number } | undefined)?.limit ?? 0) > MOST)).toEqual([])
})
