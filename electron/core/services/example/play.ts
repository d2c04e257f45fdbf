// Plays the example workspace through the same services as real work, in the order in which it would have happened.
import { LearningInput } from '../../../../shared/contract/learnings.ts'
import { IdeaInput } from '../../../../shared/contract/ideas.ts'
import { dayOf } from '../../../../shared/domain/learnings.ts'
import { resolvePicked } from '../../store/lookups.ts'
import { joinedId, type Write } from '../../store/write.ts'
import type { Context } from '../context.ts'
import { rulesOf } from '../../store/pipeline/rules.ts'
import { benefitRow, termsOf } from '../../store/value/benefits.ts'
import { termsText } from '../../../../shared/domain/benefits.ts'
import { PLAIN_VIEW, viewText } from '../../../../shared/domain/idea-views.ts'
import { addBenefit } from '../value/benefits.ts'
import { acknowledge, resolve, share } from '../follow-ups.ts'
import { tellCause } from '../causes/causes.ts'
import { addIdea } from '../ideas.ts'
import { BENEFITS } from './benefits.ts'
import { addLearning } from '../learnings.ts'
import { campaignsHappen } from './campaigns.ts'
import { addCategories } from './categories.ts'
import { move, type Happening, type Play } from './cast.ts'
import { CAUSES, COSTS, WHYS } from './causes.ts'
import { FACTS } from './facts.ts'
import { DECIDED_IDEAS } from './ideas-decided.ts'
import { WAITING_IDEAS } from './ideas-waiting.ts'
import type { ExampleIdea } from './idea.ts'
import type { ExampleLearning } from './learning.ts'
import { NEW_LEARNINGS } from './learnings-new.ts'
import { OLD_LEARNINGS } from './learnings-old.ts'
import { holdMeeting, openSeries } from './hold-meeting.ts'
import { kudosHappen } from './kudos.ts'
import { lookerHappens } from './looker.ts'
import { MEETINGS, SERIES } from './meetings.ts'
import { METRICS } from './numbers.ts'
import { AREAS, COLLEAGUES, CUSTOMERS, EPISODES, OWNERS, type Colleague } from './people.ts'
import { pilotsHappen } from './pilots.ts'
import { reviewsHappen } from './reviews.ts'
import { timelineOf, type Timeline } from './timeline.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const EXAMPLE = { example: true }

/** All of it inside one transaction. */
export function playExample(write: Write, context: Context): void {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const timeline = timelineOf(context.now(), SERIES.time, timeZone)
  const play: Play = { write, timeline, colleagues: addPeople(write, context), ids: new Map() }
  const ideas = [...WAITING_IDEAS, ...DECIDED_IDEAS]
  const happenings: Happening[] = [
    ...[...NEW_LEARNINGS, ...OLD_LEARNINGS].flatMap((learning) => learningHappens(play, learning)),
    ...ideas.flatMap((idea) => ideaHappens(play, idea)),
    ...numbersHappen(play, context.now()),
    ...benefitsHappen(play),
    ...campaignsHappen(play, context),
    ...pilotsHappen(play),
    ...reviewsHappen(play),
    ...kudosHappen(play),
    ...lookerHappens(play, context),
    ...FACTS.map(({ customer, kind, by, text }): Happening => ({
      at: context.now() - 20 * DAY,
      act: ({ newId, now }) => write.put('customerFact', newId(), { customerId: resolvePicked(write, 'customer', { name: customer }, newId, EXAMPLE)!, kind, text, authorId: play.colleagues.get(by)!, createdAt: now() }),
    })),
    { at: timeline.meeting(4), act: (then) => openSeries(play, then, timeZone) },
    ...MEETINGS.map((meeting) => ({ at: timeline.meeting(meeting.week), act: (then: Context) => holdMeeting(play, then, meeting) })),
    ...MEETINGS.flatMap(({ week, actions }) => actions.filter(({ done }) => done !== undefined).map(({ title, done }) => ({ at: timeline.meeting(week) + done! * HOUR, act: (then: Context) => finish(play, then, title) }))),
  ]
  for (const { at, act } of happenings.toSorted((a, b) => a.at - b.at)) if (at <= context.now()) act({ ...context, now: () => at })
  addCauses(play, context)
  addCategories(play, context)
  addView(play, context)
  // written now, but to be read as of then
  write.run('UPDATE learning SET updatedAt = createdAt WHERE example = 1')
  write.run('UPDATE idea SET updatedAt = stageAt WHERE example = 1')
}

function addPeople(write: Write, { newId, now }: Context): Map<Colleague, string> {
  const teams = new Map<string, string>()
  const colleagues = new Map<Colleague, string>()
  for (const [key, { name, role, team }] of Object.entries(COLLEAGUES)) {
    if (!teams.has(team)) {
      teams.set(team, newId())
      write.put('team', teams.get(team)!, { name: team }, EXAMPLE)
    }
    const id = newId()
    write.put('member', id, { name, role, teamId: teams.get(team)!, createdAt: now() - 400 * DAY }, EXAMPLE)
    colleagues.set(key as Colleague, id)
  }
  for (const [position, name] of EPISODES.entries()) {
    const id = resolvePicked(write, 'episode', { name }, newId, EXAMPLE)!
    // one of that name that was there before stays as it is
    if (write.value<number>('SELECT example FROM episode WHERE id = ?', [id]) === 1) write.patch('episode', id, { position, ownerId: colleagues.get(OWNERS[name] ?? 'ingrid')! })
  }
  for (const name of AREAS) resolvePicked(write, 'area', { name }, newId, EXAMPLE)
  for (const [name, segment] of Object.entries(CUSTOMERS)) {
    const segmentId = resolvePicked(write, 'segment', { name: segment }, newId, EXAMPLE)
    const present = write.value('SELECT 1 FROM customer WHERE name = ? AND deletedAt IS NULL', [name])
    if (present === undefined) write.put('customer', newId(), { name, segmentId }, EXAMPLE)
  }
  return colleagues
}

function learningHappens({ write, timeline, colleagues, ids }: Play, learning: ExampleLearning): Happening[] {
  const at = timeline.at(learning)
  const { key, by, text, quote, customer, channel, sentiment, episode, area, tags, wow, waits } = learning
  const followUp = (id: string) => write.value<string>('SELECT id FROM followUp WHERE learningId = ?', [id])!
  let id = ''
  const logged: Happening = {
    at,
    act(then) {
      id = then.newId()
      if (key) ids.set(`learning:${key}`, id)
      const input = LearningInput.parse({ text, quote, customer: customer ? { name: customer } : null, channel, sentiment, episode: { name: episode }, area: { name: area }, tags, happenedOn: dayOf(at), waits: waits !== undefined, wow: wow ?? false })
      addLearning(write, then, id, input, { authorId: colleagues.get(by)!, createdAt: at, example: true })
    },
  }
  if (!waits) return [logged]
  if (!('answered' in waits)) return waits.acknowledged ? [logged, { at: at + HOUR, act: (then) => acknowledge(then, { id: followUp(id) }) }] : [logged]
  return [
    logged,
    { at: at + waits.answered * HOUR, act: (then) => resolve(then, { id: followUp(id), answer: waits.answer }) },
    ...(waits.shared ? [{ at: at + (waits.answered + 1) * HOUR, act: (then: Context) => share(then, { id: followUp(id) }) }] : []),
  ]
}

function ideaHappens(play: Play, idea: ExampleIdea): Happening[] {
  const { write, timeline, colleagues, ids } = play
  const at = timeline.at(idea)
  const member = (colleague: Colleague) => colleagues.get(colleague)!
  const id = () => ids.get(`idea:${idea.key}`)!
  const written: Happening = {
    at,
    act(then) {
      ids.set(`idea:${idea.key}`, then.newId())
      const input = IdeaInput.parse({
        title: idea.title,
        description: idea.description,
        answers: { ...(idea.affects && { customers: idea.affects }), ...(idea.delight && { delight: idea.delight }) },
        customers: (idea.customers ?? []).map((name) => ({ name })),
        segments: (idea.segments ?? []).map((name) => ({ name })),
        expectedBenefit: idea.benefit,
        effort: idea.effort,
        ownerId: idea.owner ? member(idea.owner) : null,
      })
      addIdea(write, then, id(), input, { authorId: member(idea.by), createdAt: at, example: true, stage: idea.draft ? 'draft' : 'submitted' })
    },
  }
  const support = (idea.supporters ?? []).map((by, index): Happening => ({
    at: at + (index + 1) * HOUR,
    act: (then) => write.put('support', joinedId('support', id(), member(by)), { ideaId: id(), memberId: member(by), createdAt: then.now() }),
  }))
  const evidence = (idea.evidence ?? []).map((key): Happening => ({
    at: Math.max(at, atLearning(timeline, key)) + 60_000,
    act: () => write.put('evidence', joinedId('evidence', id(), ids.get(`learning:${key}`)!), { ideaId: id(), learningId: ids.get(`learning:${key}`)! }),
  }))
  const comments = (idea.comments ?? []).map((comment): Happening => ({
    at: timeline.at(comment),
    act: (then) => write.put('comment', then.newId(), { ideaId: id(), authorId: member(comment.by), text: comment.text, createdAt: then.now(), answers: (comment.by !== idea.by && COLLEAGUES[comment.by].role !== 'employee') || null }),
  }))
  const moves = (idea.path ?? []).map(({ to, by, reason, ...moment }): Happening => ({ at: timeline.at(moment), act: (then) => move(play, then, id(), { to, reason, by }) }))
  const merged: Happening[] = idea.mergedInto
    ? [{ at: at + 3 * HOUR, act: (then) => {
        write.patch('idea', id(), { stage: 'merged', stageAt: then.now(), mergedIntoId: ids.get(`idea:${idea.mergedInto}`)! })
        write.put('stageChange', then.newId(), { ideaId: id(), fromStage: 'submitted', toStage: 'merged', reason: '', memberId: member('ingrid'), meetingId: null, createdAt: then.now() })
      } }]
    : []
  return [written, ...support, ...evidence, ...comments, ...moves, ...merged]
}

function atLearning(timeline: Timeline, key: string): number {
  const learning = [...NEW_LEARNINGS, ...OLD_LEARNINGS].find((learning) => learning.key === key)
  if (!learning) throw new Error(`the example has no learning "${key}"`)
  return timeline.at(learning)
}

function finish({ write }: Play, { now }: Context, title: string): void {
  write.patch('actionItem', write.value<string>('SELECT id FROM actionItem WHERE example = 1 AND title = ?', [title])!, { doneAt: now() })
}

function numbersHappen({ write }: Play, now: number): Happening[] {
  return METRICS.flatMap((metric) => {
    let metricId = ''
    const { readings, ...fields } = metric
    const ages = [84 * DAY, 56 * DAY, 28 * DAY, 30 * HOUR]
    return [
      { at: now - 90 * DAY, act: ({ newId, now }) => {
          metricId = newId()
          write.put('metric', metricId, { ...fields, createdAt: now(), benchmark: null, benchmarkOf: '' }, EXAMPLE)
        } },
      ...ages.flatMap((age, index) => readings.map(({ episode, values, sampleSize, note }): Happening => ({
        at: now - age,
        act: ({ newId }) => write.put('reading', newId(), { metricId, episodeId: episode && resolvePicked(write, 'episode', { name: episode }, newId, EXAMPLE), value: values[index]!, sampleSize, readOn: dayOf(now - age), note: index === 3 ? (note ?? '') : '', createdAt: now - age }),
      }))),
    ] satisfies Happening[]
  })
}

/** What was realised is known an hour before the idea becomes Measured. */
function benefitsHappen({ write, timeline, colleagues, ids }: Play): Happening[] {
  const member = (colleague: Colleague) => colleagues.get(colleague)!
  return BENEFITS.map((benefit): Happening => {
    const measured = DECIDED_IDEAS.find(({ key }) => key === benefit.idea)!.path!.find(({ to }) => to === (benefit.state === 'expected' ? 'approved' : 'measured'))!
    const at = timeline.at(measured) - HOUR
    return {
      at,
      act({ newId }) {
        const id = newId()
        const { gainer, kind, state, low } = benefit
        addBenefit(write, id, { ideaId: ids.get(`idea:${benefit.idea}`)!, state, gainer, kind, hard: benefit.hard ?? false, low, high: benefit.high ?? low, currency: benefit.money ? rulesOf(write).currency : null, unit: benefit.unit ?? '', cost: benefit.cost ?? 0, rate: null, proof: benefit.proof ?? '', learningId: null, readingId: null, measuredOn: dayOf(at) }, { memberId: member(benefit.by), at })
        if (benefit.confirmedBy) write.patch('benefit', id, { confirmedById: member(benefit.confirmedBy), confirmedAt: at, confirmedTerms: termsText(termsOf(benefitRow(write, id)!)) })
      },
    }
  })
}

function addCauses({ write, ids }: Play, { newId, now }: Context): void {
  const causes = new Map<string, string>()
  const nameId = (table: 'area', name: string) => resolvePicked(write, table, { name }, newId, EXAMPLE)!
  for (const [position, { name, under, area, remedy, goneDays, learnings = [] }] of CAUSES.entries()) {
    const id = newId()
    causes.set(name, id)
    write.put('cause', id, { name, parentId: under === undefined ? null : causes.get(under)!, areaId: area === undefined ? null : nameId('area', area), remedy: remedy ?? null, removedOn: goneDays === undefined ? null : dayOf(now() - goneDays * DAY), position }, EXAMPLE)
    for (const key of learnings) tellCause(write, ids.get(`learning:${key}`)!, { causeId: id }, now())
  }
  const { learning, idea, ...words } = WHYS
  tellCause(write, ids.get(`learning:${learning}`)!, { ...words, ideaId: ids.get(`idea:${idea}`)! }, now())
  const fromMonth = dayOf(now() - 400 * DAY).slice(0, 7)
  for (const { channel, amount } of COSTS) write.put('unitCost', newId(), { areaId: null, channel, fromMonth, amount, currency: 'EUR' }, EXAMPLE)
}

/** A way to look at the ideas that a champion made for everybody. */
function addView({ write, colleagues }: Play, { newId, now }: Context): void {
  write.put('savedView', newId(), { name: 'Whose turn is it', view: viewText({ ...PLAIN_VIEW, lanes: 'owner', stages: ['in-review', 'approved', 'pilot'] }), shared: true, memberId: colleagues.get('ingrid')!, createdAt: now() }, EXAMPLE)
}
