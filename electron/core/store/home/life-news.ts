// More news in SQL: who supports an idea, what its history tells (new evidence, a new owner, what customers who try it say, what it brings), and thanks to oneself.
import type { Stage } from '../../../../shared/domain/ideas.ts'
import type { NewsKind } from '../../../../shared/domain/news.ts'
import type { Verdict } from '../../../../shared/domain/pilot.ts'
import { NAMELESS } from '../../../../shared/domain/rights.ts'
import { survivorOf } from '../merged.ts'
import type { Read } from '../read.ts'
import { NAMELESS_OF_ME } from '../replica/nameless.ts'
import { asked, BY_OTHERS, cut, happened, isWithin, MOST, wholeHours, type Event, type Span, type TellingRow } from './event.ts'
import type { Interest } from './interest.ts'

const part = ({ partId, root }: TellingRow) => (partId === root ? {} : { partId })

const SUPPORTED = happened(
  `x.memberId AS byId, '' AS code, (SELECT group_concat(c.name, ', ') FROM supportFor f INDEXED BY supportForIdea JOIN customer c ON c.id = f.ofCustomerId WHERE f.ideaId = x.ideaId AND f.memberId = x.memberId AND f.deletedAt IS NULL AND c.deletedAt IS NULL) AS text`,
  `support x INDEXED BY supportIdeaAt ON x.ideaId = part.id WHERE x.deletedAt IS NULL AND ${BY_OTHERS('x.memberId')}`,
  'x.createdAt',
)

/** Only to the author and the owner: to everybody else it is a number on the page. */
export function supportEvents(read: Read, me: string, interest: Interest, span: Span): Event[] {
  return asked(me, interest, span, (reason) => reason === 'author' || reason === 'owner')
    .flatMap((params) => read.all<TellingRow>(SUPPORTED, params))
    .filter((row) => isWithin(row, span) && row.at > interest.from.get(row.root)!)
    .map((row) => ({ id: row.id, kind: 'supported', about: `idea:${row.root}`, at: row.at, ver: 0, byId: row.byId, text: row.text ?? '', ...part(row) }))
}

/** By the field of the history: what is told of it, and the row that it is about as it is by now, with the value that is told only while it stands (`text`: what is said besides). */
const TOLD: Readonly<Record<string, { readonly kind: NewsKind; readonly now: string }>> = {
  'evidence.learningId': { kind: 'evidence', now: `SELECT x.id, x.learningId AS value, ${cut('l.text')} AS text FROM json_each(:ids) wanted JOIN evidence x ON x.id = wanted.value JOIN learning l ON l.id = x.learningId WHERE x.deletedAt IS NULL AND l.deletedAt IS NULL AND l.visibility = 'everyone'` },
  // whoever it is now is told so as theirs to do
  'idea.ownerId': { kind: 'owner', now: 'SELECT x.id, x.ownerId AS value, m.name AS text FROM json_each(:ids) wanted JOIN idea x ON x.id = wanted.value JOIN member m ON m.id = x.ownerId WHERE x.ownerId <> :me' },
  'pilotCustomer.verdict': { kind: 'pilot', now: 'SELECT x.id, x.verdict AS value, c.name AS text FROM json_each(:ids) wanted JOIN pilotCustomer x ON x.id = wanted.value JOIN customer c ON c.id = x.ofCustomerId WHERE x.deletedAt IS NULL AND c.deletedAt IS NULL' },
  'benefit.state': { kind: 'entered', now: `SELECT x.id, x.state AS value, ${cut('x.proof')} AS text FROM json_each(:ids) wanted JOIN benefit x ON x.id = wanted.value WHERE x.deletedAt IS NULL` },
  'idea.stepId': { kind: 'moved', now: 'SELECT x.id, x.inStep AS value, s.name AS text, s.stage FROM json_each(:ids) wanted JOIN idea x ON x.id = wanted.value JOIN step s ON s.id = x.inStep' },
}

interface ChangeRow extends TellingRow { entity: string; rowId: string }

const CHANGED = happened(
  'x.memberId AS byId, x.entity, x.field AS code, x.rowId, x.after AS text',
  `ideaChange x INDEXED BY ideaChangeNews ON x.ideaId = part.id WHERE x.deletedAt IS NULL AND x.after IS NOT NULL AND x.field IN ('learningId', 'ownerId', 'verdict', 'state', 'stepId') AND ${BY_OTHERS('x.memberId')}`,
  'x.at',
)

/** What the hub put down of the ideas that somebody has to do with, and still is so. */
export function changeEvents(read: Read, me: string, interest: Interest, span: Span): Event[] {
  const rows = asked(me, interest, span).flatMap((params) => read.all<ChangeRow>(CHANGED, params)).filter((row) => isWithin(row, span) && row.at > interest.from.get(row.root)!)
  return [...Map.groupBy(rows, ({ entity, code }) => `${entity}.${code}`)].flatMap(([field, changes]) => {
    const told = TOLD[field]
    if (!told) return []
    const ids = JSON.stringify([...new Set(changes.map(({ rowId }) => rowId))])
    const standing = new Map(read.all<{ id: string; value: string; text: string; stage?: Stage }>(told.now, told.now.includes(':me') ? { ids, me } : { ids }).map((row) => [row.id, row]))
    return changes.flatMap((change): Event[] => {
      const now = standing.get(change.rowId)
      if (now?.value !== change.text) return []
      return [{ id: change.id, kind: told.kind, about: `idea:${change.root}`, at: change.at, ver: change.ver, byId: change.byId, ...(now.stage ? { text: '', step: { name: now.text, stage: now.stage } } : { text: now.text }), ...(told.kind === 'pilot' && { verdict: now.value as Verdict }), ...part(change) }]
    })
  })
}

interface ThanksRow extends TellingRow { learningId: string | null }

const THANKS = `SELECT k.id, ${survivorOf('part')} AS root, part.id AS partId, iif(k.ofNoun = 'learning', k.ofId, NULL) AS learningId, k.createdAt AS at, k.ver, k.fromId AS byId, ${cut('k.text')} AS text
  FROM kudos k INDEXED BY kudosTo LEFT JOIN comment c ON k.ofNoun = 'comment' AND c.id = k.ofId AND c.deletedAt IS NULL
    LEFT JOIN idea part ON part.id = CASE k.ofNoun WHEN 'idea' THEN k.ofId WHEN 'comment' THEN c.ideaId END AND part.deletedAt IS NULL
  WHERE k.toId IN (:me, '${NAMELESS}') AND k.deletedAt IS NULL AND k.createdAt > :since AND k.createdAt <= :until AND k.fromId <> :me
    AND (k.toId = :me OR part.id IN (${NAMELESS_OF_ME})) AND (k.ofNoun = 'learning' OR part.id IS NOT NULL) ORDER BY k.createdAt DESC LIMIT ${MOST}`

/** Thanks for what somebody heard, wrote or said, also without a name; of an idea that they do not want to hear of, too. */
export function thanksEvents(read: Read, me: string, span: Span): Event[] {
  return read
    .all<ThanksRow>(THANKS, { me, ...wholeHours(span) })
    .filter((row) => isWithin(row, span))
    .map((row) => ({ id: row.id, kind: 'thanked', about: row.learningId === null ? `idea:${row.root}` : `learning:${row.learningId}`, at: row.at, ver: row.ver, byId: row.byId, text: row.text, ...(row.learningId === null && part(row)) }))
}
