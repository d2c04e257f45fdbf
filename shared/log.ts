// What a program tells whoever keeps its logs. error: someone must look; info: an event worth knowing; debug: detail.
export type Level = 'error' | 'info' | 'debug'

export interface Log {
  error(message: string, detail?: Record<string, unknown>): void
  info(message: string, detail?: Record<string, unknown>): void
  debug(message: string, detail?: Record<string, unknown>): void
}

/** One JSON object a line. */
export function lineLog(write: (line: string) => void, now: () => number, least: Level = 'info'): Log {
  const rank: Record<Level, number> = { error: 2, info: 1, debug: 0 }
  const at = (level: Level) => (message: string, detail: Record<string, unknown> = {}) => {
    if (rank[level] >= rank[least]) write(JSON.stringify({ at: new Date(now()).toISOString(), level, message, ...detail }))
  }
  return { error: at('error'), info: at('info'), debug: at('debug') }
}

export const silentLog: Log = { error() {}, info() {}, debug() {} }
