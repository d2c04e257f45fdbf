// Every place in the app, as a closed union, and its path: `#/learning/<id>` in the address, `empty-chair://open/learning/<id>` from outside.
import { isId } from '../shared/domain/ids.ts'

export type Route =
  | { page: 'home' }
  | { page: 'learnings' }
  | { page: 'learning'; id: string }
  | { page: 'edit-learning'; id: string }
  | { page: 'log' }
  | { page: 'themes' }
  | { page: 'theme'; id: string }
  /** Learnings in no theme. */
  | { page: 'loose' }
  /** An idea from the learnings of a theme. */
  | { page: 'theme-idea'; id: string }
  | { page: 'campaigns' }
  /** The questions, stages and categories of ideas. */
  | { page: 'idea-setup' }
  | { page: 'campaign'; id: string }
  /** An idea that answers a campaign. */
  | { page: 'campaign-idea'; id: string }
  /** `view`: which ideas, and how (domain/idea-views.ts). */
  | { page: 'ideas' | 'board' | 'matrix'; view?: string }
  /** `commentId`: the comment to show. */
  | { page: 'idea'; id: string; commentId?: string }
  | { page: 'edit-idea'; id: string }
  | { page: 'new-idea'; learningId?: string }
  /** Ideas that wait for an answer. */
  | { page: 'review' }
  | { page: 'duplicates' }
  | { page: 'agenda'; meetingId?: string }
  | { page: 'present'; meetingId: string }
  /** The lead's own notes, in a window of their own. */
  | { page: 'notes'; meetingId: string }
  | { page: 'meetings' }
  /** How the agendas of a series are made. */
  | { page: 'template'; seriesId: string }
  | { page: 'minutes'; meetingId: string }
  /** All held meetings. */
  | { page: 'held' }
  /** Good and bad news, shared answers, wow moments, decisions. */
  | { page: 'feed' }
  | { page: 'customers' }
  /** Who was not heard for long. */
  | { page: 'silence' }
  /** Customers who may be one and the same. */
  | { page: 'same-customers' }
  | { page: 'customer'; id: string }
  | { page: 'promises' }
  /** Who owes what, and who keeps it. */
  | { page: 'promises-by-leader' }
  | { page: 'numbers' }
  /** The page for the executives. */
  | { page: 'report' }
  /** What each product area caused in a month; with `areaId` the statement of one. Without a month: the last whole one. */
  | { page: 'statement'; areaId?: string; month?: string }
  | { page: 'episodes' }
  | { page: 'causes' }
  | { page: 'costs' }
  /** `text`: what is searched for, with its tokens. */
  | { page: 'search'; text?: string }
  | { page: 'import'; noun: 'learnings' | 'ideas' }
  | { page: 'settings' }
  | { page: 'ledger' }
  /** `id`: the one that is shown first. */
  | { page: 'conflicts'; id?: string }
  | { page: 'rejections' }
  /** `link`: the invitation that was opened. */
  | { page: 'join'; link?: string }
  | { page: 'team' }
  | { page: 'devices' }
  | { page: 'audit' }
  | { page: 'programs' }
  | { page: 'personal-data' }

export type PageName = Route['page']

/** `/learning/<id>`: the part after `#`. */
export function toPath(route: Route): string {
  switch (route.page) {
    case 'learning':
    case 'edit-learning':
    case 'theme':
    case 'theme-idea':
    case 'campaign':
    case 'campaign-idea':
    case 'customer':
    case 'edit-idea':
      return `/${route.page}/${route.id}`
    case 'idea':
      return route.commentId === undefined ? `/idea/${route.id}` : `/idea/${route.id}/${route.commentId}`
    case 'statement':
      return ['/statement', route.areaId, route.month].filter(Boolean).join('/')
    case 'search':
      return route.text === undefined ? '/search' : `/search/${encodeURIComponent(route.text.toWellFormed())}`
    case 'ideas':
    case 'board':
    case 'matrix':
      return route.view === undefined ? `/${route.page}` : `/${route.page}/${route.view}`
    case 'new-idea':
      return route.learningId === undefined ? '/new-idea' : `/new-idea/${route.learningId}`
    case 'agenda':
      return route.meetingId === undefined ? '/agenda' : `/agenda/${route.meetingId}`
    case 'conflicts':
      return route.id === undefined ? '/conflicts' : `/conflicts/${route.id}`
    case 'template':
      return `/template/${route.seriesId}`
    case 'present':
    case 'minutes':
    case 'notes':
      return `/${route.page}/${route.meetingId}`
    case 'import':
      return `/import/${route.noun}`
    case 'join':
      return route.link === undefined ? '/join' : `/join/${encodeURIComponent(route.link)}`
    default:
      return `/${route.page}`
  }
}

/** The route of a path, or null when it names no place of ours. */
export function parsePath(path: string): Route | null {
  const [, page = '', rest, more, evenMore] = path.replace(/^[#]/, '').split('/')
  if (page === 'ideas' || page === 'board' || page === 'matrix') return more === undefined ? viewAt(page, rest) : null
  if (page === 'statement') return evenMore === undefined ? statementAt(rest, more) : null
  if (more !== undefined && (page !== 'idea' || evenMore !== undefined || !isId(more))) return null
  const id = rest !== undefined && isId(rest) ? rest : undefined
  if (rest !== undefined && rest !== '' && id === undefined && page !== 'import' && page !== 'join' && page !== 'search') return null
  switch (page) {
    case 'home':
    case 'learnings':
    case 'log':
    case 'themes':
    case 'loose':
    case 'review':
    case 'duplicates':
    case 'campaigns':
    case 'idea-setup':
    case 'meetings':
    case 'held':
    case 'feed':
    case 'customers':
    case 'silence':
    case 'same-customers':
    case 'promises':
    case 'promises-by-leader':
    case 'numbers':
    case 'report':
    case 'episodes':
    case 'causes':
    case 'costs':
    case 'settings':
    case 'ledger':
    case 'rejections':
    case 'team':
    case 'devices':
    case 'audit':
    case 'programs':
    case 'personal-data':
      return rest ? null : ({ page } as Route)
    case 'learning':
    case 'edit-learning':
    case 'theme':
    case 'theme-idea':
    case 'campaign':
    case 'campaign-idea':
    case 'customer':
    case 'edit-idea':
      return id === undefined ? null : { page, id }
    case 'idea':
      return id === undefined ? null : more === undefined ? { page, id } : { page, id, commentId: more }
    case 'search': {
      const text = rest ? decoded(rest) : undefined
      return text === null ? null : text === undefined ? { page } : { page, text }
    }
    case 'new-idea':
      return id === undefined ? { page } : { page, learningId: id }
    case 'agenda':
      return id === undefined ? { page } : { page, meetingId: id }
    case 'conflicts':
      return id === undefined ? { page } : { page, id }
    case 'template':
      return id === undefined ? null : { page, seriesId: id }
    case 'present':
    case 'minutes':
    case 'notes':
      return id === undefined ? null : { page, meetingId: id }
    case 'import':
      return rest === 'learnings' || rest === 'ideas' ? { page, noun: rest } : null
    case 'join': {
      const link = rest ? decoded(rest) : undefined
      return link === null ? null : link === undefined ? { page } : { page, link }
    }
    default:
      return null
  }
}

const MONTH = /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/

/** `/statement`, `/statement/2026-10`, `/statement/<area>`, `/statement/<area>/2026-10`. */
function statementAt(first: string | undefined, second: string | undefined): Route | null {
  const areaId = first !== undefined && isId(first) ? first : undefined
  const month = areaId === undefined ? first : second
  if ((areaId === undefined && second !== undefined) || (month && !MONTH.test(month))) return null
  return { page: 'statement', ...(areaId === undefined ? {} : { areaId }), ...(month ? { month } : {}) }
}

/** What a view says of itself in an address: names and values, as `URLSearchParams` writes them. */
const VIEW = /^[\w%.*+=&-]+$/

function viewAt(page: 'ideas' | 'board' | 'matrix', view: string | undefined): Route | null {
  return view === undefined || view === '' ? { page } : VIEW.test(view) ? { page, view } : null
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
