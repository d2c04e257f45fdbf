// What travels beside the rows: who else is here, and news of files. Nothing of it is stored, and an older hub is not asked for it.
import type { ToDevice, ToHub } from '../../../shared/protocol.ts'

export type AsideMessage = Extract<ToDevice, { t: 'others' | 'file' }>

export interface Aside {
  /** The hub has said welcome; `features`: the kinds of messages that it knows. */
  greeted(features: ReadonlySet<string>, send: (message: ToHub) => void): void
  heard(message: AsideMessage): void
  lost(): void
}
