// The only thing that the page gets from Electron: a port to the core, and the places that the menus and the shortcut ask it to open.
//
//   page                        preload                      main
//   emptyChair.connect()   ->   'empty-chair:connect'   ->   checks who asks; waits until the core runs
//   message event          <-   'empty-chair:port'      <-   one end of a new channel; the core holds the other
//   data 'empty-chair:port', ports[0]
//
// When the core crashes, the port closes; the page asks again with connect() and gets a new one as soon as the core is back.
// `onOpen` tells the page a path of its own to show, `/log` for instance. One listener; the last one counts.
import { contextBridge, ipcRenderer } from 'electron'

ipcRenderer.on('empty-chair:port', (event) => {
  window.postMessage('empty-chair:port', '*', event.ports) // to this very window: it has no parent and no opener
})

let open: ((path: string) => void) | undefined
ipcRenderer.on('empty-chair:open', (_event, path: string) => open?.(path))

contextBridge.exposeInMainWorld('emptyChair', {
  connect: () => ipcRenderer.send('empty-chair:connect'),
  onOpen: (listener: (path: string) => void) => {
    open = listener
  },
})
