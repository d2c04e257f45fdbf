// Presence: where this device's screens are now, said to the hub, and who else it says is there. Kept in memory only.
import { MOST_PLACES, type Doing, type Place, type ToHub } from '../../../shared/protocol.ts'
import type { AsideMessage } from './aside.ts'

/** Turning pages quickly is one message. */
const GATHER_MS = 250

export interface Presence {
  greeted(features: ReadonlySet<string>, send: (message: ToHub) => void): void
  heard(message: Extract<AsideMessage, { t: 'others' }>): void
  lost(): void
  /** One screen is there. `changed` is called when the others at this place change. Returns the way to leave. */
  enter(at: Place, doing: Doing, changed: () => void): () => void
  others(at: Place): readonly { readonly member: string; readonly doing: Doing }[]
  stop(): void
}

export function createPresence({ after }: { after: (ms: number, act: () => void) => () => void }): Presence {
  const screens = new Set<{ at: Place; doing: Doing; changed: () => void }>()
  const others = new Map<Place, readonly { member: string; doing: Doing }[]>()
  let send: ((message: ToHub) => void) | null = null
  let said = '[]'
  let saying: (() => void) | null = null

  function places(): { at: Place; doing: Doing }[] {
    const all = new Map<Place, Doing>()
    for (const { at, doing } of screens) if (all.get(at) !== 'writing') all.set(at, doing)
    return [...all].map(([at, doing]) => ({ at, doing })).slice(-MOST_PLACES)
  }

  function say(): void {
    saying ??= after(GATHER_MS, () => {
      saying = null
      const now = places()
      // not at the moment of leaving: who goes from reading to writing leaves and comes back, and the hub has nothing new to tell
      for (const at of others.keys()) if (!now.some((place) => place.at === at)) others.delete(at)
      if (!send || JSON.stringify(now) === said) return
      said = JSON.stringify(now)
      send({ t: 'here', places: now })
    })
  }

  function put(at: Place, people: readonly { member: string; doing: Doing }[]): void {
    if (people.length > 0) others.set(at, people)
    else others.delete(at)
    for (const screen of screens) if (screen.at === at) screen.changed()
  }

  return {
    greeted(features, sendNow) {
      send = features.has('presence') ? sendNow : null
      said = '[]'
      say()
    },
    heard: ({ at, people }) => put(at, people),
    lost() {
      send = null
      for (const at of others.keys()) put(at, [])
    },
    enter(at, doing, changed) {
      const screen = { at, doing, changed }
      screens.add(screen)
      say()
      return () => {
        screens.delete(screen)
        say()
      }
    },
    others: (at) => others.get(at) ?? [],
    stop: () => saying?.(),
  }
}
