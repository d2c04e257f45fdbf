// The form of an idea as plain values: from what is stored, to what the core takes, and what is still missing.
import type { Idea, IdeaInput } from '../../../shared/contract/ideas.ts'
import type { AttachmentInput, Learning, LearningSummary } from '../../../shared/contract/learnings.ts'
import { missingAnswers, missingCode, type Question } from '../../../shared/domain/ideas.ts'
import { toPicked, type Pick } from '../../components/picks.ts'

/** A learning as the form shows it among the evidence. */
export interface Linked { id: string; text: string; quote: string; customer: string | null }

export interface IdeaForm {
  /** Given at the first try to save a new one, so that a second try after a lost answer is the same idea. */
  id?: string
  /** Without one's name; only of a new one. */
  nameless?: boolean
  /** Ideas that look like it and of which its author said that they are not the same: they are not shown again. */
  different?: readonly string[]
  /** Of one that is there: the words that it was asked in. */
  asked?: Idea['answered']
  title: string
  description: string
  answers: Partial<Record<Question, string>>
  customers: Pick[]
  segments: Pick[]
  evidence: Linked[]
  expectedBenefit: string
  effort: Idea['effort']
  ownerId: string | null
  categoryId: string | null
  campaignId: string | null
  attachments: AttachmentInput[]
}

export const BLANK: IdeaForm = { title: '', description: '', answers: {}, customers: [], segments: [], evidence: [], expectedBenefit: '', effort: null, ownerId: null, categoryId: null, campaignId: null, attachments: [] }

export function isBlank({ id: _id, asked: _asked, nameless: _nameless, different: _different, ...form }: IdeaForm): boolean {
  const answers = Object.fromEntries(Object.entries(form.answers).filter(([, text]) => text !== ''))
  return JSON.stringify({ ...form, answers }) === JSON.stringify(BLANK)
}

export function toLinked({ id, text, quote, customer }: LearningSummary): Linked {
  return { id, text, quote, customer: customer?.name ?? null }
}

/** An idea that begins with a learning has its first evidence, and its first customer. */
export function fromLearning(learning: Learning): IdeaForm {
  return { ...BLANK, evidence: [toLinked(learning)], customers: learning.customer ? [learning.customer] : [] }
}

/** Its own: what came along with merged ideas stays theirs. */
export function fromIdea({ title, description, answers, answered, affects, evidence, cameAlong, expectedBenefit, effort, owner, category, campaign, attachments }: Idea): IdeaForm {
  return {
    asked: answered,
    title,
    description,
    answers,
    customers: affects.customers,
    segments: affects.segments,
    evidence: evidence.filter(({ id }) => !cameAlong.learnings.includes(id)).map(toLinked),
    expectedBenefit,
    effort,
    ownerId: owner?.id ?? null,
    categoryId: category?.id ?? null,
    campaignId: campaign?.id ?? null,
    attachments: attachments.map(({ sha256, name, mime, size }) => ({ sha256, name, mime, size })),
  }
}

export function toInput({ different: _different, asked: _asked, ...form }: IdeaForm): IdeaInput {
  const picked = (picks: readonly Pick[]) => picks.map(toPicked).filter((pick) => pick !== null)
  return { ...form, customers: picked(form.customers), segments: picked(form.segments), evidence: form.evidence.map(({ id }) => id) }
}

/** Only what differs from the stored idea, answer by answer, so that a colleague's change to another field is not overwritten. */
export function changedFields(before: IdeaForm, after: IdeaForm): Partial<IdeaInput> {
  const differs = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b)
  const { answers, ...input } = toInput(after)
  const changed: Partial<IdeaInput> = Object.fromEntries(Object.entries(input).filter(([field]) => differs(before[field as keyof IdeaForm], after[field as keyof IdeaForm])))
  const reworded = Object.entries(answers ?? {}).filter(([question, text]) => (before.answers[question as Question] ?? '') !== text)
  return reworded.length > 0 ? { ...changed, answers: Object.fromEntries(reworded) } : changed
}

/** Codes by field, in the order of the form. The core checks the same; asking here names all of them at once. */
export function problemsOf(form: IdeaForm, submit: boolean, required: readonly Question[]): Record<string, string> {
  const missing = submit ? missingAnswers({ answers: form.answers, affected: form.customers.length + form.segments.length, required }) : []
  return Object.fromEntries([...(form.title.trim() === '' ? [['title', 'required']] : []), ...missing.map((question) => [`answers.${question}`, missingCode(question)])]) as Record<string, string>
}
