// What years of an idea pipeline leave behind: votes and comments, moves, reviews and benefits. Put into the database directly: how they came is not what is measured.
import { v7 as uuid7 } from 'uuid'
import { GAINERS } from '../../shared/domain/benefits.ts'
import type { TestCore } from '../support/core.ts'
import { seededRandom } from '../support/seeded-random.ts'

const BATCH = 20_000
const DAY = 24 * 60 * 60 * 1000
/** On the way to where it stands; what is not on the way came straight from review. */
const WAY = ['draft', 'submitted', 'in-review', 'approved', 'pilot', 'implemented', 'measured']

interface IdeaRow { id: string; stage: string; createdAt: number; stageAt: number; authorId: string }

const everyIdea = ({ context: { store } }: TestCore) => store.read.all<IdeaRow>('SELECT id, stage, createdAt, stageAt, authorId FROM idea ORDER BY pk')
const everyMember = ({ context: { store } }: TestCore) => store.read.all<{ id: string }>('SELECT id FROM member ORDER BY pk').map(({ id }) => id)
const breath = () => new Promise((resolve) => setImmediate(resolve))

/** Votes and comments beyond those that the workspace has, half of each. Every twelfth comment answers. */
export async function addVoices(core: TestCore, wanted: number): Promise<void> {
  const { database, store } = core.context
  const random = seededRandom(3)
  const ideas = everyIdea(core)
  const members = everyMember(core)
  const count = () => store.read.value<number>('SELECT (SELECT count(*) FROM support) + (SELECT count(*) FROM comment)')!
  const support = database.prepare('INSERT INTO support (id, ideaId, memberId, createdAt, ver, updatedAt) VALUES (?, ?, ?, ?, 1, ?)')
  const comment = database.prepare('INSERT INTO comment (id, ideaId, authorId, text, createdAt, answers, ver, updatedAt) VALUES (?, ?, ?, ?, ?, ?, 1, ?)')
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!
  for (let left = wanted - count(); left > 0; left -= BATCH) {
    database.transaction(() => {
      for (let n = 0; n < Math.min(BATCH, left); n += 1) {
        const { id, createdAt } = pick(ideas)
        if (n % 2 === 0) support.run(uuid7(), id, pick(members), createdAt, createdAt)
        else comment.run(uuid7(), id, pick(members), 'We could try it in one shop first.', createdAt + 3_600_000, n % 24 === 1 ? 1 : null, createdAt)
      }
    })()
    await breath()
  }
}

/** Three steps in each of three stages; three quarters of what stands there stand in one. */
export async function addSteps({ client, context }: TestCore): Promise<void> {
  for (const stage of ['submitted', 'in-review', 'approved'] as const) {
    const ids = [1, 2, 3].map(() => uuid7())
    for (const [n, id] of ids.entries()) await client.stages.addStep({ id, stage, name: `Step ${n + 1} of ${stage}` })
    context.database.prepare(`UPDATE idea SET stepId = CASE pk % 4 WHEN 1 THEN ? WHEN 2 THEN ? WHEN 3 THEN ? END WHERE stage = ? AND pk % 4 > 0`).run(...ids, stage)
  }
}

/** Everybody in one of twelve teams, and each idea in that of its author. */
export async function addTeams({ context: { database } }: TestCore): Promise<void> {
  const team = database.prepare('INSERT INTO team (id, name, ver, updatedAt) VALUES (?, ?, 1, 0)')
  const ids = Array.from({ length: 12 }, () => uuid7())
  database.transaction(() => {
    ids.forEach((id, n) => team.run(id, `Team ${n + 1}`))
    database.prepare('UPDATE member SET teamId = (SELECT id FROM team WHERE name = ? || (1 + member.pk % 12))').run('Team ')
    database.prepare('UPDATE idea SET teamId = (SELECT teamId FROM member WHERE id = idea.authorId)').run()
  })()
}

/** The moves that brought each idea where it stands, spread from handing in to then; a review or two of every second idea beyond Submitted; benefits of what was approved. Every tenth entry is in another currency. */
export async function addWay(core: TestCore): Promise<void> {
  const { database } = core.context
  const random = seededRandom(4)
  const members = everyMember(core)
  const below = (most: number) => Math.floor(random() * most)
  const pick = <T>(from: readonly T[]) => from[below(from.length)]!
  const move = database.prepare(`INSERT INTO stageChange (id, ideaId, fromStage, toStage, reason, memberId, createdAt, ver, updatedAt) VALUES (?, ?, ?, ?, '', ?, ?, 1, ?)`)
  const review = database.prepare(`INSERT INTO review (id, ideaId, memberId, impact, reach, confidence, effort, comment, createdAt, ver, updatedAt) VALUES (?, ?, ?, ?, ?, ?, ?, '', ?, 1, ?)`)
  const benefit = database.prepare(`INSERT INTO benefit (id, ideaId, state, gainer, kind, hard, low, high, currency, unit, cost, rate, rateTo, proof, measuredOn, enteredById, createdAt, ver, updatedAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', 0, ?, ?, 'Counted', ?, ?, ?, 1, ?)`)
  const ideas = everyIdea(core)
  for (let from = 0; from < ideas.length; from += BATCH / 4) {
    database.transaction(() => {
      for (const { id, stage, createdAt, stageAt, authorId } of ideas.slice(from, from + BATCH / 4)) {
        if (stage === 'draft') continue
        const at = WAY.indexOf(stage)
        const steps = at > 0 ? WAY.slice(0, at + 1) : ['draft', 'submitted', 'in-review', stage]
        steps.slice(1).forEach((to, n) => {
          const when = n === 0 ? createdAt : Math.round(createdAt + ((stageAt - createdAt) * n) / (steps.length - 2))
          move.run(uuid7(), id, steps[n], to, n === 0 ? authorId : pick(members), when, when)
        })
        if (stage !== 'submitted' && random() < 0.5) for (let n = 1 + below(2); n > 0; n -= 1) review.run(uuid7(), id, pick(members), 1 + below(5), 1 + below(5), 1 + below(5), 1 + below(5), stageAt, stageAt)
        if (at < WAY.indexOf('approved')) continue
        const proven = at >= WAY.indexOf('implemented') && random() < 0.6
        for (const state of proven ? ['expected', 'realised'] : ['expected']) {
          const low = 100 * (1 + below(90))
          const foreign = random() < 0.1
          const day = new Date(stageAt + below(90) * DAY).toISOString().slice(0, 10)
          benefit.run(uuid7(), id, state, pick(GAINERS), 'revenue', below(2), low, state === 'expected' ? low * 2 : low, foreign ? 'SEK' : 'EUR', foreign ? 0.0875 : null, foreign ? 'EUR' : null, day, pick(members), stageAt, stageAt)
        }
      }
    })()
    await breath()
  }
}
