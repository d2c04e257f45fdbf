// The English catalogue: one file per topic. Every text that a person reads is here.
import cli from './cli.json' with { type: 'json' }
import shell from './shell.json' with { type: 'json' }
import transfer from './transfer.json' with { type: 'json' }
import { enScreen } from './screen.ts'
import { enScreenLater } from './screen-later.ts'

export const en = { ...enScreen, ...enScreenLater, cli, shell, transfer }
export type Catalogue = typeof en
