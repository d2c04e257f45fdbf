// What a device signs to prove itself after the hub was restored from a backup.

/** Bytes for an Ed25519 signature: the session and the hub's challenge, each on its line. */
export function resumeText(session: string, challenge: string): Uint8Array {
  return new TextEncoder().encode(`empty-chair-resume\n${session}\n${challenge}`)
}
