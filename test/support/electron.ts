// Opens the app in real Electron, where its runtime is present.
import { _electron as electron } from '@playwright/test'
import { electronRuntime, root } from '../../scripts/machine.mjs'
import type { Opened } from './app.ts'

export async function openElectron(dataDir: string): Promise<Opened> {
  const app = await electron.launch({ executablePath: electronRuntime()!, args: [root, '--data', dataDir] })
  const child = app.process()
  return {
    page: await app.firstWindow(),
    async close() {
      await app.close()
      return child.exitCode
    },
    async kill() {
      child.kill('SIGKILL')
      await app.close().catch(() => {})
    },
  }
}
