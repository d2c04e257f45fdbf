// What people do in the world: mostly what the app lets them, in the groups in which the app writes it; sometimes what they may not.
import { legalMoves, STAGES, type Stage } from '../../shared/domain/ideas.ts'
import { can, hasRole, NAMELESS, type Role } from '../../shared/domain/rights.ts'
import type { Store } from '../../electron/core/store/store.ts'
import { leadsTo } from '../../electron/core/store/merged.ts'
import { joinedId, type Write } from '../../electron/core/store/write.ts'
import type { Chance } from './chance.ts'

/** Every text that somebody writes holds words like `v17`, each written once in a history: so each can be looked for at the end. */
export const TOKEN = /\bv\d+\b/g
export const tokensOf = (text: string | null | undefined): string[] => text?.match(TOKEN) ?? []
/** By value: who wrote it, and which values that person replaced by it, with both on the screen. */
export type Seen = Map<string, { by: string; over: string[] }>

/** The idea that everybody is busy with; `only`: nobody does anything else. */
export interface Hot { id: string | null; readonly only: boolean }

export interface Acting { readonly store: Store; readonly member: string; readonly name: string; readonly chance: Chance; readonly seen: Seen; readonly hot: Hot; /** Values that somebody looked at and put aside. */ readonly aside: Set<string>; readonly now: number; /** In a hundred: how often ideas are merged, or a merge taken back. */ readonly merges: number }

interface IdeaRow { id: string; title: string; description: string; stage: Stage; authorId: string; ownerId: string | null }
interface LearningRow { id: string; text: string; quote: string; authorId: string; visibility: string }
interface ConflictRow { id: string; entity: string; rowId: string; field: string; value: string }

/** In a hundred: how often somebody tries what they may not; how often an act is about what everybody is busy with; how often that changes. */
const [BOLD, HOT, COOLS] = [12, 65, 4]

export function act({ store, member, name, chance, seen, hot, aside, now, merges }: Acting): void {
  const fresh = (over: readonly string[] = []): string => {
    const value = `v${seen.size + 1}`
    seen.set(value, { by: name, over: [...over] })
    return value
  }
  /** Adds a sentence, or puts one in the place of another. */
  function rewritten(text: string): string {
    const parts = text.split(' ').filter(Boolean)
    if (parts.length === 0 || chance.percent(40)) parts.splice(chance.below(parts.length + 1), 0, `${fresh()}.`)
    else {
      const place = chance.below(parts.length)
      parts[place] = `${fresh(tokensOf(parts[place]))}.`
    }
    return parts.join(' ')
  }
  const { read } = store
  const person = { id: member, role: read.value<Role>('SELECT role FROM member WHERE id = ?', [member]) ?? 'employee' }
  const ideas = read.all<IdeaRow>('SELECT id, title, description, stage, authorId, ownerId FROM idea WHERE deletedAt IS NULL ORDER BY id')
  const learnings = read.all<LearningRow>('SELECT id, text, quote, authorId, visibility FROM learning WHERE deletedAt IS NULL ORDER BY id')
  const bold = chance.percent(BOLD)
  const mine = <T extends { authorId: string }>(rows: readonly T[], entity: string) => rows.filter((row) => bold || can(person, 'edit', { entity, data: { ...row } }))
  const pick = <T>(rows: readonly T[]): T | null => (rows.length > 0 ? chance.pick(rows) : null)
  const pickIdea = (rows: readonly IdeaRow[]): IdeaRow | null => ((hot.only || chance.percent(HOT)) && rows.find(({ id }) => id === hot.id)) || pick(rows)
  if (!ideas.some(({ id }) => id === hot.id) || (!hot.only && chance.percent(COOLS))) hot.id = pick(ideas)?.id ?? null
  // the titles, texts, stages, answers and supports of ideas
  const dice = hot.only && ideas.length > 0 ? 31 + chance.below(58) : chance.below(100)

  function newIdea(write: Write): void {
    const id = chance.id()
    const nameless = chance.percent(15)
    write.put('idea', id, { title: fresh(), description: `${fresh()}. ${fresh()}. ${fresh()}.`, stage: 'draft', authorId: nameless ? NAMELESS : bold && chance.percent(30) ? chance.id() : member, ownerId: null, teamId: null, expectedBenefit: '', effort: null, mergedIntoId: null, createdAt: now, submittedAt: null, stageAt: now })
    if (nameless) write.put('authorship', joinedId('authorship', id), { ideaId: id, memberId: member })
    for (const question of ['customers', 'delight']) if (chance.percent(70)) write.ensure('ideaAnswer', joinedId('ideaAnswer', id, question), { ideaId: id, question, text: `${fresh()}.` })
    if (chance.percent(30)) write.put('comment', chance.id(), { ideaId: id, authorId: member, text: `${fresh()}.`, createdAt: now })
  }

  function move(write: Write, idea: IdeaRow): void {
    const legal = bold ? STAGES.filter((stage) => stage !== 'merged') : legalMoves(idea.stage)
    const to = pick(legal)
    if (!to || to === idea.stage) return
    write.patch('idea', idea.id, { stage: to, stageAt: now, ...(to === 'submitted' && { submittedAt: now }) })
    write.put('stageChange', chance.id(), { ideaId: idea.id, fromStage: idea.stage, toStage: to, reason: fresh(), memberId: member, meetingId: null, createdAt: now })
  }

  /** As the app does it, and at times as it would not: into itself, in a circle, into what is deleted, back to a stage where it never stood. */
  function merge(write: Write): void {
    const merged = ideas.filter(({ stage }) => stage === 'merged')
    const goes = chance.percent(40) && merged.length > 0 ? chance.pick(merged) : pickIdea(ideas)
    if (!goes) return
    const before = read.value<Stage>(`SELECT fromStage FROM stageChange WHERE ideaId = ? AND toStage = 'merged' AND deletedAt IS NULL ORDER BY createdAt DESC, pk DESC LIMIT 1`, [goes.id]) ?? 'draft'
    const [to, into] = goes.stage === 'merged' ? [bold ? chance.pick(STAGES) : before, null] : (['merged', chance.pick(ideas).id] as const)
    if (!bold && into !== null && leadsTo(read, into, goes.id)) return
    write.patch('idea', goes.id, { stage: to, stageAt: now, mergedIntoId: into })
    write.put('stageChange', chance.id(), { ideaId: goes.id, fromStage: goes.stage, toStage: to, reason: fresh(), memberId: member, meetingId: null, createdAt: now })
  }

  function answer(write: Write, idea: IdeaRow): void {
    const question = chance.pick(['customers', 'delight'])
    const id = joinedId('ideaAnswer', idea.id, question)
    const old = write.value<string>('SELECT text FROM ideaAnswer WHERE id = ? AND deletedAt IS NULL', [id])
    write.ensure('ideaAnswer', id, { ideaId: idea.id, question, text: rewritten(old ?? '') })
  }

  function newLearning(write: Write): void {
    const id = chance.id()
    write.put('learning', id, { text: `${fresh()}. ${fresh()}.`, quote: fresh(), customerId: null, segmentId: null, channel: null, sentiment: null, episodeId: null, areaId: null, happenedOn: '2026-03-04', waits: false, wow: false, visibility: chance.percent(30) ? 'private' : 'everyone', authorId: member, teamId: null, createdAt: now })
    for (const tag of ['queue', 'price']) if (chance.percent(40)) write.ensure('learningTag', joinedId('learningTag', id, tag), { learningId: id, tag })
  }

  function changeLearning(write: Write, learning: LearningRow): void {
    const what = chance.below(10)
    if (what < 4) write.patch('learning', learning.id, { text: rewritten(learning.text), ...(chance.percent(20) && { wow: true }) })
    else if (what < 6) write.patch('learning', learning.id, { visibility: learning.visibility === 'private' ? 'everyone' : 'private' })
    else if (what < 9) toggle(write, 'learningTag', joinedId('learningTag', learning.id, 'queue'), { learningId: learning.id, tag: 'queue' })
    else write.remove('learning', learning.id)
  }

  function resolve(write: Write, conflict: ConflictRow): void {
    // the conflict's value is chosen over the one that stands; that one was beside it on the screen
    const value = JSON.parse(conflict.value) as string
    const stands = write.value<string>(`SELECT ${conflict.field} FROM ${conflict.entity} WHERE id = ? AND deletedAt IS NULL`, [conflict.rowId])
    if (typeof value === 'string' && typeof stands === 'string' && chance.percent(50) && tokensOf(value).length > 0) {
      // typed anew: one and the same value would be in the history twice
      const chosen = fresh([...tokensOf(stands), ...tokensOf(value)])
      write.patch(conflict.entity as 'idea', conflict.rowId, { [conflict.field]: conflict.field === 'title' ? chosen : `${chosen}.` })
    } else for (const one of tokensOf(conflict.value)) aside.add(one)
    write.patch('conflict', conflict.id, { resolvedAt: now, resolvedById: member })
  }

  /** What champions keep among themselves: seen by whoever is one at that time. */
  function note(write: Write, idea: IdeaRow | null): void {
    if (!idea || !(bold || hasRole(person, 'champion'))) return
    const own = read.get<{ id: string; text: string }>('SELECT id, text FROM championNote WHERE ideaId = ? AND authorId = ? AND deletedAt IS NULL', [idea.id, member])
    if (own && chance.percent(60)) write.patch('championNote', own.id, { text: rewritten(own.text) })
    else if (own && chance.percent(20)) write.remove('championNote', own.id)
    else write.put('championNote', chance.id(), { ideaId: idea.id, authorId: member, text: `${fresh()}.`, createdAt: now })
  }

  /** Several rows in one go, as an import writes them: those of one unit stand or fall together. */
  function many(write: Write): void {
    for (let unit = 0; unit < 3; unit++) {
      write.unit()
      newLearning(write)
      if (chance.percent(50)) newLearning(write)
    }
  }

  store.write((write) => {
    const idea = pickIdea(ideas)
    // chance is not asked where nobody merges: the seeds of those histories stay what they were
    if (merges > 0 && ideas.length > 1 && chance.percent(merges)) return merge(write)
    if (ideas.length === 0 || dice < 6) newIdea(write)
    else if (dice < 11) newLearning(write)
    else if (dice < 12) many(write)
    else if (dice < 24) {
      const learning = pick(mine(learnings, 'learning'))
      if (learning) changeLearning(write, learning)
    } else if (dice < 27) note(write, idea)
    else if (dice < 31) {
      const conflict = pick(read.all<ConflictRow>(`SELECT * FROM conflict WHERE deletedAt IS NULL AND resolvedAt IS NULL AND entity = 'idea' ORDER BY id`))
      if (conflict) resolve(write, conflict)
    } else if (!idea) return
    else if (dice < 52) {
      const one = pickIdea(mine(ideas, 'idea')) ?? idea
      write.patch('idea', one.id, { title: fresh(tokensOf(one.title)), ...(chance.percent(20) && { effort: chance.pick(['days', 'weeks', 'months']) }) })
    } else if (dice < 62) {
      const one = pickIdea(mine(ideas, 'idea')) ?? idea
      write.patch('idea', one.id, { description: rewritten(one.description) })
    } else if (dice < 71) move(write, idea)
    else if (dice < 77) toggle(write, 'support', joinedId('support', idea.id, member), { ideaId: idea.id, memberId: member, createdAt: now })
    else if (dice < 82) {
      const learning = pick(learnings)
      if (learning) toggle(write, 'evidence', joinedId('evidence', idea.id, learning.id), { ideaId: idea.id, learningId: learning.id })
    } else if (dice < 88) answer(write, pickIdea(mine(ideas, 'idea')) ?? idea)
    else if (dice < 92) write.put('comment', chance.id(), { ideaId: idea.id, authorId: member, text: `${fresh()}.`, createdAt: now })
    else if (dice < 96) write.remove('idea', (pickIdea(mine(ideas, 'idea')) ?? idea).id)
    else {
      const gone = read.all<{ id: string }>('SELECT id FROM idea WHERE deletedAt IS NOT NULL ORDER BY id')
      if (gone.length > 0) write.restore('idea', chance.pick(gone).id)
    }
  })
}

function toggle(write: Write, table: 'support' | 'evidence' | 'learningTag', id: string, fields: Record<string, string | number>): void {
  if (!write.remove(table, id)) write.ensure(table, id, fields)
}
