// Who has which role at which meeting of a series: in turn, the same on every device. Pure.

/** In the order in which they are given. `voice` speaks for the customer; `front` tells what the front line hears. */
export const MEETING_ROLES = ['lead', 'scribe', 'voice', 'front'] as const
export type MeetingRole = (typeof MEETING_ROLES)[number]
/** What only somebody with the rights of a lead can do: present, end the meeting, write its notes. */
const LEADS_ONLY: ReadonlySet<MeetingRole> = new Set(['lead', 'scribe'])
/** With more people than this nobody knows when their turn is: name some of them. */
export const MOST_PEOPLE = 60

export interface Participant {
  readonly id: string
  /** Since when they take part, ms since 1970. */
  readonly since: number
  /** Whether they have the rights of a lead. */
  readonly mayLead: boolean
}

export interface Turn {
  readonly role: MeetingRole
  readonly memberId: string
}

export interface MeetingTurns {
  readonly startsAt: number
  /** What was said by hand, and for held meetings everything. `memberId` null: nobody. */
  readonly said: readonly { readonly role: MeetingRole; readonly memberId: string | null }[]
}

/**
 * Turns at the coming meetings, in their order, after the held ones (any order). Each role goes to whoever has waited longest for it; who never had it comes first,
 * who joined since the series began comes after those who waited before. Whoever has another role at the same meeting lets the next one go first and has theirs
 * next time. What was said by hand counts as a turn.
 */
export function turnsOf(roles: readonly MeetingRole[], people: readonly Participant[], held: readonly MeetingTurns[], coming: readonly MeetingTurns[]): Turn[][] {
  const able = people.length > 1 && people.length <= MOST_PEOPLE
  const ring = people.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const began = Math.min(...held.map(({ startsAt }) => startsAt))
  const last = new Map<string, number>()
  const take = (role: MeetingRole, memberId: string | null, at: number) => {
    if (memberId !== null) last.set(`${role}:${memberId}`, Math.max(at, last.get(`${role}:${memberId}`) ?? -Infinity))
  }
  for (const { startsAt, said } of held) for (const { role, memberId } of said) take(role, memberId, startsAt)

  return coming.map(({ startsAt, said }) => {
    const byHand = new Map(said.map(({ role, memberId }) => [role, memberId]))
    const busy = new Set(said.flatMap(({ memberId }) => memberId ?? []))
    const turns: Turn[] = []
    for (const role of MEETING_ROLES.filter((one) => roles.includes(one) || byHand.get(one))) {
      const own = byHand.get(role)
      const memberId = own === undefined ? (able ? pick(role) : null) : own
      if (memberId === null) continue
      turns.push({ role, memberId })
      busy.add(memberId)
      take(role, memberId, startsAt)
    }
    return turns

    function pick(role: MeetingRole): string | null {
      const leads = ring.filter(({ mayLead }) => mayLead)
      const free = (some: readonly Participant[]) => some.filter(({ id }) => !busy.has(id))
      const choices = role === 'lead' ? [free(leads), leads] : LEADS_ONLY.has(role) ? [free(leads), free(ring), leads, ring] : [free(ring), ring]
      const among = choices.find((some) => some.length > 0) ?? []
      // each role begins one further in the ring, so that the roles of the first round are different people's
      const place = MEETING_ROLES.indexOf(role)
      const turn = new Map(ring.map(({ id }, index) => [id, (index - place + ring.length * MEETING_ROLES.length) % ring.length]))
      const waited = ({ id, since }: Participant) => last.get(`${role}:${id}`) ?? (since < began ? -Infinity : since)
      const compare = (a: Participant, b: Participant) => order(waited(a), waited(b)) || turn.get(a.id)! - turn.get(b.id)!
      return among.toSorted(compare)[0]?.id ?? null
    }
  })
}

const order = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1)
