// Reads an asar archive: its list of files, and their bytes. Format: github.com/electron/asar, "Format".
import { readFileSync } from 'node:fs'
import path from 'node:path'

interface Entry { files?: Record<string, Entry>; offset?: string; size?: number; unpacked?: boolean; link?: string }
export interface Packed {
  /** Inside the archive, with forward slashes. */
  readonly name: string
  /** Lies beside the archive, as a file that the system can load. */
  readonly unpacked: boolean
  readonly read: () => Buffer
}

export function listAsar(archive: string): Packed[] {
  const bytes = readFileSync(archive)
  // two nested "pickles", each with its length in front: 4 | size of the header's pickle | its payload | length of the JSON | JSON
  const headerSize = bytes.readUInt32LE(4)
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Entry
  const walk = (entry: Entry, name: string): Packed[] =>
    entry.files
      ? Object.entries(entry.files).flatMap(([part, inside]) => walk(inside, name ? `${name}/${part}` : part))
      : [
          {
            name,
            unpacked: entry.unpacked === true,
            read: () => (entry.unpacked ? readFileSync(path.join(`${archive}.unpacked`, name)) : bytes.subarray(8 + headerSize + Number(entry.offset), 8 + headerSize + Number(entry.offset) + entry.size!)),
          },
        ]
  return walk(header, '')
}
