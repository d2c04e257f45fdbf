// Where the person is. The browser's own history keeps the way back, so that its buttons, Alt+Left and a reload all do what they promise.
import { create } from 'zustand'
import { parsePath, toPath, type Route } from './routes.ts'

const HOME: Route = { page: 'home' }

interface Place {
  at: Route
  /** Grows with every step; names the visit, so that each keeps its own scroll position. */
  visit: number
  /** Steps behind and ahead of this one, as far as the app knows. */
  behind: number
  ahead: number
}

interface Kept { visit: number; behind: number }

const kept = (state: unknown): Kept | null => (typeof state === 'object' && state !== null && 'visit' in state ? (state as Kept) : null)
const here = (): Route => parsePath(location.hash) ?? HOME

export const useNav = create<Place>()(() => {
  const before = kept(history.state)
  return { at: here(), visit: before?.visit ?? 0, behind: before?.behind ?? 0, ahead: 0 }
})

let lastVisit = useNav.getState().visit

export function go(route: Route): void {
  const { at, behind } = useNav.getState()
  if (toPath(at) === toPath(route)) return
  lastVisit += 1
  const state: Kept = { visit: lastVisit, behind: behind + 1 }
  history.pushState(state, '', `#${toPath(route)}`)
  useNav.setState({ at: route, ...state, ahead: 0 })
}

/** Goes there without a step back to here: for pages that have done their work, such as an edit form. */
export function goInstead(route: Route): void {
  const { behind, ahead } = useNav.getState()
  lastVisit += 1
  const state: Kept = { visit: lastVisit, behind }
  history.replaceState(state, '', `#${toPath(route)}`)
  useNav.setState({ at: route, ...state, ahead })
}

/** The same visit under another address: the page shows something else of itself. */
export function restate(route: Route): void {
  if (toPath(useNav.getState().at) === toPath(route)) return
  history.replaceState(history.state, '', `#${toPath(route)}`)
  useNav.setState({ at: route })
}

export function goBack(): void {
  if (useNav.getState().behind > 0) history.back()
}

export function goForward(): void {
  if (useNav.getState().ahead > 0) history.forward()
}

/** Back to where the person came from; to `otherwise` when this page was opened directly. */
export function leave(otherwise: Route): void {
  if (useNav.getState().behind > 0) history.back()
  else goInstead(otherwise)
}

/** Follows the browser's history and the links that the shell hands over. Called once at start. */
export function followHistory(): void {
  if (!kept(history.state)) history.replaceState({ visit: 0, behind: 0 } satisfies Kept, '')
  addEventListener('popstate', (event) => {
    const { behind, ahead } = useNav.getState()
    const state = kept(event.state)
    if (!state) {
      // An address typed by hand: a step like any other, but the browser made it.
      lastVisit += 1
      const made: Kept = { visit: lastVisit, behind: behind + 1 }
      history.replaceState(made, '')
      return useNav.setState({ at: here(), ...made, ahead: 0 })
    }
    useNav.setState({ at: here(), ...state, ahead: Math.max(0, ahead + behind - state.behind) })
  })
  window.emptyChair?.onOpen?.((path) => {
    const route = parsePath(path)
    if (route) go(route)
  })
}
