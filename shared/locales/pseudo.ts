// The pseudo-language `en-XA`: English in accents and brackets, so that a text outside the catalogue stands out, and longer, as German or Welsh would be.

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ACCENTED = 'áƀçđéƒğĥíĵķłɱñóþɋŕšťúṽŵẋýžÁƁÇĐÉƑĞĤÍĴĶŁṀÑÓÞɊŔŠŤÚṼŴẊÝŽ'
const ACCENT = new Map(PLAIN.split('').map((letter, index) => [letter, ACCENTED.charAt(index)]))
/** What is no text: `{{placeholders}}`, `$t(nested keys)` and `<tags>`. */
const KEPT = /(\{\{[^}]*\}\}|\$t\([^)]*\)|<[^>]*>)/

export type Words = { readonly [key: string]: string | Words }

/** One text in the pseudo-language, about a third longer than it was. */
export function pseudoText(text: string): string {
  const accented = text
    .split(KEPT)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[a-z]/gi, (letter) => ACCENT.get(letter) ?? letter)))
    .join('')
  return `⟦${accented}${'~'.repeat(Math.ceil(text.length / 3))}⟧`
}

/** A catalogue, or a part of one, in the pseudo-language. Texts that are nothing but a placeholder are left alone. */
export function pseudoWords<W extends Words>(words: W): W {
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, typeof value === 'string' ? pseudoText(value) : pseudoWords(value)])) as W
}
