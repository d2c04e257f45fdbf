// How ideas are looked at: the kind of view, its lanes, its order and its filters, and the text that all of it has in an address and in a saved view. Pure.
import { GAINERS, type Gainer } from './benefits.ts'
import { IDEA_SORTS, LENSES, STAGES, type Lens, type Stage } from './ideas.ts'
import { isId } from './ids.ts'

export const VIEW_KINDS = ['board', 'list', 'matrix'] as const
export type ViewKind = (typeof VIEW_KINDS)[number]
/** What a board may be cut into, besides its stages. */
export const LANES = ['owner', 'area', 'category', 'gainer'] as const
export type Lanes = (typeof LANES)[number]
/** The filter that leaves the ideas of one lane. */
export const LANE_FILTER = { owner: 'ownerId', area: 'areaId', category: 'categoryId', gainer: 'gainer' } as const satisfies Record<Lanes, keyof IdeaView>
/** Stands for those that have none: no owner, no area, no benefit, no score. */
export const NONE = 'none'
/** Stands for whoever looks, so that a view means the same to everybody. */
export const ME = 'me'
export const LONGEST_VIEW = 2000
export const LONGEST_VIEW_NAME = 80
/** Steps that a view may name: more would not fit into its text. */
const MOST_VIEWED_STEPS = 30

export interface IdeaView {
  readonly kind: ViewKind
  readonly lanes: Lanes | null
  readonly sort: (typeof IDEA_SORTS)[number]
  readonly text: string
  /** None: all. */
  readonly stages: readonly Stage[]
  /** Single steps of stages, by id: besides those stages. */
  readonly steps: readonly string[]
  readonly mine: boolean
  readonly customerId: string | null
  /** An id, ME or NONE. */
  readonly ownerId: string | null
  /** An id or NONE. */
  readonly areaId: string | null
  readonly gainer: Gainer | typeof NONE | null
  /** An id or NONE. */
  readonly categoryId: string | null
  readonly campaignId: string | null
  /** Whether it says who is left out. */
  readonly leftOut: Lens | null
}

export const PLAIN_VIEW: IdeaView = { kind: 'board', lanes: null, sort: 'newest', text: '', stages: [], steps: [], mine: false, customerId: null, ownerId: null, areaId: null, gainer: null, categoryId: null, campaignId: null, leftOut: null }

/** `board/lanes=owner&stages=submitted`: only what is not as usual, always in one order, so that equal views have equal texts. */
export function viewText({ kind, lanes, sort, text, stages, steps, mine, customerId, ownerId, areaId, gainer, categoryId, campaignId, leftOut }: IdeaView): string {
  const words = new URLSearchParams()
  const say = (name: string, value: string | null) => value && words.set(name, value)
  say('text', text.trim().toWellFormed())
  say('stages', STAGES.filter((stage) => stages.includes(stage)).join(' '))
  say('steps', [...new Set(steps)].toSorted().slice(0, MOST_VIEWED_STEPS).join(' '))
  say('customer', customerId)
  say('owner', ownerId)
  say('area', areaId)
  say('gainer', gainer)
  say('category', categoryId)
  say('campaign', campaignId)
  say('leftOut', leftOut)
  if (mine) words.set('mine', 'yes')
  if (kind === 'board') say('lanes', lanes)
  if (kind === 'list' && sort !== PLAIN_VIEW.sort) words.set('sort', sort)
  return words.size === 0 ? kind : `${kind}/${words.toString()}`
}

/** Whatever is not understood is as usual: a view may be of a newer app, or typed by hand. */
export function viewFrom(said: string): IdeaView {
  const [kind, ...rest] = said.split('/')
  const words = new URLSearchParams(rest.join('/'))
  const oneOf = <T extends string>(all: readonly T[], value: string | null | undefined): T | null => all.find((one) => one === value) ?? null
  const idOr = (name: string, ...others: readonly string[]) => {
    const value = words.get(name)
    return value !== null && (isId(value) || others.includes(value)) ? value : null
  }
  const stages = words.get('stages')?.split(' ') ?? []
  return {
    kind: oneOf(VIEW_KINDS, kind) ?? PLAIN_VIEW.kind,
    lanes: oneOf(LANES, words.get('lanes')),
    sort: oneOf(IDEA_SORTS, words.get('sort')) ?? PLAIN_VIEW.sort,
    text: words.get('text')?.trim() ?? '',
    stages: STAGES.filter((stage) => stages.includes(stage)),
    steps: [...new Set(words.get('steps')?.split(' ').filter((id) => isId(id)))].toSorted().slice(0, MOST_VIEWED_STEPS),
    mine: words.get('mine') === 'yes',
    customerId: idOr('customer'),
    ownerId: idOr('owner', ME, NONE),
    areaId: idOr('area', NONE),
    gainer: oneOf([...GAINERS, NONE], words.get('gainer')),
    categoryId: idOr('category', NONE),
    campaignId: idOr('campaign'),
    leftOut: oneOf(LENSES, words.get('leftOut')),
  }
}

/** Fewest and most ideas that a stage may be limited to. */
export const LIMIT_RANGE = [1, 999] as const
/** More ideas stand in a stage than should. */
export const isOver = ({ total, limit }: { readonly total: number; readonly limit: number | null }): boolean => limit !== null && total > limit

/** Days from which on an idea has stood long, longer and longest in its stage. */
export const AGES = [7, 30, 90] as const
export type Heat = 0 | 1 | 2 | 3
const DAY_MS = 24 * 60 * 60 * 1000
/** Stages in which ideas rest: nobody is waited for. */
const RESTS: ReadonlySet<Stage> = new Set(['draft', 'measured', 'declined', 'parked', 'merged'])

/** Whole days in its stage, and how long that is: 0 where it is no matter, or not long yet. */
export function ageIn(stage: Stage, stageAt: number, now: number): { days: number; heat: Heat } {
  const days = Math.max(0, Math.floor((now - stageAt) / DAY_MS))
  return { days, heat: RESTS.has(stage) ? 0 : (AGES.filter((from) => days >= from).length as Heat) }
}

/** Points of the matrix: impact and effort, each 1 to 5, as means of the reviews rounded. */
export const MATRIX_POINTS = [1, 2, 3, 4, 5] as const
export const QUADRANTS = ['quick', 'big', 'fill', 'doubt'] as const
export type Quadrant = (typeof QUADRANTS)[number]

/** Quick wins, big bets, fill-ins, and what is hardly worth it; null on the lines between. */
export function quadrantOf(impact: number, effort: number): Quadrant | null {
  if (impact === 3 || effort === 3) return null
  return impact > 3 ? (effort < 3 ? 'quick' : 'big') : effort < 3 ? 'fill' : 'doubt'
}
