// The English catalogue: one file per topic. Every text that a person reads is here.
import common from './common.json' with { type: 'json' }
import errors from './errors.json' with { type: 'json' }
import ideas from './ideas.json' with { type: 'json' }
import settings from './settings.json' with { type: 'json' }
import shell from './shell.json' with { type: 'json' }

export const en = { common, errors, ideas, settings, shell }
export type Catalogue = typeof en
