// The system's keychain, as Electron reaches it: the core has no way to it of its own.
import { safeStorage } from 'electron'

/** Null when there is none, or the text was not sealed by it. On Linux without a secret store Electron would only pretend. */
export function keychain(act: 'seal' | 'open', text: string): string | null {
  if (!safeStorage.isEncryptionAvailable()) return null
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return null
  try {
    return act === 'seal' ? safeStorage.encryptString(text).toString('base64') : safeStorage.decryptString(Buffer.from(text, 'base64'))
  } catch {
    return null
  }
}
