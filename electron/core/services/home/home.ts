// Home: what one owes, one's ideas and what happened to each, where one's voice is needed. Everything is asked of what is there already.
import type { Home } from '../../../../shared/contract/home.ts'
import { promisesOf } from '../../../../shared/domain/review.ts'
import { ideasToSupport, ownIdeas } from '../../store/home/voice.ts'
import { openFollowUps } from '../../store/follow-ups.ts'
import { openQuestions } from '../../store/idea/whole.ts'
import { carriedActions } from '../../store/meetings/minutes.ts'
import { officeIn, rulesOf } from '../../store/pipeline/rules.ts'
import { queuePage } from '../../store/pipeline/queue.ts'
import { me, type Context } from '../context.ts'
import { ownRoles } from '../meetings/meeting-roles.ts'
import { due as pulseDue } from '../meetings/pulse.ts'
import { reminders as toMeasure } from '../value/benefits.ts'

/** Of each sort so many are shown; the rest are counted. */
const SHOWN = 5
const IDEAS = 8
/** Further than this no promise is counted: "more than" says enough. */
const COUNTED = 100

export function get(context: Context): Home {
  const { read } = context.store
  const [self, now] = [me(context), context.now()]
  const rules = rulesOf(read)
  const office = officeIn(read, rules)
  const followUps = openFollowUps(read, { ownerId: self, cursor: null, limit: COUNTED }).rows
  const reviews = queuePage(read, self, { view: 'mine', cursor: null, limit: COUNTED, now, office, rules }).rows
  const actions = carriedActions(read, self)
  const measure = toMeasure(context)
  const own = ownIdeas(read, self, IDEAS)
  const promised = ({ idea: { stage }, submittedAt, answeredAt }: (typeof own)['ideas'][number]) => {
    if ((stage !== 'submitted' && stage !== 'in-review') || submittedAt === null) return { awaits: null, dueAt: null }
    const { awaits, dueAt } = promisesOf(office, rules, { submittedAt, answeredAt })
    return { awaits, dueAt }
  }
  return {
    now,
    promises: {
      followUps: followUps.slice(0, SHOWN),
      followUpCount: followUps.length,
      reviews: reviews.slice(0, SHOWN),
      reviewCount: reviews.length,
      actions: actions.slice(0, SHOWN),
      actionCount: actions.length,
      roles: ownRoles(context),
      measure: measure.ideas.slice(0, SHOWN).map(({ ideaId, title, dueAt }) => ({ ideaId, title, dueAt })),
      measureCount: measure.count,
    },
    ideas: own.ideas.map((one) => ({ idea: one.idea, ...promised(one) })),
    ideaCount: own.count,
    voice: { questions: openQuestions(read), pulse: pulseDue(context).meeting, ideas: ideasToSupport(read, self, SHOWN) },
  }
}
