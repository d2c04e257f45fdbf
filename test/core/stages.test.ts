// The stages on one device: called otherwise everywhere, and left out only while nothing stands in them.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agendaWords } from '../../electron/core/services/meetings/agenda-words.ts'
import { ownWords } from '../../electron/core/store/pipeline/own-words.ts'
import { legalMoves, moveProblem, OPTIONAL_STAGES, STAGES, type Stage } from '../../shared/domain/ideas.ts'
import { coreOfEachTest } from '../support/each-test.ts'

const core = coreOfEachTest()
const codesOf = (promise: Promise<unknown>) => promise.then(() => [], (error: { code: string; params: object; fields: { field: string; code: string }[] }) => [error.code, error.params, ...error.fields.map(({ field, code }) => `${field}: ${code}`)])
const idea = (title: string) => core.client.ideas.create({ title, answers: { customers: 'All', delight: 'They smile' } })
const stageOf = async (key: Stage) => (await core.client.stages.list({})).find((stage) => stage.key === key)!

describe('a stage', () => {
  it('is called what admins call it, on paper too, and by the word of the app again', async () => {
    await core.client.stages.rename({ key: 'pilot', name: 'Trial' })
    expect(await stageOf('pilot')).toMatchObject({ name: 'Trial', shown: true, optional: true })
    expect((await agendaWords('en', ownWords(core.context.store.read))).say('ideas:stage.pilot')).toBe('Trial')
    expect(await codesOf(core.client.stages.rename({ key: 'parked', name: 'trial' }))).toEqual(['name-taken', { name: 'trial' }, 'name: name-taken'])
    // nor what the app calls another one, until that is called otherwise
    expect(await codesOf(core.client.stages.rename({ key: 'parked', name: 'In review' }))).toEqual(['name-taken', { name: 'In review' }, 'name: name-taken'])
    const id = core.context.newId()
    await core.client.stages.addStep({ id, stage: 'approved', name: 'Pilot' })
    expect(await codesOf(core.client.stages.rename({ key: 'pilot', name: null }))).toEqual(['name-taken', { name: 'pilot' }, 'name: name-taken'])
    await core.client.stages.deleteStep({ id })
    await core.client.stages.rename({ key: 'pilot', name: null })
    expect(await stageOf('pilot')).toMatchObject({ name: null })
  })

  it('in use is not left out: it is said how many ideas are to be moved first', async () => {
    const { id } = await idea('Card at the door')
    await core.client.ideas.move({ id, from: 'submitted', to: 'parked' })
    expect(await codesOf(core.client.stages.show({ key: 'parked', shown: false }))).toEqual(['stage-in-use', { count: 1 }])
    await core.client.ideas.move({ id, from: 'parked', to: 'submitted' })
    await core.client.stages.show({ key: 'parked', shown: false })
    expect((await core.client.ideas.get({ id })).moves).not.toContain('parked')
    // nor does a meeting decide so
    const { nextMeeting } = await core.client.meetings.createSeries({ name: 'Round', weekday: 3, time: '10:00', timeZone: 'Europe/Stockholm', minutes: 45, team: 'Care' })
    expect(await codesOf(core.client.meetings.decide({ meetingId: nextMeeting!.id, subject: `idea:${id}`, decision: 'park' }))).toEqual(['stage-left-out', { from: 'submitted', to: 'parked' }])
    expect(await codesOf(core.client.ideas.move({ id, from: 'submitted', to: 'parked' }))).toEqual(['stage-left-out', { from: 'submitted', to: 'parked' }])
    await core.client.stages.show({ key: 'parked', shown: true })
    expect((await core.client.ideas.get({ id })).moves).toContain('parked')
  })

  it('that was left out since is not come back to by taking a move back', async () => {
    const { id } = await idea('Card at the door')
    await core.client.ideas.move({ id, from: 'submitted', to: 'parked' })
    const back = await core.client.ideas.move({ id, from: 'parked', to: 'submitted' })
    await core.client.stages.show({ key: 'parked', shown: false })
    expect(await codesOf(core.client.ideas.undoMove({ id, changeId: back.history.at(-1)!.id }))).toEqual(['stage-left-out', { from: 'submitted', to: 'parked' }])
  })

  it('that the pipeline needs is never left out', async () => {
    for (const key of STAGES.filter((stage) => !OPTIONAL_STAGES.includes(stage))) expect(await codesOf(core.client.stages.show({ key, shown: false }))).toEqual(['stage-needed', {}])
  })
})

it('whatever is left out, moves that are offered are taken, none leads there, and no idea is stuck', () => {
  const answered = { answers: { customers: 'a', delight: 'b' }, affected: 0, proven: true }
  fc.assert(
    fc.property(fc.subarray([...OPTIONAL_STAGES]), fc.constantFrom(...STAGES), fc.constantFrom(...STAGES), (out, from, to) => {
      const without = new Set(out)
      const moves = legalMoves(from, without)
      expect(moves.includes(to)).toBe(moveProblem(from, to, 'why', { ...answered, leftOut: without.has(to) }) === null)
      expect(moves.some((stage) => without.has(stage))).toBe(false)
      // measured is the end of the way, and where it is left out, what is implemented ends there
      expect(moves.length > 0 || without.has(from) || from === 'merged' || from === 'implemented').toBe(true)
    }),
  )
})
