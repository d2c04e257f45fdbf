// The connection to the team's hub, as the rest of the core sees it: join, leave, how it stands, and requests in the member's name.
import { hostname } from 'node:os'
import * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import type { ConnectStep, Membership, SignInStep, SyncStatus } from '../../../shared/contract/sync.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/store.ts'
import { createAccount, type Account, type Signed } from './account.ts'
import { hasCredentials, type Keychain } from './credentials.ts'
import { askHub, hubAddress } from './hub-http.ts'
import { createFiles, type Files } from './files.ts'
import { connectToHub } from './hub-link.ts'
import { startLoop, type Loop, type LoopOptions } from './loop.ts'
import { takeMembership } from './membership.ts'
import { createPresence, type Presence } from './presence.ts'
import { readStanding } from './standing.ts'
import { connectAccount, signIn, type SignInWords } from './sign-in.ts'
import { getState, setState } from './state.ts'

export interface ConnectionOptions {
  readonly store: Store
  readonly dataDir: string
  readonly keychain: Keychain
  readonly app: string
  readonly now: () => number
  readonly newId: () => string
  readonly log: Log
  /** False: no loop, for commands that only look, or write one thing. */
  readonly live: boolean
  /** Removes everything on this device. */
  readonly wipe: () => void
  readonly finishErasures: LoopOptions['finishErasures']
  readonly emptyJournal: LoopOptions['emptyJournal']
}

export interface Connection {
  readonly account: Account
  status(): SyncStatus
  /** Told when the status may have changed. Returns the way to stop. */
  onStatus(listener: (status: SyncStatus) => void): () => void
  join(input: { address: string; code: string; name: string }): Promise<Membership>
  /**
   * Joins by another way than a code: `signIn` gets the hub's address and what it should know of this device, and gives what the hub answered.
   * Throws `already-joined`, `other-workspace`, and what `hubAddress`, `askHub` and `signIn` throw.
   */
  joinBy(address: string, signIn: (hub: string, device: { device: string; memberId?: string }) => Promise<Signed>): Promise<Membership>
  /** Joins with the company's account; see sign-in.ts. */
  signIn(address: string, words: SignInWords, signal: AbortSignal): AsyncGenerator<SignInStep>
  /** Connects it with the member of this device. */
  connectAccount(words: SignInWords, signal: AbortSignal): AsyncGenerator<ConnectStep>
  leave(options: { wipe: boolean }): Promise<void>
  hurry(): void
  /** How far the hub's clock is ahead of this device's, milliseconds; 0 as long as none was met. */
  hubAhead(): number
  readonly files: Files
  readonly presence: Presence
  close(): void
}

/** Codes of the hub that are about what stands in the field `code`. */
const ABOUT_CODE = new Set(['bad-code', 'code-used', 'code-expired', 'member-gone'])
/** Codes of not reaching a hub at that address. */
const ABOUT_ADDRESS = new Set(['no-network', 'hub-refuses', 'hub-not-found', 'hub-not-trusted', 'hub-unreachable', 'not-a-hub'])

const Health = z.object({ workspace: z.uuid() })

export function createConnection({ store, dataDir, keychain, app, now, newId, log, live, wipe, finishErasures: finish, emptyJournal }: ConnectionOptions): Connection {
  const account = createAccount({
    dataDir, keychain, now,
    hub: () => getState(store.read).hub,
    // whoever just had an answer need not wait for the pause between attempts to end
    answered: () => loop?.hurry(),
  })
  const after = (ms: number, act: () => void) => {
    const timer = setTimeout(act, ms)
    timer.unref()
    return () => clearTimeout(timer)
  }
  const files = createFiles({ store, dataDir, account, log, random: Math.random, after })
  const presence = createPresence({ after })
  const loop: Loop | null = !live
    ? null
    : startLoop({
        store, log, app, now, newId,
        random: Math.random,
        after,
        connect: connectToHub,
        filesWaiting: () => files.waiting(),
        finishErasures: finish,
        emptyJournal,
        aside: {
          greeted(features, send) {
            files.greeted()
            presence.greeted(features, send)
          },
          heard: (message) => (message.t === 'file' ? files.arrived(message.id) : presence.heard(message)),
          lost() {
            files.lost()
            presence.lost()
          },
        },
        token: () => account.token(),
        refused: () => account.refused(),
        wiped() {
          log.info('removing the copy on this device: the hub asks for it')
          account.forget()
          wipe()
        },
      })

  /** A hub that answers, of the workspace that this data may go to. Asked before a code is used up. */
  async function checkHub(hub: string): Promise<void> {
    const { data } = Health.safeParse(await askHub(hub, { method: 'GET', path: '/v1/health' }))
    if (!data) throw new AppError('not-a-hub', { address: hub })
    const { workspace } = getState(store.read)
    if (workspace !== null && workspace !== data.workspace) throw new AppError('other-workspace', { address: hub }, [{ field: 'address', code: 'other-workspace' }])
  }

  function readResting(): SyncStatus {
    const standing = readStanding(store.read, hasCredentials(dataDir))
    const waiting = standing.waiting + files.waiting()
    return { ...standing, waiting, state: waiting > 0 && (standing.state === 'up-to-date' || standing.state === 'needs-you') ? 'waiting' : standing.state }
  }

  const connection: Connection = {
    account,
    files,
    presence,
    status: () => loop?.status() ?? readResting(),
    onStatus: (listener) => loop?.onStatus(listener) ?? (() => {}),
    async joinBy(address, signIn) {
      const hub = hubAddress(address)
      if (getState(store.read).hub !== null && connection.status().state !== 'signed-out') throw new AppError('already-joined', { address: getState(store.read).hub! })
      const memberId = store.read.value<string>(`SELECT value FROM meta WHERE key = 'me'`)
      try {
        await checkHub(hub)
        const { member, workspace } = await signIn(hub, { device: hostname().slice(0, 100) || app, ...(memberId !== undefined && { memberId }) })
        store.write((write) => takeMembership(write, { hub, workspace, member, now: now(), newId }))
        loop?.hurry()
        return { member, workspace: workspace.name }
      } catch (error) {
        throw withField(error)
      }
    },
    signIn: (address, words, signal) => signIn(connection, address, words, signal),
    async *connectAccount(words, signal) {
      const { hub } = getState(store.read)
      if (hub === null) throw new AppError('not-joined')
      yield* connectAccount(connection, hub, words, signal)
    },
    join: ({ address, code, name }) => connection.joinBy(address, (hub, device) => account.signIn(hub, '/v1/join', { code, name, ...device })),
    async leave({ wipe: everything }) {
      if (getState(store.read).hub === null) throw new AppError('not-joined')
      await account.signOut()
      store.write((write) => {
        setState(write, { hub: null, verifiedAt: null })
        write.changed('session')
      })
      loop?.drop()
      if (everything) wipe()
    },
    hurry: () => loop?.hurry(),
    hubAhead: () => getState(store.read).hubAhead,
    close() {
      for (const stop of stops) stop()
      files.stop()
      presence.stop()
      loop?.stop()
    },
  }
  // a row was written or came, or the hub took one
  const stops = loop === null ? [] : [store.onChange((nouns) => void (nouns.has('learnings') && files.nudge())), loop.onStatus(() => files.nudge())]
  return connection
}

function withField(error: unknown): unknown {
  if (!(error instanceof AppError) || error.fields.length > 0) return error
  const field = ABOUT_CODE.has(error.code) ? 'code' : ABOUT_ADDRESS.has(error.code) ? 'address' : null
  return field === null ? error : new AppError(error.code, error.params, [{ field, code: error.code }])
}
