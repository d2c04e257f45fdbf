// The words for how sync stands, shared by core, screen and terminal.

/**
 * `alone`: no hub. `offline`: the computer has no network. `unreachable`: it has one, and yet the hub does not answer as it should (`reason` says why).
 * `waiting`: changes wait, and nothing looks after the connection just now (a command that only reads). `needs-you`: all is sent and received, and something waits for a decision.
 */
export const SYNC_STATES = ['alone', 'connecting', 'receiving', 'sending', 'up-to-date', 'needs-you', 'offline', 'unreachable', 'upgrade', 'signed-out', 'waiting'] as const
export type SyncState = (typeof SYNC_STATES)[number]
