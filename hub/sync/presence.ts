// Who is where now: which members look at or write an idea or an agenda. In memory only, told to those who are at the same place and may see it.
//
// Several hub processes tell each other by hints of the database, which may be lost: each says again what it knows, and what was not said again expires.
import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { Doing, MOST_OTHERS, Place, type ToHub } from '../../shared/protocol.ts'
import { NAMELESS, type Person } from '../../shared/domain/rights.ts'
import type { HubContext } from '../context.ts'
import { buckets } from '../limits.ts'
import { authorshipIdOf, hidden } from './judge.ts'
import { loadRecords } from './records.ts'
import type { Connection } from './connection.ts'

/** Several changes at one place become one message. */
const GATHER_MS = 100
/** How often a process says again who is where, and how long that counts. */
const AGAIN_MS = 20_000
const EXPIRE_MS = 60_000
/** The row that a place is about. */
const ENTITY: Readonly<Record<string, string>> = { idea: 'idea', agenda: 'meeting' }

type Places = Extract<ToHub, { t: 'here' }>['places']
type People = { member: string; doing: Doing }[]

const Said = z.object({ from: z.uuid(), at: Place, people: z.array(z.object({ member: z.uuid(), doing: Doing })).max(MOST_OTHERS) })

export interface Presence {
  /** What a device says; instead of what it said before. */
  here(connection: Connection, places: Places): void
  gone(connection: Connection): void
  /** What another process says. */
  heard(said: unknown): void
  close(): void
}

/** `say`: to the other processes. */
export function createPresence({ store, now, log }: Pick<HubContext, 'store' | 'now' | 'log'>, say: (said: z.output<typeof Said>) => void): Presence {
  const self = randomUUID()
  const here = new Map<Connection, Map<string, Doing>>()
  const told = new Map<Connection, Map<string, string>>()
  /** place -> process -> who is there, and until when that counts */
  const elsewhere = new Map<string, Map<string, { people: People; until: number }>>()
  const gathering = new Map<string, NodeJS.Timeout>()
  const wanted = new Map<Connection, { places: Places; timer: NodeJS.Timeout }>()
  const limits = buckets({ burst: 20, perSecond: 1, now })

  function mine(at: string): People {
    const doing = new Map<string, Doing>()
    for (const [{ person }, places] of here) {
      const does = places.get(at)
      if (does && person && doing.get(person.id) !== 'writing') doing.set(person.id, does)
    }
    return [...doing].slice(0, MOST_OTHERS).map(([member, does]) => ({ member, doing: does }))
  }

  function everybody(at: string): People {
    const doing = new Map<string, Doing>()
    for (const { people } of [{ people: mine(at) }, ...(elsewhere.get(at)?.values() ?? [])]) for (const { member, doing: does } of people) if (doing.get(member) !== 'writing') doing.set(member, does)
    return [...doing].map(([member, does]) => ({ member, doing: does })).sort((a, b) => (a.member < b.member ? -1 : 1))
  }

  function tell(at: string): void {
    const all = everybody(at)
    for (const [connection, places] of here) {
      if (!places.has(at)) continue
      const people = all.filter(({ member }) => member !== connection.person?.id).slice(0, MOST_OTHERS)
      const last = told.get(connection) ?? new Map<string, string>()
      const text = JSON.stringify(people)
      if ((last.get(at) ?? '[]') === text) continue
      told.set(connection, last.set(at, text))
      connection.tell({ t: 'others', at, people })
    }
  }

  function moved(at: string): void {
    if (gathering.has(at)) return
    const timer = setTimeout(() => {
      gathering.delete(at)
      tell(at)
      say({ from: self, at, people: mine(at) })
    }, GATHER_MS)
    timer.unref()
    gathering.set(at, timer)
  }

  function put(connection: Connection, places: Map<string, Doing>): void {
    const before = here.get(connection) ?? new Map<string, Doing>()
    if (places.size > 0) here.set(connection, places)
    else here.delete(connection)
    const last = told.get(connection)
    for (const at of new Set([...before.keys(), ...places.keys()])) {
      if (!places.has(at)) last?.delete(at)
      if (before.get(at) !== places.get(at)) moved(at)
    }
  }

  /** Those of the places that are there and that the person may see. Nobody is told of somebody at an idea of their own without a name. */
  async function seen(person: Person, places: Places): Promise<Map<string, Doing>> {
    const rows = new Map((await loadRecords(store.read, places.map(({ at }) => idOf(at)))).map((stored) => [stored.id, stored]))
    const nameless = [...rows.values()].filter(({ row }) => row.data['authorId'] === NAMELESS).map(({ id }) => authorshipIdOf(id))
    for (const { row } of await loadRecords(store.read, nameless)) if (row.data['memberId'] === person.id) rows.delete(String(row.data['ideaId']))
    return new Map(places.filter(({ at }) => {
      const row = rows.get(idOf(at))
      // a coming meeting of which nothing was said yet has no row; its id is made of its series and day, and everybody may see it
      if (row === undefined && at.startsWith('agenda:') && idOf(at)[14] === '5') return true
      return row !== undefined && row.entity === ENTITY[at.split(':')[0]!] && !row.row.deleted && !hidden(row, person)
    }).map(({ at, doing }) => [at, doing]))
  }

  async function take(connection: Connection, places: Places): Promise<void> {
    const { person } = connection
    if (!person || connection.ended) return
    const visible = await seen(person, places)
    if (!connection.ended) put(connection, visible)
  }

  const logged = (error: unknown) => log.info('presence could not be told', { error: error instanceof Error ? error.message : String(error) })

  const again = setInterval(() => {
    for (const [at, processes] of elsewhere) {
      for (const [process, { until }] of processes) if (until < now()) processes.delete(process)
      if (processes.size === 0) elsewhere.delete(at)
      tell(at)
    }
    for (const at of new Set([...here.values()].flatMap((places) => [...places.keys()]))) moved(at)
    // what has been made private or deleted since is out of sight
    for (const [connection, places] of here) void take(connection, [...places].map(([at, doing]) => ({ at, doing }))).catch(logged)
  }, AGAIN_MS)
  again.unref()

  return {
    here(connection, places) {
      const waiting = wanted.get(connection)
      if (waiting) {
        waiting.places = places
        return
      }
      const wait = limits.take(connection.device ?? '')
      if (wait === 0) {
        void take(connection, places).catch(logged)
        return
      }
      // too often: the last of them counts, in a while
      const timer = setTimeout(() => {
        const last = wanted.get(connection)
        wanted.delete(connection)
        if (last) void take(connection, last.places).catch(logged)
      }, wait)
      timer.unref()
      wanted.set(connection, { places, timer })
    },
    gone(connection) {
      clearTimeout(wanted.get(connection)?.timer)
      wanted.delete(connection)
      put(connection, new Map())
      told.delete(connection)
    },
    heard(said) {
      const { data } = Said.safeParse(said)
      if (!data || data.from === self) return
      const processes = elsewhere.get(data.at) ?? new Map<string, { people: People; until: number }>()
      if (data.people.length > 0) processes.set(data.from, { people: data.people, until: now() + EXPIRE_MS })
      else processes.delete(data.from)
      if (processes.size > 0) elsewhere.set(data.at, processes)
      else elsewhere.delete(data.at)
      tell(data.at)
    },
    close() {
      clearInterval(again)
      for (const timer of [...gathering.values(), ...[...wanted.values()].map(({ timer }) => timer)]) clearTimeout(timer)
    },
  }
}

const idOf = (at: string): string => at.slice(at.indexOf(':') + 1)
