// The icon beside the clock: opens the window or logs a learning while the window is out of sight. macOS has the dock for it.
import path from 'node:path'
import { app, Menu, Tray } from 'electron'
import type { TFunction } from 'i18next'

export interface TrayActs {
  readonly show: () => void
  readonly logLearning: () => void
}

/** Null where there is none. Whoever holds the tray keeps it: one that is forgotten disappears. */
export function openTray(t: TFunction, folder: string, { show, logLearning }: TrayActs): Tray | null {
  if (process.platform === 'darwin') return null
  const tray = new Tray(path.join(folder, 'icons', 'tray.png'))
  tray.setToolTip(t('shell:name'))
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: t('shell:menu.open'), click: show },
      { label: t('shell:menu.logLearning'), click: logLearning },
      { type: 'separator' },
      { label: t('shell:menu.quit'), click: () => app.quit() },
    ]),
  )
  tray.on('click', show)
  return tray
}
