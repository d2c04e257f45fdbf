// The words that the hub says in the terminal. Its logs are for machines and carry codes.
import { createInstance, type TFunction } from 'i18next'
import type { AppError } from '../shared/app-error.ts'
import hub from '../shared/locales/en/hub.json' with { type: 'json' }

export function hubWords(): Promise<TFunction> {
  return createInstance().init({ lng: 'en', ns: ['hub'], defaultNS: 'hub', resources: { en: { hub } }, interpolation: { escapeValue: false } })
}

export function hubErrorWords(words: TFunction, error: AppError): string {
  const key = `error.${error.code}`
  const said = words(key, { ...error.params })
  return said === key ? `${error.code} ${JSON.stringify(error.params)}` : said
}
