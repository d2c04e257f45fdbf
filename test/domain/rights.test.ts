// Every role, every act, every table: who may, written out by hand beside the rules.
import { describe, expect, test } from 'vitest'
import { ACTS, audienceOf, can, CHAMPIONS, maySee, NAMELESS, PERSON, refusal, RIGHTS, ROLES, selvesOf, type Person, type Thing } from '../../shared/domain/rights.ts'
import { SHAPES } from '../../shared/sync/shapes.ts'

const ME = 'me'
const OTHER = 'other'

/**
 * How one may stand to a thing. `stranger`: not at all. `author`: the row's person. `owner`, `creator`: its owner, its creator.
 * `over`: author of what it hangs on. `owns-over`: owner of that.
 */
const STANDINGS = ['stranger', 'author', 'owner', 'creator', 'over', 'owns-over'] as const
type Standing = (typeof STANDINGS)[number]

function thing(entity: string, standing: Standing): Thing {
  const person = PERSON[entity]
  return {
    entity,
    data: { id: standing === 'author' && entity === 'member' ? ME : OTHER, ...(person && { [person]: standing === 'author' ? ME : OTHER }), ownerId: standing === 'owner' ? ME : OTHER, ...(entity === 'benefit' && { enteredById: ME }) },
    parent: { authorId: standing === 'over' ? ME : OTHER, ownerId: standing === 'owns-over' ? ME : OTHER },
    creatorId: standing === 'creator' ? ME : OTHER,
    changes: entity === 'member' ? { name: 'x' } : entity === 'conflict' ? { resolvedAt: 1 } : {},
  }
}

/**
 * By table: create | edit | delete | restore. E, L, C, A: anybody of this role and above (E: everybody). Lower case: anybody who stands so to it
 * (a author, o owner, c creator, p author of what it hangs on, q its owner). `-`: nobody. A role after `!` still has to be the author.
 */
const TABLE: Record<string, string> = {
  team: 'L | A | A | A',
  member: '- | a | - | -',
  segment: 'E | L | C | C',
  episode: 'E | L | C | C',
  area: 'E | L | C | C',
  customer: 'E | L | C | C',
  learning: 'a | a C | a C | a C',
  learningTag: 'p C | - | p C | p C',
  theme: 'L | L | L | L',
  themeLearning: 'L | L | L | L',
  attachment: 'p C | - | p C | p C',
  cause: 'E | L | C | C',
  unitCost: 'C | C | C | C',
  rootCause: 'E | E | p L | E',
  customerFact: 'a | E | a L | a L',
  distinctCustomer: 'L | - | L | L',
  followUp: 'p C | o p L | p C | p C',
  idea: 'a | a o C | a C | a C',
  benefit: 'p q C | p q C | p q C | p q C',
  category: 'C | C | C | C',
  campaign: 'C | C | C | C',
  campaignTeam: 'C | C | C | C',
  ideaAnswer: 'p q C | p q C | p q C | p q C',
  ideaCustomer: 'p q C | p q C | p q C | p q C',
  ideaSegment: 'p q C | p q C | p q C | p q C',
  evidence: 'E | - | c p q C | E',
  support: 'a | a | a | a',
  supportFor: 'a | a | a | a',
  pilotCustomer: 'p q L | E | p q L | p q L',
  ideaChange: '- | - | - | -',
  kudos: 'a | - | a A | a A',
  follow: 'a | a | a | a',
  newsMark: 'a | a | a | a',
  comment: 'a | a | a A | a A',
  ideaTag: 'p q C | - | p q C | p q C',
  review: '!C | !C | !C A | !C A',
  championNote: '!C | !C | !C A | !C A',
  authorship: 'a | - | - | -',
  pulse: 'a | a | a | a',
  pulseCount: '- | - | - | -',
  distinctPair: 'C | - | C | C',
  stageChange: 'a | - | - | -',
  metric: 'L | L | L | L',
  metricGoal: 'L | L | L | L',
  reading: 'L | - | L | L',
  series: 'L | L | L | L',
  participant: 'L | L | L | L',
  freeDay: 'L | L | L | L',
  meeting: 'L | L | L | L',
  meetingRole: 'L | L | L | L',
  templateSegment: 'L | L | L | L',
  templateFilter: 'L | L | L | L',
  agendaChoice: 'L | L | L | L',
  discussion: 'L | L | L | L',
  noteAuthor: '!L | !L | !L | !L',
  decision: '!L | E | L | L',
  meetingRun: 'L | L | L | L',
  actionItem: 'E | o c L | c L | c L',
  question: 'A | A | A | A',
  stage: 'A | A | A | A',
  step: 'A | A | A | A',
  questionWords: 'A | - | - | -',
  workspaceRules: 'A | A | A | A',
  savedView: 'a | a C | a C | a C',
  stageLimit: 'C | C | C | C',
  conflict: '- | E | - | -',
  erasure: '- | - | - | -',
}
const LETTER: Record<Standing, string> = { stranger: '', author: 'a', owner: 'o', creator: 'c', over: 'p', 'owns-over': 'q' }
const RANK = { E: 0, L: 1, C: 2, A: 3 } as const

function expected(words: string, person: Person, standing: Standing): boolean {
  return words.split(' ').some((word) => {
    if (word === '-') return false
    if (word.startsWith('!')) return standing === 'author' && ROLES.indexOf(person.role) >= RANK[word[1] as keyof typeof RANK]
    if (word in RANK) return ROLES.indexOf(person.role) >= RANK[word as keyof typeof RANK]
    return LETTER[standing] === word
  })
}

describe('rights', () => {
  test('every table that syncs has its rights, and no other', () => {
    expect(Object.keys(RIGHTS).sort()).toEqual(Object.keys(SHAPES).sort())
    expect(Object.keys(TABLE).sort()).toEqual(Object.keys(SHAPES).sort())
  })

  test.each(Object.entries(TABLE))('%s: %s', (entity, line) => {
    const words = line.split(' | ')
    for (const role of ROLES) {
      for (const standing of STANDINGS) {
        for (const [at, act] of (['create', 'edit', 'delete', 'restore'] as const).entries()) {
          const person: Person = { id: ME, role }
          expect([role, standing, act, can(person, act, thing(entity, standing))]).toEqual([role, standing, act, expected(words[at]!, person, standing)])
        }
      }
    }
  })

  test('ideas are moved by champions, by leads when a meeting decided, and handed in or taken back by their own', () => {
    const move = (role: (typeof ROLES)[number], author: boolean, from: string, to: string, inMeeting = false) => can({ id: ME, role }, 'move', { entity: 'idea', data: { authorId: author ? ME : OTHER, ownerId: null }, move: { from, to, inMeeting } })
    expect([move('champion', false, 'submitted', 'approved'), move('admin', false, 'submitted', 'approved')]).toEqual([true, true])
    expect([move('lead', false, 'submitted', 'approved'), move('lead', false, 'submitted', 'approved', true)]).toEqual([false, true])
    expect([move('employee', true, 'draft', 'submitted'), move('employee', true, 'submitted', 'draft'), move('employee', true, 'submitted', 'approved')]).toEqual([true, true, false])
    expect([move('employee', false, 'draft', 'submitted'), move('employee', false, 'submitted', 'approved', true)]).toEqual([false, false])
  })

  test('who made a thing, when, and what it hangs on stay as they are, for everybody', () => {
    const admin: Person = { id: ME, role: 'admin' }
    for (const [entity, field] of [['learning', 'authorId'], ['idea', 'createdAt'], ['idea', 'stage'], ['comment', 'ideaId'], ['followUp', 'learningId'], ['meeting', 'seriesId'], ['member', 'role']] as const) {
      const data = { id: ME, authorId: ME, memberId: ME }
      expect([entity, field, refusal(admin, 'edit', { entity, data, parent: null, changes: { [field]: 'x' } })]).toEqual([entity, field, 'fixed-field'])
    }
  })

  test('a table that nobody named is closed, also one that every object has', () => {
    for (const entity of ['session', 'constructor', '__proto__', '']) for (const act of ACTS) expect(refusal({ id: ME, role: 'admin' }, act, { entity, data: {} })).toBe('nobody-may')
  })

  test('a private learning, and what hangs on it, is its author’s alone', () => {
    const learning = { visibility: 'private', authorId: ME }
    expect([audienceOf('learning', learning, null), audienceOf('learningTag', {}, learning), audienceOf('learning', { ...learning, visibility: 'everyone' }, null), audienceOf('comment', {}, { authorId: ME }), audienceOf('customer', {}, null)]).toEqual([ME, ME, null, null, null])
  })

  test('what champions keep among themselves is for champions and admins; who wrote an idea without a name is for them alone', () => {
    expect([audienceOf('championNote', { authorId: ME }, { authorId: OTHER }), audienceOf('authorship', { memberId: ME }, {})]).toEqual([CHAMPIONS, ME])
    const sees = (audience: string | null) => ROLES.map((role) => maySee({ id: ME, role }, audience))
    expect(sees(CHAMPIONS)).toEqual([false, false, true, true])
    expect([sees(null), sees(ME)]).toEqual([[true, true, true, true], [true, true, true, true]])
    expect(sees(OTHER)).toEqual([false, false, false, false])
  })

  test('the nameless author of an idea has an author’s rights on it, without the name, whatever their role', () => {
    const idea = { authorId: NAMELESS, ownerId: null }
    for (const role of ROLES) {
      const [author, byName] = selvesOf({ id: ME, role }, true)
      expect([author!.id, byName]).toEqual([NAMELESS, { id: ME, role }])
      expect([can(author!, 'edit', { entity: 'idea', data: idea }), can(author!, 'create', { entity: 'ideaAnswer', data: {}, parent: idea }), can(author!, 'create', { entity: 'comment', data: { authorId: NAMELESS }, parent: idea })]).toEqual([true, true, true])
      expect(can(author!, 'move', { entity: 'idea', data: idea, move: { from: 'submitted', to: 'approved', inMeeting: true } })).toBe(false)
      expect(selvesOf({ id: ME, role }, false)).toEqual([{ id: ME, role }])
    }
    expect(can({ id: ME, role: 'employee' }, 'edit', { entity: 'idea', data: idea })).toBe(false)
  })

  test('champions ask the author of an idea, and nobody asks themselves; what leads say about another’s idea is an answer, what authors say is none', () => {
    const asks = (role: (typeof ROLES)[number], authorId: string) => refusal({ id: ME, role }, 'create', { entity: 'comment', data: { authorId: ME, asks: true }, parent: { authorId } })
    expect(ROLES.map((role) => asks(role, NAMELESS))).toEqual(['champions-only', 'champions-only', null, null])
    expect(ROLES.map((role) => asks(role, OTHER))).toEqual(['champions-only', 'champions-only', null, null])
    expect(asks('admin', ME)).toBe('champions-only')
    const answers = (role: (typeof ROLES)[number], authorId: string) => refusal({ id: ME, role }, 'create', { entity: 'comment', data: { authorId: ME, answers: true }, parent: { authorId } })
    expect(ROLES.map((role) => answers(role, OTHER))).toEqual(['leads-only', null, null, null])
    expect(ROLES.map((role) => answers(role, ME))).toEqual(['leads-only', 'leads-only', 'leads-only', 'leads-only'])
  })
})
