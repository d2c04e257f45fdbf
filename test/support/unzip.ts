// The files in a ZIP archive, such as a Word file: enough of the format to look into what we write. Source: APPNOTE 6.3, 4.3.
import { inflateRawSync } from 'node:zlib'

export function unzip(bytes: Uint8Array): Map<string, string> {
  const archive = Buffer.from(bytes)
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  const files = new Map<string, string>()
  let at = archive.readUInt32LE(end + 16)
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, packed, nameLength, extraLength, commentLength, place] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32), archive.readUInt32LE(at + 42)]
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    const from = place + 30 + archive.readUInt16LE(place + 26) + archive.readUInt16LE(place + 28)
    const data = archive.subarray(from, from + packed)
    files.set(name, (method === 8 ? inflateRawSync(data) : data).toString('utf8'))
    at += 46 + nameLength + extraLength + commentLength
  }
  return files
}
