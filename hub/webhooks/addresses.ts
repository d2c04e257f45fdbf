// Where a webhook may point: outside the hub's own network, unless the hub was started to allow it. A member must not use the hub to reach what they cannot.
import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { AppError } from '../../shared/app-error.ts'

/** Networks that are not the open internet. Sources: IANA's special-purpose registries of IPv4 and IPv6 (RFC 6890 and what updates it). */
const INSIDE_4: readonly [string, number][] = [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4]]
/** Also the ways to write an IPv4 address as one of IPv6: translated, tunnelled. */
const INSIDE_6: readonly [string, number][] = [['::', 96], ['64:ff9b::', 96], ['64:ff9b:1::', 48], ['100::', 64], ['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20], ['5f00::', 16], ['fc00::', 7], ['fe80::', 10], ['fec0::', 10], ['ff00::', 8]]

const inside = new BlockList()
for (const [network, bits] of INSIDE_4) inside.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of INSIDE_6) inside.addSubnet(network, bits, 'ipv6')

/** Addresses like ::ffff:10.0.0.1 are looked at as what they stand for. */
export function isInside(address: string): boolean {
  const plain = address.replace(/%.*$/, '')
  const family = isIP(plain)
  if (family === 0) return true
  return inside.check(plain, family === 4 ? 'ipv4' : 'ipv6')
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Throws `bad-webhook-address`, `inside-address`. Names are looked up at each sending, by `guardedLookup`. */
export function checkAddress(address: string, allowInside: boolean): URL {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    throw new AppError('bad-webhook-address', {}, [{ field: 'url', code: 'bad-webhook-address' }])
  }
  const secure = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
  if (!secure || url.username || url.password || !url.hostname) throw new AppError('bad-webhook-address', {}, [{ field: 'url', code: 'bad-webhook-address' }])
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const here = url.hostname === 'localhost' || host.endsWith('.localhost')
  if (!allowInside && (here || (isIP(host) !== 0 && isInside(host)))) throw new AppError('inside-address', {}, [{ field: 'url', code: 'inside-address' }])
  return url
}

/** Looks a name up and refuses it when it leads inside. The connection goes to the address that was looked at, so it cannot change between. */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0)
    if (addresses.length === 0 || addresses.some(({ address }) => isInside(address))) return callback(Object.assign(new Error('an address inside'), { code: 'EINSIDE' }), '', 0)
    return options.all ? callback(null, addresses) : callback(null, addresses[0]!.address, addresses[0]!.family)
  })
}
