// The write path: a row and its operation are one; the outbox says what sync needs.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { joinedId } from '../../electron/core/store/write.ts'
import { openTestCore, START, type TestCore } from '../support/core.ts'

interface Op { n: number; opId: string; txn: string | null; entity: string; rowId: string; kind: string; patch: string; base: number; dep: string | null; hlc: number }

let core: TestCore
beforeEach(async () => {
  core = await openTestCore({ name: null })
})
afterEach(() => core.dispose())

const store = () => core.context.store
const ops = () => store().read.all<Op>('SELECT * FROM outbox ORDER BY n')
const TEAM = '019cb8a0-0000-7000-8000-000000000001'
const IDEA = '019cb8a0-0000-7000-8000-000000000002'
const idea = { title: 'Fewer steps', description: '', stage: 'draft', authorId: TEAM, ownerId: null, teamId: null, expectedBenefit: '', effort: null, mergedIntoId: null, createdAt: START, submittedAt: null, stageAt: START }
const addTeam = () => store().write((write) => write.put('team', TEAM, { name: 'Care' }))

describe('one transaction', () => {
  it('writes the row and its operation, or neither', () => {
    expect(() =>
      store().write((write) => {
        write.put('team', TEAM, { name: 'Care' })
        throw new Error('the power went')
      }),
    ).toThrow('the power went')
    expect(ops()).toEqual([])
    expect(store().read.value('SELECT count(*) FROM team')).toBe(0)
    addTeam()
    expect(ops()).toMatchObject([{ n: 1, entity: 'team', rowId: TEAM, kind: 'put', patch: '{"name":"Care"}', base: 0, dep: null, txn: null }])
  })

  it('groups the operations that stand or fall together, and leaves a lone one alone', () => {
    store().write((write) => {
      write.put('team', TEAM, { name: 'Care' })
      write.put('idea', IDEA, idea)
      write.patch('idea', IDEA, { title: 'Fewer forms' })
    })
    const [first, second, third] = ops()
    expect(first!.txn).not.toBeNull()
    expect([second!.txn, third!.txn]).toEqual([first!.txn, first!.txn])
  })

  it('never uses a number twice, even when the outbox has been emptied', () => {
    addTeam()
    store().write((write) => void write.run('DELETE FROM outbox'))
    store().write((write) => void write.patch('team', TEAM, { name: 'Help' }))
    expect(ops().map((op) => op.n)).toEqual([2])
  })

  it('tells which nouns changed once, after the commit, and nothing when it failed', () => {
    const told: string[][] = []
    store().onChange((nouns) => told.push([...nouns]))
    expect(() => store().write((write) => {
      write.put('team', TEAM, { name: 'Care' })
      throw new Error('no')
    })).toThrow('no')
    expect(told).toEqual([])
    store().write((write) => {
      write.put('team', TEAM, { name: 'Care' })
      write.put('idea', IDEA, idea)
    })
    expect(told).toEqual([['members', 'ideas']])
  })
})

describe('an operation', () => {
  it('carries only what changed, and is not made when nothing did', () => {
    addTeam()
    store().write((write) => write.put('idea', IDEA, idea))
    store().write((write) => void write.patch('idea', IDEA, { title: 'Fewer forms', description: '' }))
    store().write((write) => void write.patch('idea', IDEA, { title: 'Fewer forms' }))
    expect(ops().slice(2).map((op) => op.patch)).toEqual(['{"title":"Fewer forms"}'])
  })

  it('names the pending creation that it depends on (R9)', () => {
    store().write((write) => write.put('idea', IDEA, idea))
    store().write((write) => write.put('comment', TEAM, { ideaId: IDEA, authorId: TEAM, text: 'yes', createdAt: START }))
    store().write((write) => void write.patch('idea', IDEA, { title: 'x' }))
    const [creation, comment, patch] = ops()
    expect([comment!.dep, patch!.dep]).toEqual([creation!.opId, creation!.opId])
  })

  it('is based on the version the person saw, also through own pending edits of the same field (R8)', () => {
    store().write((write) => write.put('idea', IDEA, idea))
    store().write((write) => {
      write.run('UPDATE outbox SET ver = 7')
      write.run('UPDATE idea SET ver = 7')
    })
    store().write((write) => void write.patch('idea', IDEA, { title: 'a' }))
    store().write((write) => void write.run('UPDATE idea SET ver = 9')) // somebody else's change of another field has arrived
    store().write((write) => void write.patch('idea', IDEA, { title: 'b' }))
    store().write((write) => void write.patch('idea', IDEA, { description: 'c' }))
    expect(ops().slice(1).map((op) => [op.patch, op.base])).toEqual([['{"title":"a"}', 7], ['{"title":"b"}', 7], ['{"description":"c"}', 9]])
    expect(store().read.get('SELECT ver, json_extract(data, \'$.title\') AS title FROM shadow')).toEqual({ ver: 7, title: 'Fewer steps' })
  })

  it('is stamped by a clock that never runs backwards', () => {
    addTeam()
    core.clock.now -= 1_000_000_000
    store().write((write) => void write.patch('team', TEAM, { name: 'Help' }))
    const [before, after] = ops()
    expect(after!.hlc).toBeGreaterThan(before!.hlc)
  })
})

describe('examples', () => {
  it('never enter the outbox, nor does what hangs on them', () => {
    store().write((write) => write.put('idea', IDEA, idea, { example: true }))
    store().write((write) => write.put('comment', TEAM, { ideaId: IDEA, authorId: TEAM, text: 'yes', createdAt: START }))
    store().write((write) => void write.patch('idea', IDEA, { title: 'x' }))
    store().write((write) => void write.remove('idea', IDEA))
    expect(ops()).toEqual([])
    expect(store().read.value('SELECT example FROM comment')).toBe(1)
  })
})

describe('what exists once by what it joins', () => {
  it('has the same id everywhere, comes and goes, and the counters follow', () => {
    store().write((write) => write.put('idea', IDEA, idea))
    const id = joinedId('support', IDEA, TEAM)
    expect(id).toBe(joinedId('support', IDEA, TEAM))
    const supporters = () => store().read.value<number>('SELECT supporters FROM idea')
    const add = () => store().write((write) => write.ensure('support', id, { ideaId: IDEA, memberId: TEAM, createdAt: START }))
    add()
    add()
    expect(supporters()).toBe(1)
    store().write((write) => void write.remove('support', id))
    expect(supporters()).toBe(0)
    add()
    expect(supporters()).toBe(1)
    expect(ops().filter((op) => op.rowId === id).map((op) => op.kind)).toEqual(['put', 'del', 'restore'])
  })

  it('counts what hangs on an idea that arrives later', () => {
    store().write((write) => {
      write.put('comment', TEAM, { ideaId: IDEA, authorId: TEAM, text: 'early', createdAt: START })
      write.put('idea', IDEA, idea)
    })
    expect(store().read.value('SELECT comments FROM idea')).toBe(1)
  })
})
