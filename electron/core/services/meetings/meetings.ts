// What can be done with meetings: the agenda, what is chosen by hand, and what is recorded while it runs.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { ActionItem, Agenda, Meeting, meetings as contract } from '../../../../shared/contract/meetings.ts'
import { DECIDED_STAGE, type AgendaSegmentKey } from '../../../../shared/domain/agenda-lists.ts'
import { knownNow } from '../../../../shared/domain/agenda/build.ts'
import { fingerprintOf } from '../../../../shared/domain/agenda/changes.ts'
import { toAgendaTemplate } from '../../../../shared/domain/agenda/template-edit.ts'
import { noteTogether, wroteIn } from '../../../../shared/domain/agenda/note-hands.ts'
import type { Stage } from '../../../../shared/domain/ideas.ts'
import { nextOccurrence } from '../../../../shared/domain/cadence.ts'
import { hasRole } from '../../../../shared/domain/rights.ts'
import { actionsById, choicesOf, openActions, toActionItem } from '../../store/meetings/agenda.ts'
import { ensureMeeting, getMeetingRow, getSeriesRow, getSnapshot, heldMeetings, type MeetingRow } from '../../store/meetings/meetings.ts'
import type { Read } from '../../store/read.ts'
import { personOf } from '../../store/rights.ts'
import { rememberedRead } from '../../store/remembered.ts'
import { chairOf } from '../../store/meetings/runs.ts'
import { joinedId, type Write } from '../../store/write.ts'
import { gatherFacts, type AgendaOf } from './agenda-facts.ts'
import { watchOwn } from './agenda-why.ts'
import { agendaOf, buildFor, closeMeeting, liveAgenda } from './close-meeting.ts'
import { me, type Context } from '../context.ts'
import { moveIdea } from '../idea/moves.ts'
import { nextMeeting } from '../../store/meetings/series.ts'
import { standing } from './planning.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

const DAY = 24 * 60 * 60 * 1000
/** Length of an agenda that belongs to no meeting. */
const USUAL_MINUTES = 60

export function history({ store }: Context, { seriesId, limit }: Input<'history'>): Meeting[] {
  return heldMeetings(store.read, seriesId ?? null, limit)
}

function present(read: Read, id: string): MeetingRow {
  const meeting = getMeetingRow(read, id)
  if (!meeting) throw new AppError('unknown-meeting')
  return meeting
}

function planned(read: Read, id: string): MeetingRow {
  const meeting = present(read, id)
  if (meeting.state === 'held') throw new AppError('meeting-held')
  return meeting
}

export function agenda({ store, now }: Context, { meetingId }: Input<'agenda'>): Agenda {
  const read = rememberedRead(store)
  const meeting = present(read, meetingId)
  return (meeting.state === 'held' ? getSnapshot(store.read, meetingId) : null) ?? standing(read, liveAgenda(read, meeting, now()), meeting, now())
}

/** With `at`, the agenda is as it would be seen then; what exists is what exists now. */
export function preview(context: Context, { seriesId, minutes, at, template }: Input<'preview'>): Agenda {
  const { store } = context
  const now = at ?? context.now()
  const of = previewOf(context, seriesId, minutes, at)
  return buildFor(rememberedRead(store), template ? { ...of, template: toAgendaTemplate(template) } : of, now)
}

function previewOf({ store, now }: Context, seriesId: string | undefined, minutes: number | undefined, at: number | undefined): AgendaOf {
  if (seriesId === undefined) {
    const startsAt = at ?? now()
    return { meetingId: null, seriesId: null, name: '', startsAt, minutes: minutes ?? USUAL_MINUTES, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, team: null, nextAt: startsAt + 7 * DAY }
  }
  const series = getSeriesRow(store.read, seriesId)
  if (!series) throw new AppError('unknown-series')
  const next = nextMeeting(store.read, series, now())
  const startsAt = at ?? (next ?? nextOccurrence(series, now()))?.startsAt ?? now()
  const meeting: MeetingRow = { id: next?.id ?? '', seriesId, day: null, startsAt, minutes: minutes ?? next?.minutes ?? series.minutes, state: 'planned', heldAt: null, moved: false, changedAt: null }
  return { ...agendaOf(store.read, meeting), meetingId: next?.id ?? null }
}

/** Acts on a planned meeting in one transaction, and answers its agenda afterwards. */
function change(context: Context, meetingId: string, act: (write: Write, meeting: MeetingRow) => void): Agenda {
  const { store, now } = context
  store.write((write) => {
    const meeting = planned(write, meetingId)
    ensureMeeting(write, meeting)
    // that the meeting is there does not hang on what is said of it
    write.unit()
    const keepSeen = watchOwn(write, meeting, now())
    act(write, meeting)
    keepSeen(write)
  })
  const meeting = planned(store.read, meetingId)
  return standing(store.read, liveAgenda(store.read, meeting, now()), meeting, now())
}

/** What is known of each subject that this meeting may have. */
function known(read: Read, meeting: MeetingRow, now: number): ReturnType<typeof knownNow> {
  const of = agendaOf(read, meeting)
  return knownNow(gatherFacts(read, of, now), now, of.template)
}

// chosen by hand

interface Choice { pinned: boolean; dropped: boolean; minutes: number | null; position: number | null; segment: AgendaSegmentKey | null; title: string | null }

function putChoice(write: Write, meetingId: string, subject: string, changes: Partial<Choice>): void {
  const { subject: _, ...before } = choicesOf(write, meetingId).find((choice) => choice.subject === subject) ?? { subject, pinned: false, dropped: false, minutes: null, position: null, segment: null, title: null }
  const choice: Choice = { ...before, ...changes }
  write.ensure('agendaChoice', joinedId('agendaChoice', meetingId, subject), { meetingId, subject, ...choice })
}

const isAdded = (subject: string) => subject.startsWith('added:')

export function choose(context: Context, { meetingId, subject, pinned, dropped, minutes }: Input<'choose'>): Agenda {
  return change(context, meetingId, (write, meeting) => {
    if (isAdded(subject) && !choicesOf(write, meetingId).some((choice) => choice.subject === subject)) return
    // it keeps the segment in which the person saw it
    const place = isAdded(subject) ? undefined : known(write, meeting, context.now()).get(subject)?.segment
    putChoice(write, meetingId, subject, {
      ...(place && { segment: place }),
      ...(minutes !== undefined && { minutes }),
      ...(pinned !== undefined && { pinned, ...(pinned && { dropped: false }) }),
      ...(dropped !== undefined && { dropped, ...(dropped && { pinned: false }) }),
    })
  })
}

/** Learnings may be carried from one of their segments to another. */
export function order(context: Context, { meetingId, segment, subjects }: Input<'order'>): Agenda {
  return change(context, meetingId, (write, meeting) => {
    const places = known(write, meeting, context.now())
    const placeOf = (subject: string) => (subject.startsWith('learning:') ? segment : places.get(subject)?.segment)
    const choices = choicesOf(write, meetingId)
    for (const choice of choices) if (choice.position !== null && choice.segment === segment && !subjects.includes(choice.subject)) putChoice(write, meetingId, choice.subject, { position: null })
    subjects.forEach((subject, position) => {
      const place = placeOf(subject)
      if (isAdded(subject) && !choices.some((choice) => choice.subject === subject)) return
      putChoice(write, meetingId, subject, { position, ...(place && !isAdded(subject) && { segment: place }) })
    })
  })
}

export function addItem(context: Context, { meetingId, segment, title, minutes }: Input<'addItem'>): Agenda {
  return change(context, meetingId, (write) => putChoice(write, meetingId, `added:${context.newId()}`, { segment, title, minutes }))
}

export function regenerate(context: Context, { meetingId }: Input<'regenerate'>): Agenda {
  return change(context, meetingId, (write) => {
    for (const { subject } of choicesOf(write, meetingId)) {
      if (isAdded(subject)) putChoice(write, meetingId, subject, { pinned: false, dropped: false, position: null })
      else write.remove('agendaChoice', joinedId('agendaChoice', meetingId, subject))
    }
  })
}

// recorded

function record(write: Write, context: Context, meeting: MeetingRow, subject: string, discussed: boolean, note?: string): void {
  const id = joinedId('discussion', meeting.id, subject)
  const before = write.get<{ note: string; fingerprint: string; discussedAt: number | null }>('SELECT note, fingerprint, discussedAt FROM discussion WHERE id = ? AND deletedAt IS NULL', [id])
  const found = known(write, meeting, context.now()).get(subject)
  const fingerprint = found ? fingerprintOf(found.segment, found.known) : (before?.fingerprint ?? '{}')
  write.ensure('discussion', id, { meetingId: meeting.id, subject, fingerprint, note: note ?? before?.note ?? '', discussedAt: discussed ? (before?.discussedAt ?? context.now()) : null })
}

/** Keeps a note beside what others wrote in it since the person began, and whose sentences are whose. Gives the note as it is then. */
function keepNote(write: Write, context: Context, meetingId: string, subject: string, note: string, noteWas: string | undefined): string {
  const now = write.value<string>('SELECT note FROM discussion WHERE id = ? AND deletedAt IS NULL', [joinedId('discussion', meetingId, subject)]) ?? ''
  const was = noteWas ?? now
  const memberId = me(context)
  const id = joinedId('noteAuthor', meetingId, subject, memberId)
  const wrote = wroteIn(write.value<string>('SELECT wrote FROM noteAuthor WHERE id = ? AND deletedAt IS NULL', [id]) ?? '', was, note)
  if (wrote !== '' || write.value('SELECT 1 FROM noteAuthor WHERE id = ?', [id]) !== undefined) write.ensure('noteAuthor', id, { meetingId, subject, memberId, wrote })
  return noteTogether(was, note, now)
}

export function discuss(context: Context, { meetingId, subject, discussed, note, noteWas }: Input<'discuss'>): Agenda {
  return change(context, meetingId, (write, meeting) => record(write, context, meeting, subject, discussed, note === undefined ? undefined : keepNote(write, context, meetingId, subject, note, noteWas)))
}

/**
 * The fingerprint is taken after the move: that the meeting itself moved the idea does not bring it back. Where two decide the same idea without the hub, only one
 * of them moves it; what both decided and noted stands in the minutes even so, so it is made known apart from the move.
 */
export function decide(context: Context, { meetingId, subject, decision, reason, ownerId, dueOn }: Input<'decide'>): Agenda {
  return change(context, meetingId, (write, meeting) => {
    if (decision === 'decline' && !reason) throw new AppError('reason-missing', {}, [{ field: 'reason', code: 'reason-missing' }])
    if (ownerId !== null) mustBeMember(write, ownerId)
    if (subject.startsWith('idea:')) {
      const id = subject.slice('idea:'.length)
      const stage = write.value<Stage>('SELECT stage FROM idea WHERE id = ? AND deletedAt IS NULL', [id])
      if (!stage) throw new AppError('unknown-idea')
      if (stage !== DECIDED_STAGE[decision]) moveIdea(write, context, { id, to: DECIDED_STAGE[decision], reason, meetingId })
      write.unit()
    }
    write.put('decision', context.newId(), { meetingId, subject, kind: decision, reason, memberId: me(context), createdAt: context.now(), ownerId, dueOn, objection: '', voiceId: null, customerId: null })
    record(write, context, meeting, subject, true)
  })
}

function mayPlan(read: Read): boolean {
  const person = personOf(read)
  return !person || hasRole(person, 'lead')
}

function mustBeMember(read: Read, ownerId: string): void {
  if (read.value('SELECT 1 FROM member WHERE id = ? AND deletedAt IS NULL', [ownerId]) === undefined) throw new AppError('unknown-member', {}, [{ field: 'ownerId', code: 'unknown-member' }])
}

/** In the name of the customer whose story the agenda tells. */
export function object(context: Context, { meetingId, decisionId, text }: Input<'object'>): Agenda {
  return change(context, meetingId, (write, meeting) => {
    if (write.value('SELECT 1 FROM decision WHERE id = ? AND meetingId = ? AND deletedAt IS NULL', [decisionId, meetingId]) === undefined) throw new AppError('unknown-decision')
    const story = liveAgenda(write, meeting, context.now()).segments.find(({ key }) => key === 'empty-chair')?.items.find(({ kind }) => kind === 'learning')
    const customer = story ? (chairOf(write, story.id)?.customer ?? null) : null
    write.patch('decision', decisionId, { objection: text, voiceId: text === '' ? null : me(context), customerId: text === '' ? null : (customer?.id ?? null) })
  })
}

export function act(context: Context, { meetingId, subject, title, ownerId, dueOn }: Input<'act'>): ActionItem {
  const { store, newId, now } = context
  const id = newId()
  store.write((write) => {
    const meeting = meetingId === null ? null : present(write, meetingId)
    const seriesId = meeting?.seriesId ?? null
    // what only a lead may write waits for one; an action may be agreed by all
    if (meeting && (mayPlan(write) || getSeriesRow(write, meeting.seriesId)?.example === 1)) ensureMeeting(write, meeting)
    if (ownerId) mustBeMember(write, ownerId)
    write.put('actionItem', id, { meetingId, seriesId, subject, title, ownerId, dueOn, doneAt: null, createdAt: now() })
  })
  return toActionItem(actionsById(store.read, [id])[0]!)
}

export function finishAction({ store, now }: Context, { id, done }: Input<'finishAction'>): ActionItem {
  store.write((write) => {
    const action = actionsById(write, [id])[0]
    if (!action) throw new AppError('unknown-action')
    if ((action.doneAt !== null) !== done) write.patch('actionItem', id, { doneAt: done ? now() : null })
  })
  return toActionItem(actionsById(store.read, [id])[0]!)
}

export function deleteAction({ store }: Context, { id }: Input<'deleteAction'>): Record<string, never> {
  store.write((write) => {
    if (!write.remove('actionItem', id)) throw new AppError('unknown-action')
  })
  return {}
}

export function listActions({ store }: Context, { open, limit }: Input<'listActions'>): ActionItem[] {
  return (open ? openActions(store.read, null, limit) : allActions(store.read, limit)).map(toActionItem)
}

function allActions(read: Read, limit: number): ReturnType<typeof openActions> {
  const ids = read.all<{ id: string }>('SELECT id FROM actionItem WHERE deletedAt IS NULL ORDER BY createdAt DESC, pk DESC LIMIT ?', [limit]).map(({ id }) => id)
  return actionsById(read, ids).toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

export function close(context: Context, { meetingId }: Input<'close'>): Agenda {
  const { store, now } = context
  store.write((write) => {
    closeMeeting(write, context, planned(write, meetingId), now())
  })
  return agenda(context, { meetingId })
}
