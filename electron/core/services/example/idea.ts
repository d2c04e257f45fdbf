// What one idea of the example workspace says, and the way it went.
import type { Stage } from '../../../../shared/domain/ideas.ts'
import type { Colleague, Moment } from './people.ts'

export interface ExampleIdea extends Moment {
  readonly key: string
  readonly by: Colleague
  readonly owner?: Colleague
  readonly title: string
  readonly description: string
  /** The two required answers; a draft may lack them. */
  readonly affects?: string
  readonly delight?: string
  readonly customers?: readonly string[]
  readonly segments?: readonly string[]
  readonly evidence?: readonly string[]
  readonly benefit?: string
  readonly effort?: 'days' | 'weeks' | 'months'
  readonly draft?: true
  /** Moves outside meetings; those that a meeting decided are in meetings.ts. */
  readonly path?: readonly (Moment & { readonly to: Stage; readonly by: Colleague; readonly reason: string })[]
  readonly supporters?: readonly Colleague[]
  readonly comments?: readonly (Moment & { readonly by: Colleague; readonly text: string })[]
  /** The idea that it became part of. */
  readonly mergedInto?: string
}
