// The words of the catalogue outside the window: menus, the terminal, exported files.
import { createInstance, type TFunction } from 'i18next'
import type { AppError } from '../../shared/app-error.ts'
import type { Language } from '../../shared/contract/session.ts'
import { en } from '../../shared/locales/en/index.ts'
import { loadLanguage } from '../../shared/locales/load.ts'

/** The catalogue of one language; what it lacks comes in English. Keys are `namespace:key`. */
export async function wordsFor(language: Language): Promise<TFunction> {
  const texts = (await loadLanguage(language, en)) ?? en
  return createInstance().init({
    lng: language,
    fallbackLng: 'en',
    ns: Object.keys(en),
    defaultNS: 'shell',
    resources: { en, [language]: texts },
    interpolation: { escapeValue: false }, // the words go to terminals, menus and files, not into markup
  })
}

/** The language to speak before the person's own choice is known, from the system's locale, e.g. `sr-Latn-RS` or `zh-CN`. English when it is none. */
export function languageOf(locale: string): Language {
  let known: Intl.Locale
  try {
    known = new Intl.Locale(locale).maximize()
  } catch {
    return 'en' // `C`, for one, is no locale
  }
  const { language, script, region } = known
  if (language === 'sr') return script === 'Latn' || region === 'ME' ? 'sr-Latn' : 'sr-Cyrl'
  if (language === 'zh') return 'zh-Hans'
  return language === 'sv' || language === 'cy' ? language : 'en'
}

/** What a person reads about an error: it names the thing and the remedy. */
export function errorWords(t: TFunction, error: AppError): string {
  const context = error.params['backup'] ? 'backup' : error.params['shell']
  return (t as (keys: string[], params: object) => string)([`errors:${error.code}`, 'errors:internal'], { ...error.params, ...(context && { context }) })
}
