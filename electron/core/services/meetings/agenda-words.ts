// An agenda's words outside the window: reasons, segment titles, and when the meeting is.
import type { TFunction } from 'i18next'
import type { Agenda, Reason } from '../../../../shared/contract/meetings.ts'
import { changesClocks } from '../../../../shared/domain/meetings.ts'
import { LANGUAGES } from '../../../../shared/domain/session.ts'
import type { Language } from '../../../../shared/contract/session.ts'
import { wordsFor } from '../../words.ts'

export interface AgendaWords {
  /** For whatever else tells of dates: the language's own. */
  readonly locale: string
  /** A text of the catalogue. */
  readonly say: (key: string, params?: Readonly<Record<string, string | number>>) => string
  readonly reason: (reason: Reason) => string
  /** The meeting's name, or what an agenda without one is called. */
  readonly title: (agenda: Agenda) => string
  /** "Wednesday 4 March 2026 at 10:00–11:00 CET", where the meeting is. */
  readonly when: (agenda: Agenda) => string
  /** The same for any meeting. */
  readonly span: (meeting: Pick<Agenda['meeting'], 'startsAt' | 'minutes' | 'timeZone'>) => string
  /** Who has which role: "Lead: Ada"; in the order of the roles. */
  readonly roles: (agenda: Agenda) => readonly string[]
  /** What is unusual about when it is: cancelled, moved by hand, or away from free days; null when nothing is. */
  readonly changed: (agenda: Agenda) => string | null
  /** A calendar day `YYYY-MM-DD` in full. */
  readonly day: (day: string) => string
}

/** A language that is not known is English. `own`: what the workspace says in its own way, by key. */
export async function agendaWords(language: string, own: Readonly<Record<string, string>> = {}): Promise<AgendaWords> {
  const known: Language = [...LANGUAGES, 'en-XA' as const].find((name) => name === language) ?? 'en'
  const t: TFunction = await wordsFor(known)
  // the catalogue's English is British
  const locale = known === 'en' || known === 'en-XA' ? 'en-GB' : known
  const say = (key: string, params = {}) => own[key] ?? (t as (key: string, params: object) => string)(key, { ...params, locale })
  const span: AgendaWords['span'] = ({ startsAt, minutes, timeZone }) => {
    const day = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'full' }).format(startsAt)
    const clock = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' })
    const endsAt = startsAt + minutes * 60_000
    const when = say('agenda:export.when', { day, from: clock.format(startsAt), to: clock.format(endsAt), timeZone: timeZone.replaceAll('_', ' ') })
    // from half past two to half past two: an hour, in the one night of the year
    return changesClocks(timeZone, startsAt, endsAt) ? say('agenda:export.clocks', { when }) : when
  }
  return {
    locale,
    say,
    reason: ({ code, params }) => say(`agenda:reason.${code}`, params),
    title: ({ meeting }) => meeting.name || say('agenda:export.untitled'),
    when: ({ meeting }) => span(meeting),
    span,
    roles: ({ meeting }) => (meeting.roles ?? []).map(({ role, member }) => say(`agenda:role.is.${role}`, { name: member.name })),
    changed: ({ meeting: { state, plan } }) => (state === 'cancelled' ? say('agenda:plan.cancelled') : plan?.moved ? say('agenda:plan.moved') : plan?.freeDays ? say('agenda:plan.freeDays', { name: plan.freeDays }) : null),
    day: (day) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long' }).format(Date.parse(`${day}T12:00:00Z`)),
  }
}
