// Merges as rules: whatever is merged, in whatever order, what is counted is right; and whatever is done while an idea is merged, once that is taken back
// both ideas are as if they had never been merged.
import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { MIGRATIONS } from '../../electron/core/store/migrations/migrations.ts'
import { joinedId } from '../../electron/core/store/write.ts'
import { openTestCore } from '../support/core.ts'

const IDEAS = ['a', 'b', 'c', 'd', 'e'] as const
const idea = fc.constantFrom(...IDEAS)
const who = fc.constantFrom('x', 'y', 'z')
const TABLES = { support: 'memberId', comment: 'text', evidence: 'learningId', ideaCustomer: 'customerId' } as const
const COUNTER = { support: 'supporters', comment: 'comments', evidence: 'learnings', ideaCustomer: 'affected' } as const
const table = fc.constantFrom(...(Object.keys(TABLES) as (keyof typeof TABLES)[]))

type Step =
  | { do: 'merge'; id: string; into: string | null }
  | { do: 'hide' | 'show' | 'drop' | 'add'; id: string }
  | { do: 'child' | 'hideChild' | 'dropChild'; table: keyof typeof TABLES; id: string; who: string }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('merge' as const), id: idea, into: fc.option(fc.oneof(idea, fc.constant('not here')), { freq: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('hide' as const, 'show' as const, 'drop' as const, 'add' as const), id: idea }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('child' as const, 'child' as const, 'hideChild' as const, 'dropChild' as const), table, id: idea, who }) },
)

const untouched = (() => {
  const db = new Database(':memory:')
  for (const sql of MIGRATIONS) db.exec(sql)
  return db.serialize()
})()

/** An in-memory database with the same rows, counted by hand. */
function world() {
  const db = new Database(untouched)
  const ideas = new Map<string, { into: string | null; hidden: boolean }>()
  const children = new Map<string, { table: keyof typeof TABLES; id: string; who: string; hidden: boolean }>()
  const add = (id: string) => {
    if (ideas.has(id)) return
    ideas.set(id, { into: null, hidden: false })
    db.prepare(`INSERT INTO idea (id, title, description, stage, authorId, expectedBenefit, createdAt, stageAt, folded, updatedAt) VALUES (?, '', '', 'draft', 'x', '', 0, 0, '', 0)`).run(id)
  }
  const rootOf = (id: string): string => {
    const path = [id]
    for (;;) {
      const into = ideas.get(path.at(-1)!)!.into
      if (into === null) return path.at(-1)!
      if (!ideas.has(into)) return into
      if (path.includes(into)) return path.slice(path.indexOf(into)).sort()[0]!
      path.push(into)
    }
  }
  return {
    take(one: Step) {
      if (one.do === 'add') return add(one.id)
      if (one.do === 'child' || one.do === 'hideChild' || one.do === 'dropChild') {
        const key = `${one.table} ${one.id} ${one.who}`
        const there = children.get(key)
        if (one.do === 'dropChild') {
          children.delete(key)
          db.prepare(`DELETE FROM ${one.table} WHERE id = ?`).run(key)
        } else if (there) {
          there.hidden = one.do === 'hideChild'
          db.prepare(`UPDATE ${one.table} SET deletedAt = ? WHERE id = ?`).run(there.hidden ? 1 : null, key)
        } else if (one.do === 'child') {
          children.set(key, { ...one, hidden: false })
          const more = one.table === 'support' ? ', createdAt' : one.table === 'comment' ? ', authorId, createdAt' : ''
          db.prepare(`INSERT INTO ${one.table} (id, ideaId, ${TABLES[one.table]}, updatedAt${more}) VALUES (?, ?, ?, 0${more.includes('authorId') ? `, 'x', 0` : more ? ', 0' : ''})`).run(key, one.id, one.who)
        }
        return
      }
      const there = ideas.get(one.id)
      if (!there) return
      if (one.do === 'merge') {
        there.into = one.into
        db.prepare('UPDATE idea SET mergedIntoId = ? WHERE id = ?').run(one.into, one.id)
      } else if (one.do === 'drop') {
        ideas.delete(one.id)
        db.prepare('DELETE FROM idea WHERE id = ?').run(one.id)
      } else {
        there.hidden = one.do === 'hide'
        db.prepare('UPDATE idea SET deletedAt = ? WHERE id = ?').run(there.hidden ? 1 : null, one.id)
      }
    },
    expected: () =>
      [...ideas.keys()].sort().map((id) => {
        const parts = new Set([id, ...[...ideas].filter(([other, { hidden }]) => other !== id && !hidden && rootOf(other) === id).map(([other]) => other)])
        const count = (name: keyof typeof TABLES) => {
          const some = [...children.values()].filter((child) => child.table === name && !child.hidden && parts.has(child.id))
          return name === 'comment' ? some.length : new Set(some.map((child) => child.who)).size
        }
        return { id, root: rootOf(id), ...Object.fromEntries((Object.keys(TABLES) as (keyof typeof TABLES)[]).map((name) => [COUNTER[name], count(name)])) }
      }),
    found: () => db.prepare('SELECT id, coalesce(rootId, id) AS root, supporters, comments, learnings, affected FROM idea ORDER BY id').all(),
    close: () => db.close(),
    add,
  }
}

test('what is counted of an idea is what hangs on it and on the living ideas merged into it, each person, learning and customer once', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), (steps) => {
      const here = world()
      try {
        for (const id of IDEAS) here.add(id)
        for (const one of steps) {
          here.take(one)
          expect(here.found()).toEqual(here.expected())
        }
      } finally {
        here.close()
      }
    }),
    { numRuns: 100 },
  )
}, 60_000)

/** What may happen to the one that stays while another is merged into it. */
const act = fc.oneof(
  fc.record({ do: fc.constant('title' as const), text: fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '') }),
  fc.record({ do: fc.constantFrom('comment' as const, 'learning' as const, 'customer' as const, 'support' as const), text: fc.constantFrom('one', 'two', 'three') }),
  fc.record({ do: fc.constantFrom('approve' as const, 'away' as const, 'editOther' as const), text: fc.constant('') }),
)
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never

test('a merge that is taken back, after any edits and merges of the one that stayed, has never been', async () => {
  const core = await openTestCore()
  const { client, context, clock } = core
  const learnings = new Map(await Promise.all(['one', 'two', 'three'].map(async (name) => [name, (await client.learnings.log({ text: name, customer: { name: `Customer ${name}` } })).id] as const)))

  /** Two ideas and a third, with what hangs on them. */
  async function three(start: readonly Act[]) {
    const ids: Record<'stays' | 'goes' | 'third', string> = { stays: '', goes: '', third: '' }
    for (const name of ['stays', 'goes', 'third'] as const) ids[name] = (await client.ideas.create({ title: name, answers: { customers: 'All', delight: 'Yes' } })).id
    for (const one of start) await does(ids.goes, one)
    return ids
  }
  async function does(id: string, { do: what, text }: Act, other = id): Promise<void> {
    if (what === 'title') await client.ideas.edit({ id, changes: { title: text } })
    else if (what === 'editOther') await client.ideas.edit({ id: other, changes: { description: 'Said again' } })
    else if (what === 'comment') await client.ideas.comment({ id, text })
    else if (what === 'learning') await client.ideas.link({ id, learningId: learnings.get(text)!, linked: true })
    else if (what === 'customer') await client.ideas.edit({ id, changes: { customers: [{ name: text }, { name: 'four' }] } })
    else if (what === 'support') context.store.write((write) => write.ensure('support', joinedId('support', id, `member ${text}`), { ideaId: id, memberId: `member ${text}`, createdAt: clock.now }))
    else if (what === 'approve') {
      const { stage } = await client.ideas.get({ id })
      if (stage === 'submitted') await client.ideas.move({ id, from: stage, to: 'approved' })
    } else {
      await client.ideas.delete({ id })
      await client.ideas.restore({ id })
    }
  }
  /** What anybody sees of the three, without the ids, and without the steps that the history keeps of a merge. */
  async function seen(ids: Record<string, string>) {
    const shown = await Promise.all(Object.values(ids).map((id) => client.ideas.get({ id })))
    const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]))
    return JSON.parse(JSON.stringify(shown.map(({ history, updatedAt: _updatedAt, discussion, ...rest }) => ({ ...rest, history: history.filter(({ from, to }) => from !== 'merged' && to !== 'merged').map(({ from, to }) => [from, to]), discussion: discussion.map(({ text, saidOn }) => [text, saidOn]) }))), (_key, value: unknown) => (typeof value === 'string' ? (names.get(value) ?? value) : value)) as unknown
  }

  try {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 5 }), fc.array(act, { maxLength: 8 }), fc.option(fc.nat({ max: 7 })), fc.boolean(), async (start, acts, mergedAt, backLater) => {
        const merged = await three(start)
        await client.ideas.merge({ id: merged.goes, intoId: merged.stays })
        for (const [n, one] of acts.entries()) {
          await does(merged.stays, one, merged.goes)
          if (n === mergedAt) {
            await client.ideas.merge({ id: merged.stays, intoId: merged.third })
            if (!backLater) await client.ideas.unmerge({ id: merged.stays })
          }
        }
        await client.ideas.unmerge({ id: merged.goes })
        if ((await client.ideas.get({ id: merged.stays })).stage === 'merged') await client.ideas.unmerge({ id: merged.stays })

        const never = await three(start)
        for (const [n, one] of acts.entries()) {
          // while it is merged itself it does not move
          const still = backLater && mergedAt !== null && n > mergedAt && one.do === 'approve'
          if (!still) await does(never.stays, one, never.goes)
        }
        expect(await seen(merged)).toEqual(await seen(never))
      }),
      { numRuns: 25 },
    )
  } finally {
    await core.dispose()
  }
}, 60_000)
