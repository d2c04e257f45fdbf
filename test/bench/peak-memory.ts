// The peak of a process's resident memory.
import { existsSync, readFileSync } from 'node:fs'

const STATUS = '/proc/self/status'

/** MB, of this program alone. Linux carries the peak in `getrusage` over from the process that started it, so a small one would seem as large as its parent: `VmHWM` begins anew. */
export function peakMegabytes(): number {
  const peak = existsSync(STATUS) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(STATUS, 'utf8')) : null
  return (peak ? Number(peak[1]) : process.resourceUsage().maxRSS) / 1024
}
