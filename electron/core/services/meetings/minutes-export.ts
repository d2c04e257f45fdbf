// The minutes of a held meeting as a file, and the mail that sends them out, or the agenda before the meeting.
import type * as z from 'zod'
import type { Agenda } from '../../../../shared/contract/meetings.ts'
import type { Minutes, minutes as contract } from '../../../../shared/contract/minutes.ts'
import { zoneOf } from '../../../../shared/domain/meetings.ts'
import type { MinutesFormat } from '../../../../shared/domain/minutes-lists.ts'
import { safeName } from './agenda-export.ts'
import { ownWords } from '../../store/pipeline/own-words.ts'
import { agendaWords, type AgendaWords } from './agenda-words.ts'
import type { Context } from '../context.ts'
import { agenda as agendaOfMeeting } from './meetings.ts'
import { get } from './minutes.ts'
import { agendaPaper } from './paper/agenda-paper.ts'
import { mailMessage, type Mail } from './paper/mail.ts'
import { minutesPaper, titleOf } from './paper/minutes-paper.ts'
import { paperMarkdown } from './paper/paper-markdown.ts'
import { paperText } from './paper/paper-text.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Output<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['out']>

const FILES: Readonly<Record<MinutesFormat, { extension: string; mime: string }>> = {
  markdown: { extension: 'md', mime: 'text/markdown; charset=utf-8' },
  text: { extension: 'txt', mime: 'text/plain; charset=utf-8' },
  docx: { extension: 'docx', mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  mail: { extension: 'eml', mime: 'message/rfc822' },
}

export async function exportMinutes(context: Context, { meetingId, format, language }: Input<'export'>): Promise<Output<'export'>> {
  const minutes = get(context, { meetingId })
  const words = await agendaWords(language, ownWords(context.store.read))
  const { extension, mime } = FILES[format]
  return { fileName: fileNameOf(titleOf(minutes, words), words.say('minutes:paper.kind'), minutes.meeting, extension), mime, bytes: await minutesFile(minutes, format, words) }
}

export async function minutesFile(minutes: Minutes, format: MinutesFormat, words: AgendaWords): Promise<Uint8Array<ArrayBuffer>> {
  const paper = minutesPaper(minutes, words)
  if (format === 'docx') {
    const { paperWord } = await import('./paper/paper-word.ts')
    return paperWord(paper, { title: `${titleOf(minutes, words)}: ${words.say('minutes:paper.kind')}`, language: words.locale })
  }
  const text = format === 'markdown' ? paperMarkdown(paper) : format === 'text' ? paperText(paper) : mailMessage(minutesMail(minutes, words))
  return new Uint8Array(new TextEncoder().encode(text))
}

export function minutesMail(minutes: Minutes, words: AgendaWords): Mail {
  return { subject: words.say('minutes:mail.minutes', { name: titleOf(minutes, words), day: dayOf(minutes.meeting, words) }), text: paperText(minutesPaper(minutes, words)) }
}

export function agendaMail(agenda: Agenda, words: AgendaWords): Mail {
  return { subject: words.say('minutes:mail.agenda', { name: words.title(agenda), day: dayOf(agenda.meeting, words) }), text: paperText(agendaPaper(agenda, words)) }
}

export async function mail(context: Context, { meetingId, language }: Input<'mail'>): Promise<Output<'mail'>> {
  const words = await agendaWords(language, ownWords(context.store.read))
  const agenda = agendaOfMeeting(context, { meetingId })
  const held = agenda.meeting.state === 'held'
  const made = held ? minutesMail(get(context, { meetingId }), words) : agendaMail(agenda, words)
  return { ...made, fileName: fileNameOf(words.title(agenda), words.say(held ? 'minutes:paper.kind' : 'meetings:agenda.title'), agenda.meeting, 'eml'), message: mailMessage(made) }
}

const dayOf = ({ timeZone, startsAt }: { timeZone: string; startsAt: number }, words: AgendaWords) => words.day(zoneOf(timeZone).dayOf(startsAt))

function fileNameOf(name: string, kind: string, { timeZone, startsAt }: { timeZone: string; startsAt: number }, extension: string): string {
  return `${safeName(`${name} ${kind}`)} ${zoneOf(timeZone).dayOf(startsAt)}.${extension}`
}
