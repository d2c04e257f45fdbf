/// <reference types="vite/client" />
import 'i18next'
import type { enScreen } from '../shared/locales/en/screen.ts'
import type { enScreenLater } from '../shared/locales/en/screen-later.ts'

declare global {
  interface Window {
    /** Set by Electron's preload; absent in a browser. */
    emptyChair?: {
      /** Asks for a port to the core; it comes as a `message` event with the data `empty-chair:port`. */
      connect(): void
      /** Deep links and menu commands: a path of routes.ts. */
      onOpen?(listener: (path: string) => void): void
    }
  }
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof enScreen & typeof enScreenLater
    returnNull: false
  }
}
