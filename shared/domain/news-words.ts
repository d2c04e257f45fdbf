// News in sentences: the same on the screen, in the digest and in the terminal. Pure; the words come from whoever asks.
import type { DecisionKind } from './agenda-lists.ts'
import type { Stage } from './ideas.ts'
import type { NewsKind, NewsTask } from './news.ts'
import type { Verdict } from './pilot.ts'
import { NAMELESS } from './rights.ts'

export interface Told {
  readonly kind: NewsKind
  readonly task: NewsTask | null
  readonly by: { readonly id: string; readonly name: string } | null
  readonly stage: Stage | null
  readonly step: string | null
  readonly decision: DecisionKind | null
  readonly verdict: Verdict | null
  readonly part: string | null
  readonly text: string
}

/** What happened. */
export function sentenceOf({ kind, task, by, stage, step, decision, verdict, part, text }: Told, say: (key: string, params?: Readonly<Record<string, string | number>>) => string): string {
  const name = by === null || by.name === '' ? say(by?.id === NAMELESS ? 'home:news.author' : 'home:news.somebody') : by.name
  const what = task !== null ? say(`home:news.task.${task}`, { name }) : say(`home:news.item.${kind === 'supported' && text !== '' ? 'supportedFor' : step !== null ? 'stepped' : kind}`, { name, text, step: step ?? '', verdict: verdict === null ? '' : say(`home:news.verdict.${verdict}`), stage: stage === null ? '' : say(`ideas:stage.${stage}`), decision: decision === null ? '' : say(`agenda:decision.${decision}`) })
  return part === null ? what : say('home:news.of', { part, what })
}

const SAID_IN_FULL: ReadonlySet<NewsKind> = new Set(['agenda', 'supported', 'owner', 'pilot'])

/** Whether `text` says more than the sentence does. */
export const saysMore = ({ kind, text }: Pick<Told, 'kind' | 'text'>): boolean => text !== '' && !SAID_IN_FULL.has(kind)
