// The catalogue of a language. English is always at hand; the others come when they are asked for.
import { en, type Catalogue } from './en/index.ts'
import { pseudoWords } from './pseudo.ts'

/** Part of a catalogue: what is missing stays English. */
export type Translation = { readonly [N in keyof Catalogue]?: { readonly [key: string]: unknown } }

const LOADERS: Readonly<Record<string, () => Promise<Translation>>> = {
  en: async () => en,
  'en-XA': async () => pseudoWords(en),
}

/** Whether there are texts in this language. */
export function isTranslated(language: string): boolean {
  return Object.hasOwn(LOADERS, language)
}

/** The texts of a language, or null when there are none yet. */
export async function loadLanguage(language: string): Promise<Translation | null> {
  return isTranslated(language) ? LOADERS[language]!() : null
}
