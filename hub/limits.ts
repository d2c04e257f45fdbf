// Token buckets: how often somebody may do something.

export interface Buckets {
  /** Takes `cost` from the bucket of `key`. 0 when it was there; else how many milliseconds until it will be. */
  take(key: string, cost?: number): number
  /** What is in the bucket now. */
  left(key: string): number
}

interface Bucket { level: number; at: number }

/** Buckets that are kept; the longest unused go first. */
const MOST = 20_000

export function buckets({ burst, perSecond, now }: { burst: number; perSecond: number; now: () => number }): Buckets {
  const all = new Map<string, Bucket>()
  const levelOf = (key: string, at: number): number => {
    const last = all.get(key) ?? { level: burst, at }
    return Math.min(burst, last.level + (Math.max(0, at - last.at) * perSecond) / 1000)
  }
  return {
    left: (key) => levelOf(key, now()),
    take(key, cost = 1) {
      const at = now()
      const level = levelOf(key, at)
      all.delete(key)
      // a cost above the burst is let through a full bucket: it could never be paid otherwise
      const enough = level >= Math.min(cost, burst)
      all.set(key, { level: enough ? level - cost : level, at })
      if (all.size > MOST) all.delete(all.keys().next().value!)
      return enough ? 0 : Math.ceil(((Math.min(cost, burst) - level) / perSecond) * 1000)
    },
  }
}

/** Whom a limit counts: an IPv4 address, or the /64 that one subscriber of IPv6 has. */
export function addressKey(address: string): string {
  const plain = address.replace(/^::ffff:/i, '')
  return plain.includes(':') ? plain.split(':').slice(0, 4).join(':') : plain
}
