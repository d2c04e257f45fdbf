// The page that a browser gets from the local host when it is not let in: says why and what to do.
import type { TFunction } from 'i18next'
import { GUARD_HEADERS } from './content.ts'

export type Refusal = 'linkUsed' | 'noSession' | 'notFound' | 'wrongAddress'

const STYLE = 'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem;color-scheme:light dark}'

export function refusalPage(t: TFunction, why: Refusal, status: number, origin: string, nonce: string): Response {
  const page = `<!doctype html><html lang="${markup(t('shell:lang'))}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${markup(t('shell:name'))}</title><style nonce="${nonce}">${STYLE}</style><main><h1>${markup(t(`shell:refused.${why}.title`))}</h1><p>${markup(t(`shell:refused.${why}.text`, { origin }))}</p></main></html>`
  return new Response(page, {
    status,
    headers: {
      ...GUARD_HEADERS,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
      'cache-control': 'no-store',
    },
  })
}

const markup = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
