// The digest: what happened in a day or a week and what is owed now, for the person of this device.
import type * as z from 'zod'
import type { Digest, home as contract } from '../../../../shared/contract/home.ts'
import { needPast } from '../../../../shared/domain/past-days.ts'
import { zoneOf } from '../../../../shared/domain/meetings.ts'
import { getMember } from '../../store/session.ts'
import { me, type Context } from '../context.ts'
import { safeName } from '../meetings/agenda-export.ts'
import { agendaWords } from '../meetings/agenda-words.ts'
import { mailMessage } from '../meetings/paper/mail.ts'
import { paperMarkdown } from '../meetings/paper/paper-markdown.ts'
import { paperText } from '../meetings/paper/paper-text.ts'
import { digestPaper, subjectOf } from './digest-paper.ts'
import { get as getHome } from './home.ts'
import { newsBetween } from './news.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Output<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['out']>

const DAY = 24 * 60 * 60 * 1000
const PERIOD_DAYS = { daily: 1, weekly: 7 } as const

const zoneHere = () => zoneOf(Intl.DateTimeFormat().resolvedOptions().timeZone)

/** `since`: from the beginning of that day, where the device is. Throws `date-in-future`. */
export function digest(context: Context, { since, period = 'weekly' }: Input<'digest'>): Digest {
  const to = context.now()
  needPast(since, to, 'since')
  const from = since === undefined ? to - PERIOD_DAYS[period] * DAY : zoneHere().instantOf(since, '00:00')
  return { from, to, news: newsBetween(context, from, to), home: getHome(context) }
}

export async function digestMail(context: Context, { language, ...asked }: Input<'digestMail'>): Promise<Output<'digestMail'>> {
  const made = digest(context, asked)
  const words = await agendaWords(language)
  const zone = zoneHere()
  const name = getMember(context.store.read, me(context))?.name ?? ''
  const paper = digestPaper(made, { words, zone, name })
  const mail = { subject: subjectOf(made, { words, zone }), text: paperText(paper) }
  return { ...mail, markdown: paperMarkdown(paper), fileName: `${safeName(words.say('home:digest.fileName'))} ${zone.dayOf(made.to)}`, message: mailMessage(mail) }
}
