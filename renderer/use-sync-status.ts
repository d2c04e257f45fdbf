// How sync stands, followed over every connection to the core; one stream for the whole screen.
import { create } from 'zustand'
import type { SyncStatus } from '../shared/contract/sync.ts'
import { api, onConnected } from './client.ts'

const useStatus = create<{ status: SyncStatus | null }>()(() => ({ status: null }))
let following = false

function follow(): void {
  if (following) return
  following = true
  onConnected(() => {
    void (async () => {
      try {
        for await (const status of api.sync.watchStatus({})) useStatus.setState({ status })
      } catch {
        // the connection is gone; the next one follows anew
      }
    })()
  })
}

/** Null until the core has said it for the first time. */
export function useSyncStatus(): SyncStatus | null {
  follow()
  return useStatus(({ status }) => status)
}
