// What the workspace sets for its ideas, as programs get it: stages with its steps, categories, campaigns, questions. There are few of each.
import type * as z from 'zod'
import { STAGES } from '../../shared/domain/ideas.ts'
import { askedQuestions, type QuestionRow, type WordsRow } from '../../shared/domain/questions.ts'
import { byPosition, type Step } from '../../shared/domain/steps.ts'
import { idOfJoined } from '../../shared/sync/joined.ts'
import type { Sql } from '../store/store.ts'
import { loadRecords } from '../sync/records.ts'
import { isLeftOut } from '../sync/stages.ts'
import type { SET, SetName } from './schemas.ts'

type Listed<Name extends SetName> = z.output<(typeof SET)[Name]>[]

async function living<Row>(sql: Sql, entity: 'step' | 'category' | 'campaign' | 'question' | 'questionWords'): Promise<(Row & { id: string })[]> {
  const records = await sql.all<{ id: string; data: string }>(`SELECT id, data FROM record WHERE entity = '${entity}' AND deleted = 0 ORDER BY ver`)
  return records.map(({ id, data }) => ({ id, ...(JSON.parse(data) as Row) }))
}

const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name, 'en')
const iso = (instant: number): string => new Date(instant).toISOString()

export const READ_SET: { readonly [Name in SetName]: (sql: Sql) => Promise<Listed<Name>> } = {
  async Stage(sql) {
    const rows = new Map((await loadRecords(sql, STAGES.map((stage) => idOfJoined('stage', [stage])))).map((stored) => [stored.id, stored]))
    const steps = (await living<Omit<Step, 'id'>>(sql, 'step')).toSorted(byPosition)
    return STAGES.map((stage) => {
      const said = rows.get(idOfJoined('stage', [stage]))
      return { stage, name: said && !said.row.deleted ? String(said.row.data['name'] ?? '') || null : null, leftOut: isLeftOut({ get: (id) => rows.get(id) ?? null }, stage), steps: steps.filter((step) => step.stage === stage).map(({ id, name }) => ({ id, name })) }
    })
  },
  async Category(sql) {
    return (await living<{ name: string }>(sql, 'category')).map(({ id, name }) => ({ id, name })).toSorted(byName)
  },
  async Campaign(sql) {
    const campaigns = await living<{ name: string; question: string; startsAt: number; endsAt: number }>(sql, 'campaign')
    return campaigns.toSorted((a, b) => b.startsAt - a.startsAt || byName(a, b)).map(({ id, name, question, startsAt, endsAt }) => ({ id, name, question, startsAt: iso(startsAt), endsAt: iso(endsAt) }))
  },
  async Question(sql) {
    const words = await living<Omit<WordsRow, 'id' | 'words'> & { wording: string }>(sql, 'questionWords')
    return askedQuestions(await living<QuestionRow>(sql, 'question'), words.map(({ wording, ...row }) => ({ ...row, words: wording }))).map(({ key, words: asked, shown, required }) => ({ question: key, words: asked, leftOut: !shown, required }))
  },
}
