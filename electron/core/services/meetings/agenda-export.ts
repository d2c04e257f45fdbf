// An agenda as a file: Markdown, or an event for a calendar.
import type * as z from 'zod'
import type { Agenda, meetings as contract } from '../../../../shared/contract/meetings.ts'
import { zoneOf } from '../../../../shared/domain/meetings.ts'
import { agendaCalendar } from './agenda-calendar.ts'
import { agendaMarkdown } from './agenda-markdown.ts'
import { ownWords } from '../../store/pipeline/own-words.ts'
import { agendaWords } from './agenda-words.ts'
import type { Context } from '../context.ts'
import { agenda as agendaOfMeeting } from './meetings.ts'

type Input = z.output<(typeof contract)['export']['in']>
export interface AgendaFile {
  fileName: string
  mime: string
  text: string
}

const FORMATS = {
  markdown: { extension: 'md', mime: 'text/markdown; charset=utf-8' },
  ics: { extension: 'ics', mime: 'text/calendar; charset=utf-8' },
} as const

export async function exportAgenda(context: Context, { meetingId, format, language }: Input): Promise<AgendaFile> {
  return agendaFile(agendaOfMeeting(context, { meetingId }), format, language, context.now(), ownWords(context.store.read))
}

/** Also for an agenda that belongs to no meeting. `now` stamps a calendar file; `own`: what the workspace says in its own way. */
export async function agendaFile(agenda: Agenda, format: keyof typeof FORMATS, language: string, now: number, own: Readonly<Record<string, string>> = {}): Promise<AgendaFile> {
  const words = await agendaWords(language, own)
  const { extension, mime } = FORMATS[format]
  const text = format === 'markdown' ? agendaMarkdown(agenda, words) : agendaCalendar(agenda, words, now)
  return { fileName: `${safeName(words.title(agenda))} ${zoneOf(agenda.meeting.timeZone).dayOf(agenda.meeting.startsAt)}.${extension}`, mime, text }
}

/** A name that every file system takes. Source of the characters: Windows' rules, the strictest. */
export function safeName(name: string): string {
  // oxlint-disable-next-line no-control-regex -- these are among the characters to replace
  const safe = name.replaceAll(/[\u0000-\u001f<>:"/\\|?*]/g, ' ').replaceAll(/\s+/g, ' ').replace(/^[. ]+/, '').slice(0, 80).toWellFormed().replaceAll('\ufffd', '').trim()
  return safe || 'Agenda'
}
