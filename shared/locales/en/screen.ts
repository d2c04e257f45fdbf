// The part of the English catalogue that the first page of the screen needs. `screen-later.ts` has what comes with the other pages.
import attachments from './attachments.json' with { type: 'json' }
import common from './common.json' with { type: 'json' }
import customers from './customers.json' with { type: 'json' }
import errors from './errors.json' with { type: 'json' }
import ideas from './ideas.json' with { type: 'json' }
import learnings from './learnings.json' with { type: 'json' }
import presence from './presence.json' with { type: 'json' }
import promises from './promises.json' with { type: 'json' }
import settings from './settings.json' with { type: 'json' }
import sync from './sync.json' with { type: 'json' }

export const enScreen = { attachments, common, customers, errors, ideas, learnings, presence, promises, settings, sync }
