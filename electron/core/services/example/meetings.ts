// What was said, decided and agreed in the three held meetings of the example workspace.
import type { DecisionKind } from '../../../../shared/domain/agenda-lists.ts'
import type { Colleague } from './people.ts'

export interface ExampleMeeting {
  /** Weeks ago: 3 for the first. */
  readonly week: number
  /** Keys of learnings and ideas -> what was noted about them. */
  readonly notes: Readonly<Record<string, string>>
  /** Keys of what the meeting had no time for; it returns as left over. */
  readonly skipped: readonly string[]
  readonly decisions: readonly { readonly idea: string; readonly kind: DecisionKind; readonly reason: string }[]
  /** `due`: days after the meeting; `done`: hours after it. */
  readonly actions: readonly { readonly title: string; readonly by: Colleague; readonly due: number; readonly done?: number; readonly about?: string }[]
}

export const SERIES = { name: 'Customer round', time: '10:00', minutes: 60 } as const

export const MEETINGS: readonly ExampleMeeting[] = [
  {
    week: 3,
    notes: { 'no-pause-2': 'Rhodri reads his letter aloud. Nobody had known that ending is the only way to rest.', 'monday-calls': 'Everybody has answered one of these. Tobias will look at what the lock reports.' },
    skipped: ['visitor-phone'],
    decisions: [
      { idea: 'pause', kind: 'approve', reason: 'It costs us days, and ending costs us people. Care may pause by hand until the app can.' },
      { idea: 'child-seat', kind: 'park', reason: 'The insurance for borrowed seats is not settled. Ask again in spring.' },
    ],
    actions: [
      { title: 'Call the two riders who left because they were ill', by: 'rhodri', due: 5, done: 50, about: 'no-pause-2' },
      { title: 'Ask the maker whether the lock can click louder', by: 'tobias', due: 14 },
    ],
  },
  {
    week: 2,
    notes: { 'line-six': 'Amara was there on the same evening. The notice comes an hour before from now on.', 'call-back': 'The first praise for waiting in two years.' },
    skipped: ['three-photos'],
    decisions: [
      { idea: 'bluetooth', kind: 'pilot', reason: 'Ten stations without signal, six weeks. Success: nine of ten unlock within five seconds.' },
      { idea: 'night-chat', kind: 'decline', reason: 'Drivers on standby must rest; the law says so and so do we. The emergency number is open all night: we will show it in the chat instead.' },
    ],
    actions: [
      { title: 'Put the emergency number into the night message of the chat', by: 'yulan', due: 6, done: 90, about: 'night-chat' },
      { title: 'Show the new stations on the paper map', by: 'rhodri', due: 20, about: 'paper-map' },
    ],
  },
  {
    week: 1,
    notes: { 'full-docks': 'Tobias timed it: the row is full from 8:10 to 8:50, on working days only.', 'site-report': 'Amara will ask what they may count.' },
    skipped: ['sinking-seat', 'by-building', 'rain-transfer'],
    decisions: [
      { idea: 'free-docks', kind: 'approve', reason: 'The crew is there at seven anyway. Start on Monday, count the full minutes for a month.' },
      { idea: 'rider-words', kind: 'approve', reason: 'Ten riders have said yes already, and it costs us tea.' },
      { idea: 'receipts', kind: 'need-more', reason: 'Which fields exactly? Bring three receipts that were sent back.' },
    ],
    actions: [
      { title: 'Bring three receipts that accountants sent back', by: 'mila', due: 6, about: 'receipts' },
      { title: 'Count the calls about rides that did not end', by: 'yulan', due: 7, about: 'clicked' },
      { title: 'Thank the night shift for the violin, in person', by: 'ingrid', due: 2, done: 20 },
    ],
  },
]
