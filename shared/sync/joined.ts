// Rows that exist once by what they join (a support, a tag, a link): their id is made from that, so it is the same on every device.
import { v5 as uuid5 } from 'uuid'

/** Namespace of these UUIDs of version 5. Never changes. */
export const JOINED = '6d3f7a52-1f0a-4c57-9d55-6b1f0c5b2a11'

export function idOfJoined(table: string, parts: readonly string[]): string {
  return uuid5(`${table}\n${parts.join('\n')}`, JOINED)
}
