// What travels beside the rows and is never stored: who is where, and which files have arrived. To this process's devices, and to other processes.
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { HubContext } from '../context.ts'
import type { Connection } from './connection.ts'
import { hidden } from './judge.ts'
import { createPresence, type Presence } from './presence.ts'
import { loadRecords } from './records.ts'

const Arrived = z.object({ from: z.uuid(), file: z.uuid() })

export interface Aside {
  readonly presence: Presence
  /** The file of an attachment is here. */
  arrived(rowId: string): void
  close(): void
}

export function createAside(context: HubContext, connections: ReadonlySet<Connection>): Aside {
  const { store, log } = context
  const self = randomUUID()
  const presence = createPresence(context, (said) => store.whisper(JSON.stringify(said)))

  async function tell(id: string): Promise<void> {
    const [stored] = await loadRecords(store.read, [id])
    if (!stored || stored.row.deleted) return
    for (const connection of connections) if (connection.person && connection.knows('files') && !hidden(stored, connection.person)) connection.tell({ t: 'file', id })
  }
  const logged = (error: unknown) => log.info('the arrival of a file could not be told', { error: error instanceof Error ? error.message : String(error) })

  store.onWhisper((text) => {
    let said: unknown
    try {
      said = JSON.parse(text)
    } catch {
      return // another program's
    }
    const { data } = Arrived.safeParse(said)
    if (!data) presence.heard(said)
    else if (data.from !== self) void tell(data.file).catch(logged)
  })
  return {
    presence,
    arrived(rowId) {
      void tell(rowId).catch(logged)
      store.whisper(JSON.stringify({ from: self, file: rowId }))
    },
    close: () => presence.close(),
  }
}
