// Loaded before a server of the bench: counts every byte of every connection that it accepts, and tells its peak of memory when it is asked.
import net from 'node:net'
import { peakMegabytes } from '../peak-memory.ts'

export interface Metered {
  /** Bytes that came in and went out. */
  readonly received: number
  readonly sent: number
  /** Peak of resident memory, MB. */
  readonly megabytes: number
  /** Time on the processor, all threads, milliseconds. */
  readonly cpu: number
}

const open = new Set<net.Socket>()
const closed = { received: 0, sent: 0 }
const emit = net.Server.prototype.emit as (this: net.Server, event: string | symbol, ...values: unknown[]) => boolean
net.Server.prototype.emit = function (this: net.Server, event: string | symbol, ...values: unknown[]) {
  const [socket] = values
  if (event === 'connection' && socket instanceof net.Socket && !open.has(socket)) {
    open.add(socket)
    socket.once('close', () => {
      open.delete(socket)
      closed.received += socket.bytesRead
      closed.sent += socket.bytesWritten
    })
  }
  return emit.call(this, event, ...values)
} as typeof net.Server.prototype.emit

process.on('message', (asked) => {
  if (asked !== 'meter') return
  const { user, system } = process.cpuUsage()
  const metered = { ...closed, megabytes: peakMegabytes(), cpu: (user + system) / 1000 }
  for (const socket of open) {
    metered.received += socket.bytesRead
    metered.sent += socket.bytesWritten
  }
  process.send!({ meter: metered satisfies Metered })
})
process.channel?.unref()
