// Parts of the screen that are loaded when they are first shown, with the words that they need.
import { lazy, type LazyExoticComponent, type ReactNode } from 'react'
import { loadLaterWords } from './words.ts'

/** `const TeamPage = later(async () => (await import('./pages/team/team-page.tsx')).TeamPage)` */
export function later<Props>(load: () => Promise<(props: Props) => ReactNode>): LazyExoticComponent<(props: Props) => ReactNode> {
  return lazy(async () => {
    const [part] = await Promise.all([load(), loadLaterWords()])
    return { default: part }
  })
}

/** The same for what nobody needs: when it cannot be loaded, nothing is shown in its place. */
export function laterIfPossible(load: () => Promise<() => ReactNode>): LazyExoticComponent<() => ReactNode> {
  return lazy(async () => {
    try {
      const [part] = await Promise.all([load(), loadLaterWords()])
      return { default: part }
    } catch {
      return { default: () => null }
    }
  })
}
