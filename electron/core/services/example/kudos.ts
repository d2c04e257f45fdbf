// Thanks from colleague to colleague in the example workspace: for what was heard, for an idea, for a comment.
import type { KudosFor } from '../../../../shared/domain/kudos.ts'
import type { Context } from '../context.ts'
import type { Happening, Play } from './cast.ts'
import { COLLEAGUES, type Colleague, type Moment } from './people.ts'

interface ExampleKudos extends Moment {
  readonly for: KudosFor
  /** Of the learning or the idea; of a comment, of the idea that it stands on. */
  readonly key: string
  readonly from: Colleague
  /** Whose comment it is: the last of theirs. */
  readonly of?: Colleague
  readonly text: string
}

const KUDOS: readonly ExampleKudos[] = [
  { week: 0, hours: 1, for: 'comment', key: 'clicked', of: 'yulan', from: 'tobias', text: 'Two weeks instead of two months: that is the sentence which got it onto the agenda.' },
  { week: 0, hours: 6, for: 'learning', key: 'welsh-words', from: 'mila', text: 'Diolch! I would never have seen that one sentence empties a whole row of bicycles.' },
  { week: 1, hours: 10, for: 'idea', key: 'call-back', from: 'amara', text: 'My employers mention it in every meeting. Tack, Ingrid.' },
  { week: 1, hours: 18, for: 'comment', key: 'pause', of: 'rhodri', from: 'ingrid', text: 'Thank you for counting from the first day on.' },
  { week: 2, hours: 20, for: 'idea', key: 'three-pictures', from: 'tobias', text: 'Nobody has asked my crew how to lock since. Hvala!' },
]

export function kudosHappen({ write, timeline, colleagues, ids }: Play): Happening[] {
  return KUDOS.map(({ for: ofNoun, key, from, of, text, ...moment }) => ({
    at: timeline.at(moment),
    act({ newId, now }: Context) {
      const subject = ids.get(`${ofNoun === 'learning' ? 'learning' : 'idea'}:${key}`)!
      const ofId = of === undefined ? subject : write.value<string>('SELECT id FROM comment WHERE ideaId = ? AND authorId = ? ORDER BY createdAt DESC', [subject, colleagues.get(of)!])!
      const toId = write.value<string>(`SELECT authorId FROM ${ofNoun} WHERE id = ?`, [ofId])
      if (toId === undefined) throw new Error(`the example has no ${ofNoun} of "${key}" for ${COLLEAGUES[from].name} to thank for`)
      write.put('kudos', newId(), { ofNoun, ofId, toId, fromId: colleagues.get(from)!, text, createdAt: now() }, { example: true })
    },
  }))
}
