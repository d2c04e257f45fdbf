// Every request that programs may make: what it needs, what it takes and what it answers. Served by serve.ts, described by openapi.ts.
import type * as z from 'zod'
import type { Fields } from '../../shared/sync/change.ts'
import { IdeaQuery, LearningQuery, MetricQuery, NoQuery, ReadingQuery, type AnswerName, type BodyName, type Given, type SetName } from './schemas.ts'
import type { Scope } from './tokens.ts'
import { addIdea, addLearning, addReading, changeIdea, changeLearning, moveIdea, removeRow, write } from './write.ts'

type Act = Parameters<Parameters<typeof write>[3]>[0]

interface Request {
  readonly name: string
  readonly method: 'get' | 'post' | 'patch' | 'delete'
  /** As OpenAPI writes it: `/v1/learnings/{id}`. */
  readonly path: string
  readonly scope: Scope
  readonly query: z.ZodObject
  readonly body: BodyName | null
}

/** About rows. */
export interface RowEndpoint extends Request {
  readonly answer: AnswerName
  /** `page`: many rows; `row`: one; `made`: one, with 201; `none`: nothing, with 204. */
  readonly gives: 'page' | 'row' | 'made' | 'none'
  /** For a page: whether a row fits the query's filters. A customer is asked for by the ids of all that are merged with it. */
  readonly fits?: (query: Readonly<Record<string, unknown>>) => (data: Fields) => boolean
  readonly act?: (act: Act, id: string, body: never) => Promise<string>
}

/** All that the workspace has set of something. */
export interface ListEndpoint extends Request {
  readonly answer: SetName
  readonly gives: 'list'
}

export type Endpoint = RowEndpoint | ListEndpoint

/** Whether what was asked for, if anything, is what is there. */
const is = (asked: unknown, value: unknown): boolean => asked === undefined || asked === value
const within = (from: unknown, to: unknown, day: unknown): boolean => typeof day === 'string' && (typeof from !== 'string' || day >= from) && (typeof to !== 'string' || day <= to)
const none = { query: NoQuery, body: null } as const
const making = <Name extends BodyName>(add: (act: Act, body: Given<Name>) => Promise<string>) => (act: Act, _id: string, body: Given<Name>) => add(act, body)

export const ENDPOINTS: readonly Endpoint[] = [
  { ...none, name: 'listLearnings', method: 'get', path: '/v1/learnings', scope: 'learnings:read', query: LearningQuery, answer: 'Learning', gives: 'page', fits: ({ customer, from, to }) => (data) => (customer === undefined || (customer as ReadonlySet<unknown>).has(data['customerId'])) && within(from, to, data['happenedOn']) },
  { ...none, name: 'getLearning', method: 'get', path: '/v1/learnings/{id}', scope: 'learnings:read', answer: 'Learning', gives: 'row' },
  { ...none, name: 'addLearning', method: 'post', path: '/v1/learnings', scope: 'learnings:write', body: 'LearningNew', answer: 'Learning', gives: 'made', act: making<'LearningNew'>(addLearning) },
  { ...none, name: 'changeLearning', method: 'patch', path: '/v1/learnings/{id}', scope: 'learnings:write', body: 'LearningChanges', answer: 'Learning', gives: 'row', act: changeLearning },
  { ...none, name: 'deleteLearning', method: 'delete', path: '/v1/learnings/{id}', scope: 'learnings:write', answer: 'Learning', gives: 'none', act: (act, id) => removeRow(act, 'learning', id) },
  { ...none, name: 'listIdeas', method: 'get', path: '/v1/ideas', scope: 'ideas:read', query: IdeaQuery, answer: 'Idea', gives: 'page', fits: ({ stage }) => (data) => is(stage, data['stage']) },
  { ...none, name: 'getIdea', method: 'get', path: '/v1/ideas/{id}', scope: 'ideas:read', answer: 'Idea', gives: 'row' },
  { ...none, name: 'addIdea', method: 'post', path: '/v1/ideas', scope: 'ideas:write', body: 'IdeaNew', answer: 'Idea', gives: 'made', act: making<'IdeaNew'>(addIdea) },
  { ...none, name: 'changeIdea', method: 'patch', path: '/v1/ideas/{id}', scope: 'ideas:write', body: 'IdeaChanges', answer: 'Idea', gives: 'row', act: changeIdea },
  { ...none, name: 'moveIdea', method: 'post', path: '/v1/ideas/{id}/moves', scope: 'ideas:write', body: 'IdeaMove', answer: 'Idea', gives: 'row', act: moveIdea },
  { ...none, name: 'listStages', method: 'get', path: '/v1/stages', scope: 'ideas:read', answer: 'Stage', gives: 'list' },
  { ...none, name: 'listCategories', method: 'get', path: '/v1/categories', scope: 'ideas:read', answer: 'Category', gives: 'list' },
  { ...none, name: 'listCampaigns', method: 'get', path: '/v1/campaigns', scope: 'ideas:read', answer: 'Campaign', gives: 'list' },
  { ...none, name: 'listQuestions', method: 'get', path: '/v1/questions', scope: 'ideas:read', answer: 'Question', gives: 'list' },
  { ...none, name: 'listMetrics', method: 'get', path: '/v1/metrics', scope: 'readings:read', query: MetricQuery, answer: 'Metric', gives: 'page', fits: () => () => true },
  { ...none, name: 'listReadings', method: 'get', path: '/v1/readings', scope: 'readings:read', query: ReadingQuery, answer: 'Reading', gives: 'page', fits: ({ metric, segment, team, from, to }) => (data) => is(metric, data['metricId']) && is(segment, data['segmentId']) && is(team, data['teamId']) && within(from, to, data['readOn']) },
  { ...none, name: 'getReading', method: 'get', path: '/v1/readings/{id}', scope: 'readings:read', answer: 'Reading', gives: 'row' },
  { ...none, name: 'addReading', method: 'post', path: '/v1/readings', scope: 'readings:write', body: 'ReadingNew', answer: 'Reading', gives: 'made', act: making<'ReadingNew'>(addReading) },
  { ...none, name: 'deleteReading', method: 'delete', path: '/v1/readings/{id}', scope: 'readings:write', answer: 'Reading', gives: 'none', act: (act, id) => removeRow(act, 'reading', id) },
]
