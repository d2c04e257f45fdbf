// The part of the English catalogue that the screen shows. The rest belongs to terminals, menus and files.
import agenda from './agenda.json' with { type: 'json' }
import attachments from './attachments.json' with { type: 'json' }
import common from './common.json' with { type: 'json' }
import customers from './customers.json' with { type: 'json' }
import errors from './errors.json' with { type: 'json' }
import ideas from './ideas.json' with { type: 'json' }
import imports from './imports.json' with { type: 'json' }
import learnings from './learnings.json' with { type: 'json' }
import meetings from './meetings.json' with { type: 'json' }
import numbers from './numbers.json' with { type: 'json' }
import presence from './presence.json' with { type: 'json' }
import promises from './promises.json' with { type: 'json' }
import settings from './settings.json' with { type: 'json' }
import sync from './sync.json' with { type: 'json' }
import team from './team.json' with { type: 'json' }

export const enScreen = { agenda, attachments, presence, common, customers, errors, ideas, imports, learnings, meetings, numbers, promises, settings, sync, team }
export type ScreenCatalogue = typeof enScreen
