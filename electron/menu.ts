// The application's menu, the menu under the right mouse button, and saving the page as PDF.
import { writeFile } from 'node:fs/promises'
import { dialog, Menu, shell, type BrowserWindow, type ContextMenuParams, type MenuItemConstructorOptions } from 'electron'
import type { TFunction } from 'i18next'

export interface MenuActs {
  readonly logLearning: () => void
  readonly dataDir: string
}

export function applicationMenu(t: TFunction, window: () => BrowserWindow | null, { logLearning, dataDir }: MenuActs): Menu {
  const withWindow = (act: (window: BrowserWindow) => void) => () => {
    const open = window()
    if (open) act(open)
  }
  const file: MenuItemConstructorOptions[] = [
    { label: t('shell:menu.logLearning'), accelerator: 'CommandOrControl+Shift+L', registerAccelerator: false, click: logLearning }, // the page and the global shortcut listen for it
    { type: 'separator' },
    { label: t('shell:menu.savePdf'), click: withWindow((open) => void savePdf(t, open)) },
    { label: t('shell:menu.print'), accelerator: 'CommandOrControl+P', click: withWindow((open) => open.webContents.print()) },
    { type: 'separator' },
    process.platform === 'darwin' ? { role: 'close' } : { role: 'quit', label: t('shell:menu.quit') },
  ]
  return Menu.buildFromTemplate([
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { label: t('shell:menu.file'), submenu: file },
    { label: t('shell:menu.edit'), role: 'editMenu' },
    { label: t('shell:menu.view'), submenu: [{ role: 'reload' }, { type: 'separator' }, { role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { type: 'separator' }, { role: 'togglefullscreen' }] },
    { label: t('shell:menu.window'), role: 'windowMenu' },
    { label: t('shell:menu.help'), role: 'help', submenu: [{ label: t('shell:menu.showDataFolder'), click: () => void shell.openPath(dataDir) }] },
  ])
}

/** Electron brings none of its own: without this, a mouse cannot copy, paste or correct a word. */
export function contextMenu(window: BrowserWindow, { isEditable, selectionText, misspelledWord, dictionarySuggestions, editFlags }: ContextMenuParams): Menu | null {
  const suggestions = misspelledWord ? dictionarySuggestions.slice(0, 5).map((word): MenuItemConstructorOptions => ({ label: word, click: () => window.webContents.replaceMisspelling(word) })) : []
  const items: MenuItemConstructorOptions[] = isEditable
    ? [...suggestions, { type: 'separator' }, { role: 'cut', enabled: editFlags.canCut }, { role: 'copy', enabled: editFlags.canCopy }, { role: 'paste', enabled: editFlags.canPaste }, { type: 'separator' }, { role: 'selectAll' }]
    : selectionText.trim()
      ? [{ role: 'copy' }]
      : []
  return items.length > 0 ? Menu.buildFromTemplate(items) : null
}

async function savePdf(t: TFunction, window: BrowserWindow): Promise<void> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: `${window.getTitle()}.pdf`, filters: [{ name: 'PDF', extensions: ['pdf'] }] })
  if (canceled || !filePath) return
  try {
    await writeFile(filePath, await window.webContents.printToPDF({ generateTaggedPDF: true, preferCSSPageSize: true, printBackground: true }))
  } catch (error) {
    dialog.showErrorBox(t('shell:dialog.pdfFailed'), t('shell:dialog.pdfFailedText', { file: filePath, reason: (error as NodeJS.ErrnoException).code ?? String(error) }))
  }
}
