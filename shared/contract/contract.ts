// The whole contract, noun by noun: all that a screen, a script or a test may ask of the core.
import { attachments } from './attachments.ts'
import { customers } from './customers.ts'
import { duplicates } from './duplicates.ts'
import { followUps } from './follow-ups.ts'
import { ideas } from './ideas.ts'
import { ledger } from './ledger.ts'
import { learnings } from './learnings.ts'
import { meetings } from './meetings.ts'
import { metrics } from './metrics.ts'
import { minutes } from './minutes.ts'
import { presence } from './presence.ts'
import { privacy } from './privacy.ts'
import { programs } from './programs.ts'
import { search } from './search.ts'
import { runs } from './runs.ts'
import { session } from './session.ts'
import { settings } from './settings.ts'
import { sync } from './sync.ts'
import { team } from './team.ts'
import { themes } from './themes.ts'

export const contract = { session, attachments, presence, sync, learnings, customers, ideas, followUps, metrics, meetings, minutes, runs, settings, ledger, team, search, themes, duplicates, programs, privacy } as const
export type AppContract = typeof contract
