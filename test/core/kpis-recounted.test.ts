// The key figures of made-up workspaces, counted a second time by other means: from lists that are kept beside the rows, with days, months and working hours as the calendar of the system tells them.
import { expect, it } from 'vitest'
import type { Write } from '../../electron/core/store/write.ts'
import { me } from '../../electron/core/services/context.ts'
import { NAMELESS } from '../../shared/domain/rights.ts'
import type { Stage } from '../../shared/domain/ideas.ts'
import { DAY, HOUR, MINUTE } from '../support/core.ts'
import { coreOfEachTest } from '../support/each-test.ts'
import { seededRandom } from '../support/seeded-random.ts'

const core = coreOfEachTest()
const QUARTER = 15 * MINUTE
/** Thirteen hours ahead of UTC, and with the clocks changed on 5 April: every month begins at noon of the day before. */
const ZONE = 'Pacific/Auckland'
const FROM = Date.UTC(2025, 11, 20)
const NOW = Date.UTC(2026, 6, 3, 3)
const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06']

const calendar = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' })
const local = (at: number) => Object.fromEntries(calendar.formatToParts(at).map(({ type, value }) => [type, value])) as Record<'weekday' | 'year' | 'month' | 'day' | 'hour', string>
const monthOf = (at: number) => `${local(at).year}-${local(at).month}`
const dayIn = (at: number) => `${monthOf(at)}-${local(at).day}`
/** Quarters of an hour in which the office is open, from the first instant on; one after the other. */
const open: boolean[] = []
for (let at = FROM; at < NOW + 40 * DAY; at += QUARTER) {
  const { weekday, hour } = local(at)
  open.push(weekday !== 'Sat' && weekday !== 'Sun' && Number(hour) >= 9 && Number(hour) < 17)
}
const workingHours = (from: number, to: number) => open.slice((from - FROM) / QUARTER, (to - FROM) / QUARTER).filter(Boolean).length / 4

interface Told { team: string | null; author: string | null; submitted: number; answered: number | null; decided: number | null; ended: { at: number; done: boolean } | null; waits: boolean; counted: boolean }

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
function median(values: number[]) {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted.length === 0 ? null : (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2
}

it.each([1, 2, 3])('are those that the same is counted to by hand (%i)', async (seed) => {
  const random = seededRandom(seed)
  const chance = (share: number) => random() < share
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  const between = (from: number, to: number) => from + Math.floor((random() * (to - from)) / QUARTER) * QUARTER
  const newId = () => core.context.newId()
  await core.client.rules.edit({ changes: { timeZone: ZONE } })
  core.clock.now = NOW
  const by = me(core.context)
  const teams = [newId(), newId()]
  const members: { id: string; team: string | null; from: number; until: number | null }[] = [{ id: by, team: null, from: FROM, until: null }]
  const ideas: Told[] = []
  const learnings: { team: string | null; day: string; used: boolean }[] = []
  const meetings: { at: number; decided: boolean }[] = []
  const benefits: { team: string | null; day: string; hard: boolean; net: number }[] = []

  core.context.store.write((write) => {
    write.tidying()
    write.run('UPDATE member SET createdAt = ? WHERE id = ?', [FROM, by])
    for (const [at, id] of teams.entries()) write.put('team', id, { name: `Team ${at}` })
    for (let n = 0; n < 8; n += 1) {
      const member = { id: newId(), team: pick([...teams, null]), from: between(FROM, NOW), until: null as number | null }
      if (chance(0.4)) member.until = between(member.from, NOW)
      members.push(member)
      write.put('member', member.id, { name: `Member ${n}`, role: 'employee', teamId: member.team, createdAt: member.from })
      if (member.until !== null) write.run('UPDATE member SET deletedAt = ? WHERE id = ?', [member.until, member.id])
    }
    for (let n = 0; n < 70; n += 1) addIdea(write)
    for (let n = 0; n < 12; n += 1) addMeeting(write)
  })

  function addIdea(write: Write): void {
    const author = chance(0.1) ? null : pick(members)
    const [id, team] = [newId(), author?.team ?? null]
    const submitted = between(FROM, NOW)
    const [draft, deleted] = [chance(0.1), chance(0.1)]
    const moves: [Stage, Stage, number][] = draft ? [] : [['draft', 'submitted', submitted]]
    const later = (at: number) => between(at, Math.min(NOW, at + 30 * DAY))
    let answered: number | null = null
    if (!draft && chance(0.5)) {
      answered = between(submitted, Math.min(NOW, submitted + 6 * DAY))
      write.put('comment', newId(), { ideaId: id, authorId: by, text: 'We look at it', createdAt: answered, asks: null, answers: author?.id === by ? null : true, mentions: null })
      if (author?.id === by) answered = null
    }
    let [stage, stageAt] = [draft ? 'draft' : 'submitted', draft ? submitted : submitted] as [Stage, number]
    const way: Stage[] = draft || chance(0.3) ? [] : pick<Stage[]>([['in-review'], ['declined'], ['in-review', 'parked'], ['approved', 'implemented'], ['approved', 'pilot', 'implemented', 'measured'], ['approved', 'implemented', 'pilot', 'implemented']])
    for (const to of way) {
      const at = later(stageAt + QUARTER)
      moves.push([stage, to, at])
      ;[stage, stageAt] = [to, at]
    }
    const first = (stages: readonly Stage[]) => moves.find(([, to]) => stages.includes(to))?.[2] ?? null
    const decided = first(['approved', 'pilot', 'implemented', 'declined', 'parked'])
    if (decided !== null && author?.id !== by) answered = Math.min(answered ?? decided, decided)
    const ended = stage === 'declined' ? { at: stageAt, done: false } : stage === 'implemented' || stage === 'measured' ? { at: first(['implemented'])!, done: true } : null
    write.put('idea', id, { title: 'x', description: '', stage, authorId: author?.id ?? NAMELESS, ownerId: null, teamId: team, expectedBenefit: '', effort: null, mergedIntoId: null, createdAt: submitted, submittedAt: draft ? null : submitted, stageAt, campaignId: null, categoryId: null, stepId: null })
    for (const [from, to, at] of moves) write.put('stageChange', newId(), { ideaId: id, fromStage: from, toStage: to, reason: 'x', memberId: from === 'draft' ? (author?.id ?? NAMELESS) : by, meetingId: null, createdAt: at })
    for (let n = Math.floor(random() * 3); n > 0; n -= 1) addLearning(write, id, team, stage, deleted)
    if (ended?.done && chance(0.7)) addBenefit(write, id, team, deleted)
    if (deleted) write.remove('idea', id)
    ideas.push({ team, author: author?.id ?? null, submitted, answered, decided, ended, waits: stage === 'submitted' || stage === 'in-review', counted: !draft && !deleted })
  }

  function addLearning(write: Write, ideaId: string, team: string | null, stage: Stage, deleted: boolean): void {
    const [id, hidden, day] = [newId(), chance(0.2), dayIn(between(FROM, NOW))]
    write.put('learning', id, { text: 'x', quote: '', customerId: null, segmentId: null, channel: null, sentiment: null, episodeId: null, areaId: null, happenedOn: day, waits: false, wow: false, visibility: hidden ? 'private' : 'everyone', authorId: by, teamId: team, createdAt: FROM, wowCost: null, wowCurrency: null })
    const how = pick(['evidence', 'cause', 'neither'])
    if (how === 'evidence') write.put('evidence', newId(), { ideaId, learningId: id })
    if (how === 'cause') write.put('rootCause', newId(), { learningId: id, causeId: null, areaId: null, remedy: null, why1: null, why2: null, why3: null, why4: null, why5: null, prevention: null, ideaId, createdAt: FROM })
    if (!hidden) learnings.push({ team, day, used: how !== 'neither' && !deleted && (stage === 'implemented' || stage === 'measured') })
  }

  function addBenefit(write: Write, ideaId: string, team: string | null, deleted: boolean): void {
    const [hard, value, cost, foreign, day] = [chance(0.5), Math.floor(random() * 1000), Math.floor(random() * 100), chance(0.3), dayIn(between(FROM, NOW))]
    write.put('benefit', newId(), { ideaId, state: 'realised', gainer: pick(['customer', 'employee', 'bottom-line']), kind: 'revenue', hard, low: value, high: value, currency: foreign ? 'SEK' : 'EUR', unit: '', cost, rate: foreign ? 0.1 : null, rateTo: foreign ? 'EUR' : null, proof: 'Seen', learningId: null, readingId: null, measuredOn: day, enteredById: by, confirmedById: null, confirmedAt: null, confirmedTerms: null, createdAt: FROM })
    if (!deleted) benefits.push({ team, day, hard, net: (value - cost) * (foreign ? 0.1 : 1) })
  }

  function addMeeting(write: Write): void {
    const [id, at, state, decided] = [newId(), between(FROM, NOW), pick(['held', 'held', 'cancelled']), chance(0.5)]
    write.put('meeting', id, { seriesId: newId(), day: null, startsAt: at, minutes: 30, state, heldAt: state === 'held' ? at : null, agenda: null, changedAt: null })
    if (decided) write.put('decision', newId(), { meetingId: id, subject: `idea:${newId()}`, kind: 'approve', reason: '', memberId: by, createdAt: at, ownerId: null, dueOn: null, objection: null, voiceId: null, customerId: null })
    if (state === 'held') meetings.push({ at, decided })
  }

  /** Counted again. `in` says whether an instant or a day is of the time. */
  function counted(end: number, within: (month: string) => boolean, team?: string | null) {
    const of = <T extends { team: string | null }>(list: readonly T[]) => list.filter((one) => team === undefined || one.team === team)
    const at = (instant: number | null) => instant !== null && within(monthOf(instant))
    const there = of(members).filter(({ from, until }) => from < end && (until === null || until >= end)).length
    const alive = of(ideas).filter(({ counted: counts }) => counts)
    const handedIn = alive.filter(({ submitted }) => at(submitted))
    const authors = new Set(handedIn.flatMap(({ author }) => author ?? [])).size
    const hours = handedIn.flatMap(({ submitted, answered }) => (answered === null ? [] : [workingHours(submitted, answered)]))
    const due = handedIn.filter(({ submitted, answered, waits }) => answered !== null || (waits && workingHours(submitted, NOW) >= 24)).length
    const inTime = hours.filter((one) => one <= 24).length
    const days = alive.flatMap(({ submitted, decided }) => (decided !== null && at(decided) ? [(decided - submitted) / DAY] : []))
    const ends = alive.flatMap(({ ended }) => (ended && at(ended.at) ? [ended.done] : []))
    const heard = of(learnings).filter(({ day }) => within(day.slice(0, 7)))
    const used = heard.filter((one) => one.used).length
    const gained = of(benefits).filter(({ day }) => within(day.slice(0, 7)))
    const held = team === undefined || team === null ? meetings.filter((one) => at(one.at)) : []
    const sum = (hard: boolean) => gained.reduce((total, one) => total + (one.hard === hard ? one.net : 0), 0)
    return {
      members: there, ideas: handedIn.length, authors, ideasPerMember: share(handedIn.length, there), participation: there === 0 ? null : Math.min(1, authors / there),
      implemented: ends.filter(Boolean).length, declined: ends.filter((done) => !done).length, implementationShare: share(ends.filter(Boolean).length, ends.length),
      decided: days.length, processingDays: median(days), answerHours: median(hours), due, inTime, inTimeShare: share(inTime, due),
      learnings: heard.length, used, usedRate: share(used, heard.length), meetings: held.length, deciding: held.filter(({ decided }) => decided).length, agendaUse: share(held.filter(({ decided }) => decided).length, held.length),
      hardNet: sum(true), softNet: sum(false),
    }
  }
  const rounded = (figures: object) => Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : (value as unknown)]))
  /** Of all that is told, what is counted again. */
  const told = (row: object, figures: object) => rounded(Object.fromEntries(Object.entries(row).filter(([name]) => Object.hasOwn(figures, name))))
  const ends = months.map((_, index) => {
    // the first instant of the next month there
    let at = Date.UTC(2026, index + 1, 1) - 14 * HOUR
    while (monthOf(at) === months[index]) at += QUARTER
    return at
  })

  const { whole, trend, teams: byTeam } = await core.client.kpis.get({ from: '2026-01-01', to: '2026-06-30' })
  const ranges = [
    ...months.map((month, index) => [trend[index]!, counted(ends[index]!, (one) => one === month)] as const),
    [whole, counted(ends.at(-1)!, (one) => months.includes(one))] as const,
    ...byTeam.map(({ team, row }) => [row, counted(ends.at(-1)!, (one) => months.includes(one), team?.id ?? null)] as const),
  ]
  for (const [row, figures] of ranges) expect(told(row, figures)).toEqual(rounded(figures))
  expect(whole.ideas).toBeGreaterThan(30)
  expect([whole.implemented, whole.declined, whole.used, whole.meetings, byTeam.length].every((count) => count > 0)).toBe(true)
})
