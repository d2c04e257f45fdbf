// What the built screen loads before it can be used.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../../scripts/machine.mjs'

interface Chunk { file: string; imports?: string[]; css?: string[] }

/** The page itself, the files that it names, what those import at once, and their styles: bytes, each compressed by gzip. */
export function firstLoadBytes(folder = path.join(root, 'out/renderer')): number {
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8')
  const manifest = JSON.parse(readFileSync(path.join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
  const files = new Set(['index.html'])
  const add = (file: string) => {
    if (files.has(file)) return
    files.add(file)
    const chunk = Object.values(manifest).find((one) => one.file === file)
    for (const style of chunk?.css ?? []) files.add(style)
    for (const name of chunk?.imports ?? []) add(manifest[name]!.file)
  }
  for (const [, file] of page.matchAll(/<(?:script|link)[^>]*(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)) add(file!)
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).byteLength, 0)
}
