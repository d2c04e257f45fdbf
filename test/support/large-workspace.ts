// Fills a workspace with many made-up learnings and ideas, spread as in a company: a few loud customers, busy areas, two years of dates.
// The same seed writes the same content. Rows go through the store's own write path, so that outbox and indexes are as they would be.
import type { Core } from '../../electron/core/core.ts'
import { joinedId, type Write } from '../../electron/core/store/write.ts'
import { CHANNELS, dayOf } from '../../shared/domain/learnings.ts'
import { seededRandom } from './seeded-random.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const YEARS = 2 * 365
/** Things written in one transaction. */
const BATCH = 2000
const CUSTOMERS = 2000
const MEMBERS = 60

export interface Filling {
  learnings: number
  ideas: number
  seed: number
}

export interface Filled {
  customers: readonly string[]
  areas: readonly string[]
  learnings: readonly string[]
  ideas: readonly string[]
}

const AREAS = ['Billing', 'Delivery', 'Login', 'Mobile app', 'Returns', 'Search', 'Card payments', 'Contracts', 'Reports', 'Notifications', 'Opening an account', 'Spare parts', 'Booking', 'Warranty', 'Price list', 'Help pages', 'Chat', 'Invoices abroad', 'Packaging', 'Accessibility', 'Data export', 'Team accounts', 'Gift cards', 'Newsletter']
const EPISODES = ['Getting to know us', 'Buying', 'Onboarding', 'Using it daily', 'Paying', 'Getting help', 'Moving', 'Renewing', 'Leaving', 'Coming back']
const SEGMENTS = ['Families', 'Students', 'Small firms', 'Large firms', 'Public sector']
const WHO = ['The buyer', 'A new customer', 'Their accountant', 'The night shift', 'A blind customer', 'Their whole team', 'The owner', 'A student', 'The warehouse', 'A customer of ten years']
const DOES = ['calls twice to learn', 'prints every page to check', 'gives up when asked', 'is delighted to see', 'waits a week to hear', 'keeps a list by hand of', 'cannot find', 'told three friends about', 'wants to choose', 'was charged twice for']
const WHAT = ['what the fee is for', 'the order number', 'when the engineer comes', 'which form is the right one', 'the discount that was promised', 'a second copy of the receipt', 'the way back to the first page', 'who answers in the evening', 'how to change the address', 'the guarantee in plain words']
const SAYS = ['I just want to know', 'Nobody told me', 'You saved my week with', 'Every time I ask about', 'My colleague gave up on', 'I would pay more for', 'Why is it so hard to see', 'Thank you for']
const VERBS = ['Show', 'Say', 'Send', 'Explain', 'Offer', 'Remove', 'Simplify', 'Promise']

type Picks = <T>(things: readonly T[]) => T

export async function fillWorkspace({ context }: Core, { learnings, ideas, seed }: Filling): Promise<Filled> {
  const chance = seededRandom(seed)
  const pick: Picks = (things) => things[Math.floor(chance() * things.length)]!
  /** The first ones much more often than the last. */
  const pickLoud: Picks = (things) => things[Math.floor(chance() ** 3 * things.length)]!
  const below = (most: number) => Math.floor(chance() * most)
  const now = context.now()
  const { store, newId } = context
  const write = <T>(act: (write: Write) => T extends PromiseLike<unknown> ? never : T) => store.write(act)
  const inBatches = async (count: number, act: (write: Write, index: number) => void) => {
    for (let from = 0; from < count; from += BATCH) {
      write((write) => {
        for (let index = from; index < Math.min(count, from + BATCH); index++) act(write, index)
      })
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  /** Rows of one name each. */
  const named = (table: 'area' | 'episode' | 'segment', names: readonly string[]) => names.map((name) => put(table, { name }))
  const put = (table: 'area' | 'episode' | 'segment', fields: { name: string }) => write((write) => {
    const id = newId()
    write.put(table, id, fields)
    return id
  })

  const areas = named('area', AREAS)
  const episodes = named('episode', EPISODES)
  const segments = named('segment', SEGMENTS)
  const members: string[] = []
  await inBatches(MEMBERS, (write, index) => {
    members.push(newId())
    write.put('member', members[index]!, { name: `Colleague ${index + 1}`, role: 'employee', teamId: null, createdAt: now - YEARS * DAY })
  })
  const customers: string[] = []
  await inBatches(CUSTOMERS, (write, index) => {
    customers.push(newId())
    write.put('customer', customers[index]!, { name: `Customer ${index + 1} ${pick(['AB', 'Ltd', 'd.o.o.', 'plc', 'GmbH'])}`, segmentId: pick(segments) })
  })

  const learningIds: string[] = []
  await inBatches(learnings, (write, index) => {
    const id = newId()
    learningIds.push(id)
    // spread evenly over the two years, in the order in which they were logged
    const createdAt = Math.floor(now - YEARS * DAY * (1 - (index + chance()) / learnings))
    const customerId = chance() < 0.9 ? pickLoud(customers) : null
    const waits = chance() < 0.12
    const mood = chance()
    const about = pick(WHAT)
    write.put('learning', id, {
      text: `${pick(WHO)} ${pick(DOES)} ${about}${chance() < 0.3 ? `, and ${pick(DOES)} ${pick(WHAT)}` : ''}`,
      quote: chance() < 0.4 ? `${pick(SAYS)} ${about}` : '',
      customerId,
      segmentId: pick(segments),
      channel: pick(CHANNELS),
      sentiment: mood < 0.45 ? 'bad' : mood < 0.75 ? 'good' : mood < 0.9 ? 'neutral' : null,
      episodeId: pick(episodes),
      areaId: chance() < 0.85 ? pickLoud(areas) : null,
      happenedOn: dayOf(createdAt - below(5) * DAY, 'UTC'),
      waits,
      wow: chance() < 0.02,
      visibility: chance() < 0.01 ? 'private' : 'everyone',
      authorId: pick(members),
      teamId: null,
      createdAt,
    })
    for (let tags = below(3); tags > 0; tags--) {
      const tag = `tag ${below(200)}`
      write.ensure('learningTag', joinedId('learningTag', id, tag), { learningId: id, tag })
    }
    if (waits) {
      const dueAt = createdAt + DAY
      const resolvedAt = chance() < 0.97 && now - createdAt > 2 * DAY ? dueAt - below(20) * HOUR : null
      write.put('followUp', newId(), { learningId: id, customerId, ownerId: pick(members), state: resolvedAt === null ? 'open' : 'resolved', dueAt, answer: resolvedAt === null ? '' : 'Told the customer', createdAt, acknowledgedAt: resolvedAt, resolvedAt, sharedAt: null })
    }
  })

  const ideaIds: string[] = []
  await inBatches(ideas, (write, index) => {
    const id = newId()
    ideaIds.push(id)
    const createdAt = Math.floor(now - YEARS * DAY * (1 - (index + chance()) / ideas))
    const stage = stageOf(chance(), (now - createdAt) / DAY)
    write.put('idea', id, {
      title: `${pick(VERBS)} ${pick(WHAT)}`,
      description: `${pick(WHO)} ${pick(DOES)} ${pick(WHAT)}.`,
      stage,
      authorId: pick(members),
      ownerId: chance() < 0.3 ? pick(members) : null,
      teamId: null,
      expectedBenefit: '',
      effort: pick(['days', 'weeks', 'months', null]),
      mergedIntoId: null,
      createdAt,
      submittedAt: stage === 'draft' ? null : createdAt,
      stageAt: Math.min(now, createdAt + below(40) * DAY),
    })
    for (const [question, text] of [['customers', `Whoever ${pick(DOES)} ${pick(WHAT)}`], ['delight', `They need not ask for ${pick(WHAT)} any more`]] as const) {
      write.put('ideaAnswer', joinedId('ideaAnswer', id, question), { ideaId: id, question, text })
    }
    const some = (most: number) => Math.floor(chance() ** 2 * most)
    for (let n = some(5); n > 0; n--) {
      const customerId = pickLoud(customers)
      write.ensure('ideaCustomer', joinedId('ideaCustomer', id, customerId), { ideaId: id, customerId })
    }
    for (let n = learningIds.length > 0 ? some(9) : 0; n > 0; n--) {
      const learningId = pick(learningIds)
      write.ensure('evidence', joinedId('evidence', id, learningId), { ideaId: id, learningId })
    }
    for (let n = some(10); n > 0; n--) {
      const memberId = pick(members)
      write.ensure('support', joinedId('support', id, memberId), { ideaId: id, memberId, createdAt })
    }
    if (chance() < 0.4) write.put('comment', newId(), { ideaId: id, authorId: pick(members), text: `${pick(SAYS)} ${pick(WHAT)}`, createdAt })
  })

  write((write) => {
    for (const [name, kind, base] of [['NPS', 'nps', 30], ['CSAT', 'csat', 78], ['Contact rate', 'contact-rate', 4]] as const) {
      const metricId = newId()
      write.put('metric', metricId, { name, kind, unit: '', higherIsBetter: kind !== 'contact-rate', target: kind === 'contact-rate' ? base - 1 : base + 5, createdAt: now - YEARS * DAY })
      for (const episodeId of [null, ...episodes]) {
        for (let week = 100; week >= 0; week--) {
          const at = now - week * 7 * DAY
          write.put('reading', newId(), { metricId, episodeId, value: base + below(9) - 4, sampleSize: 50 + below(500), readOn: dayOf(at, 'UTC'), note: '', createdAt: at })
        }
      }
    }
  })
  return { customers, areas, learnings: learningIds, ideas: ideaIds }
}

/** Old ideas are mostly answered, new ones mostly wait. */
function stageOf(chance: number, days: number): string {
  const waiting = days < 30 ? 0.85 : days < 120 ? 0.4 : 0.15
  if (chance < waiting * 0.55) return 'submitted'
  if (chance < waiting) return 'in-review'
  const decided = (chance - waiting) / (1 - waiting)
  return decided < 0.03 ? 'draft' : decided < 0.15 ? 'approved' : decided < 0.2 ? 'pilot' : decided < 0.42 ? 'implemented' : decided < 0.52 ? 'measured' : decided < 0.83 ? 'declined' : 'parked'
}
