// What one learning of the example workspace says.
import type { Channel, Sentiment } from '../../../../shared/contract/learnings.ts'
import type { Area, Colleague, Episode, Moment } from './people.ts'

export interface ExampleLearning extends Moment {
  /** By which ideas name it as evidence. */
  readonly key?: string
  readonly by: Colleague
  readonly text: string
  readonly quote?: string
  readonly customer?: string
  readonly channel: Channel
  readonly sentiment: Sentiment
  readonly episode: Episode
  readonly area: Area
  readonly tags: readonly string[]
  readonly wow?: true
  /** The customer waits for an answer; `answered`: and got it so many hours later. */
  readonly waits?: { readonly acknowledged?: true } | { readonly answered: number; readonly answer: string; readonly shared?: true }
}
