// Who and what is known while the example workspace is played, and moves in a colleague's name.
import type { Write } from '../../store/write.ts'
import type { Context } from '../context.ts'
import { moveIdea, type Move } from '../idea/moves.ts'
import type { Colleague } from './people.ts'
import type { Timeline } from './timeline.ts'

export interface Play {
  readonly write: Write
  readonly timeline: Timeline
  readonly colleagues: ReadonlyMap<Colleague, string>
  /** Ids of what the script names by key: `learning:KEY`, `idea:KEY`. */
  readonly ids: Map<string, string>
}

/** Something that happens at a moment; `act` is given a context whose clock stands there. */
export interface Happening { readonly at: number; readonly act: (context: Context) => void }

/** Through the pipeline's own rules. */
export function move({ write, colleagues }: Play, context: Context, id: string, { by, ...how }: Omit<Move, 'id' | 'from'> & { by: Colleague }): void {
  moveIdea(write, context, { id, ...how })
  write.run('UPDATE stageChange SET memberId = ? WHERE ideaId = ? AND createdAt = ?', [colleagues.get(by)!, id, context.now()])
}
