// The catalogue of a language. English is always at hand; the others come when they are asked for.
import type { Catalogue } from './en/index.ts'
import { pseudoWords, type Words } from './pseudo.ts'

/** Part of a catalogue: what is missing stays English. */
export type Translation = { readonly [N in keyof Catalogue]?: { readonly [key: string]: unknown } }

/** Each is given the English catalogue, or the part of it that the caller has. */
const LOADERS: Readonly<Record<string, (english: Translation) => Promise<Translation>>> = {
  en: async (english) => english,
  'en-XA': async (english) => pseudoWords(english as Words) as Translation,
}

/** Whether there are texts in this language. */
export function isTranslated(language: string): boolean {
  return Object.hasOwn(LOADERS, language)
}

/** The texts of a language, or null when there are none yet. `english`: what the caller has of the English catalogue. */
export async function loadLanguage(language: string, english: Translation): Promise<Translation | null> {
  return isTranslated(language) ? LOADERS[language]!(english) : null
}
