// What a customer of a pilot is told: begun from their own words, where the idea stands, and what they said of it.
import type { Idea } from '../../../shared/contract/ideas.ts'
import type { PilotCustomer } from '../../../shared/contract/pilot.ts'
import type { Words } from '../../words.ts'

const STAND: Partial<Record<Idea['stage'], 'pilot' | 'implemented' | 'declined'>> = { pilot: 'pilot', implemented: 'implemented', measured: 'implemented', declined: 'declined' }

export function messageFor(t: Words, idea: Idea, { customer, quote, verdict }: PilotCustomer): string {
  const stands = STAND[idea.stage] ?? 'other'
  const { title } = idea
  return [
    t('pilot:text.hello', { name: customer.name }),
    quote ? t('pilot:text.quoted', { quote }) : t('pilot:text.heard'),
    [t(`pilot:text.${stands}`, { title }), idea.answers.delight].filter(Boolean).join('\n'),
    verdict ? t(`pilot:text.${verdict}`) : stands === 'pilot' ? t('pilot:text.ask') : '',
    t('pilot:text.bye'),
  ]
    .filter(Boolean)
    .join('\n\n')
}
