// The English catalogue: one file per topic. Every text that a person reads is here.
import errors from './errors.json' with { type: 'json' }
import shell from './shell.json' with { type: 'json' }

export const en = { errors, shell }
