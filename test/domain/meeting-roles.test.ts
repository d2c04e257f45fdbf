// Whose turn it is: fair, the same on every device, whatever people come, go and swap.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MEETING_ROLES, MOST_PEOPLE, turnsOf, type MeetingTurns, type Participant, type Turn } from '../../shared/domain/meeting-roles.ts'

const WEEK = 7 * 86_400_000
const person = (id: string, more: Partial<Participant> = {}): Participant => ({ id, since: 0, mayLead: true, ...more })
const letters = (count: number) => Array.from({ length: count }, (_, index) => String.fromCodePoint(97 + index))
const group = (count: number) => letters(count).map((id) => person(id))
const planned = (count: number, after = 0): MeetingTurns[] => Array.from({ length: count }, (_, index) => ({ startsAt: (after + index + 1) * WEEK, said: [] }))
const inWords = (turns: readonly Turn[]) => turns.map(({ role, memberId }) => `${role} ${memberId}`).join(', ')
const row = (turns: readonly (readonly Turn[])[], role: string) => turns.map((one) => one.find((turn) => turn.role === role)?.memberId)

/** Holds one meeting after the other, `people` as they are then. */
function hold(count: number, people: (meeting: number) => readonly Participant[], said: (meeting: number) => MeetingTurns['said'] = () => []): Turn[][] {
  const held: MeetingTurns[] = []
  const all: Turn[][] = []
  for (let meeting = 1; meeting <= count; meeting += 1) {
    const turns = turnsOf(MEETING_ROLES, people(meeting), held, [{ startsAt: meeting * WEEK, said: said(meeting) }])[0]!
    held.push({ startsAt: meeting * WEEK, said: turns })
    all.push(turns)
  }
  return all
}

describe('roles go round', () => {
  it('four people have each role once in four meetings, and one role at each', () => {
    expect(turnsOf(MEETING_ROLES, group(4), [], planned(4)).map(inWords)).toEqual(['lead a, scribe b, voice c, front d', 'lead b, scribe c, voice d, front a', 'lead c, scribe d, voice a, front b', 'lead d, scribe a, voice b, front c'])
  })

  it('in a steady group nobody has a role twice before everybody had it once, and nobody has two at once', () => {
    fc.assert(fc.property(fc.integer({ min: 4, max: 25 }), (count) => {
      const turns = hold(3 * count, () => group(count))
      for (const role of MEETING_ROLES) for (let round = 0; round < 3; round += 1) expect(new Set(row(turns.slice(round * count, (round + 1) * count), role)).size).toBe(count)
      for (const one of turns) expect(new Set(one.map(({ memberId }) => memberId)).size).toBe(4)
    }))
  })

  it('what is told of the coming meetings is what comes, when nothing changes', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 20 }), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (count, before, leads) => {
      const people = group(count).map((one, index) => ({ ...one, mayLead: leads[index]! }))
      const held = hold(before, () => people).map((said, index) => ({ startsAt: (index + 1) * WEEK, said }))
      expect(turnsOf(MEETING_ROLES, people, held, planned(4, before))).toEqual(hold(before + 4, () => people).slice(before))
    }))
  })

  it('is the same in whatever order people and held meetings are known', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 0, max: 15 }), fc.infiniteStream(fc.nat()), (count, before, chance) => {
      const people = group(count)
      const held = hold(before, () => people).map((said, index) => ({ startsAt: (index + 1) * WEEK, said }))
      const shuffled = <T>(list: readonly T[]) => list.map((one) => [chance.next().value, one] as const).toSorted(([a], [b]) => a - b).map(([, one]) => one)
      expect(turnsOf(MEETING_ROLES, shuffled(people), shuffled(held), planned(4, before))).toEqual(turnsOf(MEETING_ROLES, people, held, planned(4, before)))
    }))
  })

  it('only those who may lead are lead, and write the notes while another of them is there', () => {
    const people = [person('a', { mayLead: false }), person('b'), person('c', { mayLead: false }), person('d')]
    const turns = hold(8, () => people)
    expect(new Set(row(turns, 'lead'))).toEqual(new Set(['b', 'd']))
    expect(new Set(row(turns, 'scribe'))).toEqual(new Set(['b', 'd']))
    expect(new Set([...row(turns, 'voice'), ...row(turns, 'front')])).toEqual(new Set(['a', 'c']))
    const alone = hold(4, () => people.slice(0, 3))
    expect(new Set(row(alone, 'lead'))).toEqual(new Set(['b']))
    expect(new Set(row(alone, 'scribe'))).toEqual(new Set(['a', 'c']))
    expect(hold(1, () => [people[0]!, people[2]!])[0]!.some(({ role }) => role === 'lead')).toBe(false)
  })

  it('one who left has no turn, and one who joins has theirs after those who waited', () => {
    const turns = hold(9, (meeting) => (meeting < 3 ? group(4) : [...group(4).filter(({ id }) => id !== 'c'), person('e', { since: 2.5 * WEEK })]))
    expect(row(turns, 'lead').slice(0, 2)).toEqual(['a', 'b'])
    expect(turns.slice(2).flat().some(({ memberId }) => memberId === 'c')).toBe(false)
    expect(row(turns, 'lead').slice(2, 6)).toEqual(['d', 'a', 'b', 'e'])
  })

  it('whoever was swapped in by hand has had a turn, and who was swapped out has theirs next', () => {
    const turns = hold(5, () => group(4), (meeting) => (meeting === 2 ? [{ role: 'lead', memberId: 'd' }] : []))
    expect(row(turns, 'lead')).toEqual(['a', 'd', 'b', 'c', 'a'])
  })

  it('nobody by hand is nobody, and no turn', () => {
    const turns = hold(4, () => group(4), (meeting) => (meeting === 1 ? [{ role: 'voice', memberId: null }] : []))
    expect(inWords(turns[0]!)).toBe('lead a, scribe b, front d')
    // c writes, then leads, and has the turn that was left out as soon as there is no other role
    expect(row(turns, 'voice')).toEqual([undefined, 'd', 'a', 'c'])
  })

  it('nobody waits for ever, whoever comes and goes', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 4 }), { minLength: 40, maxLength: 40 }), (absences) => {
      // a is always there; the others come and go
      const people = (meeting: number) => group(8).filter(({ id }) => id === 'a' || !absences[meeting - 1]!.includes(id.codePointAt(0)! - 97))
      const turns = hold(40, people)
      const led = row(turns, 'lead').flatMap((id, index) => (id === 'a' ? [index] : []))
      expect(led[0]).toBeLessThan(8)
      for (const [index, meeting] of led.slice(1).entries()) expect(meeting - led[index]!).toBeLessThanOrEqual(8)
    }), { numRuns: 50 })
  })

  it('somebody alone has no roles, and a crowd none either', () => {
    expect(turnsOf(MEETING_ROLES, group(1), [], planned(1))).toEqual([[]])
    const crowd = Array.from({ length: MOST_PEOPLE + 1 }, (_, index) => person(`p${index}`))
    expect(turnsOf(MEETING_ROLES, crowd, [], planned(1))).toEqual([[]])
    expect(turnsOf(MEETING_ROLES, crowd, [], [{ startsAt: WEEK, said: [{ role: 'voice', memberId: 'p7' }] }])).toEqual([[{ role: 'voice', memberId: 'p7' }]])
  })

  it('two people share the roles, and roles that do not go round are nobody’s', () => {
    expect(inWords(turnsOf(MEETING_ROLES, group(2), [], planned(1))[0]!)).toBe('lead a, scribe b, voice a, front b')
    expect(inWords(turnsOf(['voice'], group(3), [], planned(1))[0]!)).toBe('voice c')
  })
})
