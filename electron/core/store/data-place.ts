// Where a person's data is unless they say otherwise. Apart from data-folder.ts, so that the window's main process need not load SQLite to know it.
import { homedir } from 'node:os'
import path from 'node:path'

/** The platform's usual place for an application's own data. All shells share it. */
export function defaultDataFolder(platform: NodeJS.Platform = process.platform, env: NodeJS.ProcessEnv = process.env, home = homedir()): string {
  if (platform === 'win32') return path.win32.join(env['LOCALAPPDATA'] ?? path.win32.join(home, 'AppData', 'Local'), 'Empty Chair')
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', 'Empty Chair')
  return path.posix.join(env['XDG_DATA_HOME'] || path.posix.join(home, '.local', 'share'), 'empty-chair')
}
