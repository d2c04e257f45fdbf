// Folding: the same text written with or without diacritics, in capitals, in Cyrillic or Latin, becomes one text.
// The rules, language by language, and where they come from are in docs/search.md.

/** Letters that NFKD does not take apart. */
const LETTERS: Record<string, string> = { đ: 'd', ð: 'd', ł: 'l', ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', þ: 'th', ı: 'i', ħ: 'h', ŋ: 'n', ς: 'σ' }
/** Serbian Cyrillic to Latin without diacritics, and the letters of its neighbours. */
const CYRILLIC: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', ђ: 'd', е: 'e', ж: 'z', з: 'z', и: 'i', ј: 'j', к: 'k', л: 'l', љ: 'lj', м: 'm', н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't',
  ћ: 'c', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'c', џ: 'dz', ш: 's', й: 'j', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'ju', я: 'ja', щ: 'sc', і: 'i', ї: 'ji', є: 'je', ѕ: 'dz',
}
const SPECIAL = new RegExp(`[${Object.keys({ ...LETTERS, ...CYRILLIC }).join('')}]`, 'g')
/** Accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic. Other scripts' marks are part of what is written: Thai vowels, the voiced sounds of kana. */
const ACCENTS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g
// oxlint-disable-next-line no-control-regex -- all of ASCII
const ASCII = /^[\u0000-\u007f]*$/

export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (ASCII.test(lower)) return lower
  return lower.normalize('NFKD').replace(ACCENTS, '').toLowerCase().replace(SPECIAL, (letter) => LETTERS[letter] ?? CYRILLIC[letter] ?? letter).normalize('NFC')
}

/** The words of a filter, folded. */
export function foldedWords(text: string): string[] {
  return fold(text).split(/\s+/).filter(Boolean).slice(0, 20)
}
