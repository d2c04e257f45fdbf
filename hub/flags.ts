// The hub's command line and environment. A flag wins over its variable.
import path from 'node:path'
import { parseArgs } from 'node:util'
import { AppError } from '../shared/app-error.ts'
import type { Level } from '../shared/log.ts'
import type { OidcOptions } from './auth/oidc.ts'

export interface HubFlags {
  readonly command: 'serve' | 'backup' | 'restore' | 'help'
  readonly file: string
  readonly data: string
  /** Folder of the attachments' files. */
  readonly blobs: string
  /** Bytes that they may take; null: the default. */
  readonly blobQuota: number | null
  /** `postgres://…`, or null for the embedded database in `data`. */
  readonly database: string | null
  readonly host: string
  readonly port: number
  readonly name: string
  readonly behindProxy: boolean
  readonly metricsToken: string | null
  readonly wipeRevoked: boolean
  /** Signing in with the company's account; null: by invitation only. */
  readonly oidc: OidcOptions | null
  readonly webhooksInside: boolean
  readonly log: Level
  readonly replace: boolean
}

const DEFAULT_PORT = '4310'

/** Throws an AppError: `bad-flag`, `bad-port`, `file-missing`. */
export function parseHubFlags(args: readonly string[], env: NodeJS.ProcessEnv): HubFlags {
  const { values, positionals } = read(args)
  const [command = 'serve', file = '', ...rest] = positionals
  if (!['serve', 'backup', 'restore'].includes(command) || rest.length > 0 || (command === 'serve' && file)) throw new AppError('bad-flag', { detail: `Unknown command "${positionals.join(' ')}"` })
  if (command !== 'serve' && !file && !values.help) throw new AppError('file-missing', { command })
  const of = (value: string | undefined, name: string): string | undefined => value ?? (env[`EMPTY_CHAIR_HUB_${name}`] || undefined)
  const port = of(values.port, 'PORT') ?? DEFAULT_PORT
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) throw new AppError('bad-port', { value: port })
  const database = of(values.database, 'DATABASE') ?? null
  if (database !== null && !/^postgres(ql)?:\/\//.test(database)) throw new AppError('bad-flag', { detail: '--database needs an address that begins with postgres://' })
  const quota = of(values['blob-quota'], 'BLOB_QUOTA') ?? null
  if (quota !== null && !(/^\d{1,6}(\.\d{1,3})?$/.test(quota) && Number(quota) > 0)) throw new AppError('bad-flag', { detail: '--blob-quota needs a number of gigabytes' })
  const log = of(values.log, 'LOG') ?? 'info'
  if (log !== 'error' && log !== 'info' && log !== 'debug') throw new AppError('bad-flag', { detail: '--log needs error, info or debug' })
  return {
    command: values.help ? 'help' : (command as 'serve' | 'backup' | 'restore'),
    file: file && path.resolve(file),
    data: path.resolve(of(values.data, 'DATA') ?? 'hub-data'),
    blobs: path.resolve(of(values.blobs, 'BLOBS') ?? path.join(of(values.data, 'DATA') ?? 'hub-data', 'blobs')),
    blobQuota: quota === null ? null : Math.round(Number(quota) * 1024 ** 3),
    database,
    host: of(values.host, 'HOST') ?? '127.0.0.1',
    port: Number(port),
    name: of(values.name, 'NAME') ?? 'Empty Chair',
    behindProxy: values['behind-proxy'] ?? env['EMPTY_CHAIR_HUB_PROXY'] === '1',
    metricsToken: of(values['metrics-token'], 'METRICS') ?? null,
    wipeRevoked: values['wipe-revoked'] ?? env['EMPTY_CHAIR_HUB_WIPE'] === '1',
    oidc: oidcOf({ issuer: of(values['oidc-issuer'], 'OIDC_ISSUER'), client: of(values['oidc-client'], 'OIDC_CLIENT'), roleClaim: of(values['oidc-role-claim'], 'OIDC_ROLE_CLAIM'), domains: of(values['oidc-domain']?.join(','), 'OIDC_DOMAIN') }, env['EMPTY_CHAIR_HUB_OIDC_SECRET']),
    webhooksInside: values['webhooks-inside'] ?? env['EMPTY_CHAIR_HUB_WEBHOOKS_INSIDE'] === '1',
    log,
    replace: values.replace ?? false,
  }
}

function read(args: readonly string[]) {
  const string = { type: 'string' } as const
  const boolean = { type: 'boolean' } as const
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: string, blobs: string, 'blob-quota': string, database: string, host: string, port: string, name: string, 'behind-proxy': boolean, 'metrics-token': string, 'wipe-revoked': boolean, 'webhooks-inside': boolean, 'oidc-issuer': string, 'oidc-client': string, 'oidc-role-claim': string, 'oidc-domain': { type: 'string', multiple: true }, log: string, replace: boolean, help: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    throw new AppError('bad-flag', { detail: (error as Error).message.split('.')[0]! })
  }
}

/** The secret comes from the environment only: command lines are seen by every program of the machine. */
function oidcOf({ issuer, client, roleClaim, domains }: Readonly<Record<'issuer' | 'client' | 'roleClaim' | 'domains', string | undefined>>, secret: string | undefined): OidcOptions | null {
  const wrong = (detail: string) => new AppError('bad-flag', { detail })
  if (issuer === undefined) {
    if (client !== undefined) throw wrong('--oidc-client needs --oidc-issuer')
    return null
  }
  if (client === undefined) throw wrong('--oidc-issuer needs --oidc-client')
  const url = URL.parse(issuer)
  const loopback = url !== null && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  if (!url || (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback))) throw wrong('--oidc-issuer needs an address that begins with https://')
  return { issuer, client, secret: secret || null, roleClaim: roleClaim ?? null, domains: (domains ?? '').split(',').map((domain) => domain.trim().replace(/^@/, '').toLowerCase()).filter(Boolean) }
}
