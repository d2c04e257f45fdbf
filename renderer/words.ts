// Every text a person reads comes from the catalogue, by i18next. Keys are checked by the compiler: `t('learnings:title')`.
import { createInstance, type TFunction } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { AppError } from '../shared/app-error.ts'
import { enScreen } from '../shared/locales/en/screen.ts'
import type { enScreenLater } from '../shared/locales/en/screen-later.ts'
import { loadLanguage, type Translation } from '../shared/locales/load.ts'

export type Words = TFunction<['common', ...Exclude<keyof typeof enScreen | keyof typeof enScreenLater, 'common'>[]]>

const i18n = createInstance()
/** What is here of the English catalogue. */
let english: Translation = enScreen
let later: Promise<void> | undefined

/** What the workspace calls otherwise, by the key of the catalogue. */
let instead: ReadonlyMap<string, string> = new Map()
const INSTEAD = { type: 'postProcessor', name: 'instead', process: (value: string, key: string | string[]) => instead.get([key].flat()[0] ?? '') ?? value } as const

/** From now on these are said instead of what the catalogue says, in every language. */
export function sayInstead(words: ReadonlyMap<string, string>): void {
  if (words.size === instead.size && [...words].every(([key, word]) => instead.get(key) === word)) return
  instead = words
  i18n.emit('languageChanged', i18n.language)
}

/** Texts by key and what is put into them: a board says the same few a thousand times, and i18next works each out anew. */
const said = new Map<string, string>()
/** More would be worth less than the memory. */
const MOST_SAID = 5000
let words: Words
/** After another language, or other words of the workspace: a new function, so that what was remembered by it is worked out again. */
function speakAnew(): void {
  said.clear()
  const look = i18n.t as unknown as (key: string, options?: object) => string
  words = ((key: string | readonly string[], options?: object) => {
    const asked = JSON.stringify([key, options])
    const known = said.get(asked)
    if (known !== undefined) return known
    if (said.size >= MOST_SAID) said.clear()
    const text = look(key as string, options)
    said.set(asked, text)
    return text
  }) as unknown as Words
}

/** Prepares English. Called once at start. */
export async function startWords(): Promise<void> {
  i18n.on('languageChanged', speakAnew)
  await i18n.use(initReactI18next).use(INSTEAD).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: enScreen },
    defaultNS: 'common',
    ns: Object.keys(enScreen),
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    returnNull: false,
    postProcess: [INSTEAD.name],
  })
}

async function addWords(language: string, of: Translation): Promise<void> {
  const words = await loadLanguage(language, of)
  for (const [namespace, texts] of Object.entries(words ?? {})) i18n.addResourceBundle(language, namespace, texts, true, true)
  said.clear()
}

/** Loads a language and turns every text on the screen to it. */
export async function speak(language: string): Promise<void> {
  await addWords(language, english)
  if (i18n.language !== language) await i18n.changeLanguage(language)
  document.documentElement.lang = language === 'en-XA' ? 'en' : language
}

/** Loads the words of the pages that do not come with the first load. Once; tried again when it failed. */
export function loadLaterWords(): Promise<void> {
  later ??= import('../shared/locales/en/screen-later.ts')
    .then(async ({ enScreenLater: words }) => {
      english = { ...english, ...words }
      await addWords('en', words)
      if (i18n.language !== 'en') await addWords(i18n.language, words)
    })
    .catch((error: unknown) => {
      later = undefined
      throw error
    })
  return later
}

/** `const t = useWords()`, then `t('learnings:title')`, with all namespaces. */
export function useWords(): Words {
  // draws again when the language changes
  useTranslation()
  return words
}

/** What went wrong and what to do about it. */
export function errorWords(t: Words, error: AppError): string {
  return (t as (key: string[], params: object) => string)([`errors:${error.code}`, 'errors:internal'], error.params)
}

/** The words for a field's problem code. */
export function problemWords(t: Words, code: string): string {
  return (t as (key: string[]) => string)([`errors:${code}`, 'errors:not-valid'])
}

/** The problems of a failed act by field, for a form: `{ 'customer.name': 'Write at most 200 characters…' }`. `under` is the input's own prefix, such as `changes`. */
export function fieldErrors(t: Words, error: AppError | null, under = ''): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { field, code } of error?.fields ?? []) {
    const name = under && field.startsWith(`${under}.`) ? field.slice(under.length + 1) : field
    found[name] ??= problemWords(t, code)
  }
  return found
}
