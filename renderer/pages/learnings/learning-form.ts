// The form of a learning as plain values, from what is stored and to what the core takes.
import type { Attachment, AttachmentInput, Channel, Learning, LearningInput, Sentiment } from '../../../shared/contract/learnings.ts'
import { toPicked, type Pick } from '../../components/picks.ts'

export interface LearningForm {
  /** Given at the first try to save a new one, so that a second try after a lost answer is the same learning. */
  id?: string
  text: string
  quote: string
  customer: Pick | null
  segment: Pick | null
  episode: Pick | null
  area: Pick | null
  channel: Channel | null
  sentiment: Sentiment | null
  tags: string[]
  /** As typed when it is no day yet: the core says what is wrong with it. */
  happenedOn: string | null
  waits: boolean
  wow: boolean
  wowCost: number | null
  visibility: 'everyone' | 'private'
  attachments: AttachmentInput[]
}

export const BLANK: LearningForm = { text: '', quote: '', customer: null, segment: null, episode: null, area: null, channel: null, sentiment: null, tags: [], happenedOn: null, waits: false, wow: false, wowCost: null, visibility: 'everyone', attachments: [] }

/** The fields that hide behind "More details" until one of them is used. */
const DETAILS = ['segment', 'episode', 'area', 'channel', 'tags', 'happenedOn', 'wow', 'visibility', 'attachments'] as const satisfies readonly (keyof LearningForm)[]

export function usesDetails(form: LearningForm): boolean {
  return DETAILS.some((field) => JSON.stringify(form[field]) !== JSON.stringify(BLANK[field]))
}

export function isBlank({ id: _id, ...form }: LearningForm): boolean {
  return JSON.stringify(form) === JSON.stringify(BLANK)
}

export function fromLearning(learning: Learning): LearningForm {
  const { text, quote, customer, segment, episode, area, channel, sentiment, tags, happenedOn, waits, wow, wowCost, visibility, attachments } = learning
  return { text, quote, customer, segment, episode, area, channel, sentiment, tags, happenedOn, waits, wow, wowCost: wowCost?.amount ?? null, visibility, attachments: attachments.map(withoutId) }
}

function withoutId({ sha256, name, mime, size }: Attachment): AttachmentInput {
  return { sha256, name, mime, size }
}

export function toInput({ customer, segment, episode, area, ...form }: LearningForm): LearningInput {
  return { ...form, customer: toPicked(customer), segment: toPicked(segment), episode: toPicked(episode), area: toPicked(area) }
}

/** Only what differs from the stored learning, so that a colleague's change to another field is not overwritten. */
export function changedFields(before: LearningForm, after: LearningForm): Partial<LearningInput> {
  const input = toInput(after)
  return Object.fromEntries(Object.entries(input).filter(([field]) => JSON.stringify(before[field as keyof LearningForm]) !== JSON.stringify(after[field as keyof LearningForm])))
}
