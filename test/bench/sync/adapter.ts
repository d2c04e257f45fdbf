// What the sync bench asks of everything that it measures: of this app, of the floor beneath it, and of its peers.
import type { BenchRecord, EditedField } from './records.ts'

export interface BenchDevice {
  /** Keeps one record durably. */
  put(record: BenchRecord): unknown
  /** Keeps many at once; not measured. */
  putMany(records: readonly BenchRecord[]): unknown
  edit(id: string, field: EditedField, value: string): unknown
  value(id: string, field: EditedField): string | Promise<string>
  /** Connects for the first time; resolves when the server has everything that is here. */
  upload(): Promise<unknown>
  /** Connects for the first time; resolves when `total` records are here. */
  download(total: number): Promise<unknown>
  /** Stays connected, and tells of each value that arrives. */
  live(told: (id: string, field: string, value: unknown) => void): Promise<unknown>
  count(): number | Promise<number>
  /** Values that lost against another and are kept for their author to see. */
  conflicts?(): string[]
  close(): unknown
}

export interface OpenOptions {
  readonly folder: string
  /** Its place among the devices of one run: 0, 1... */
  readonly device: number
  /** What the server said of itself when it started. */
  readonly info: unknown
  readonly serverCount: () => Promise<number>
}

export interface Served { readonly info: unknown; count(): number | Promise<number> }

export interface Adapter {
  /** Runs the server in this process; absent when it is a program of its own. */
  serve?(folder: string): Promise<Served>
  open(options: OpenOptions): Promise<BenchDevice>
  /** Two devices that were offline: resolves when both hold the same and the server too. */
  converge(a: BenchDevice, b: BenchDevice): Promise<unknown>
}

export const PEERS = ['yjs', 'pouch', 'actual'] as const
export type Kind = 'floor' | 'sqlite' | 'postgres' | (typeof PEERS)[number]

export async function adapterOf(kind: Kind): Promise<Adapter> {
  if (kind === 'floor') return (await import('./floor.ts')).floor
  if (kind === 'sqlite' || kind === 'postgres') return (await import('./hub-device.ts')).hubDevices
  return ((await import(new URL(`../peers/${kind}.mjs`, import.meta.url).href)) as { adapter: Adapter }).adapter
}
