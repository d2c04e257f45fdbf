// Words that are written together with an apostrophe, taken apart before a text is read for its words: else their halves count as words, "hasn" of "hasn't" and "jusqu" of "jusqu'ici".

const APOSTROPHE = `['’ʼ\`´]`
const ANY = new RegExp(APOSTROPHE)
/** Before "n't": none of these small words says what a text is about. */
const BEFORE_NOT = 'ai are ca could dare did does do had has have is may might must need ought sha should was were wo would'.split(' ')
const ENGLISH_NOT = `(?:${BEFORE_NOT.join('|')})n${APOSTROPHE}t`
/** Behind a word, which stays: "customer's", "they've". */
const ENGLISH_END = `${APOSTROPHE}(?:s|d|m|re|ve|ll|em)`
/** Before a word, which stays: French (l'écran, jusqu'ici), Italian (dell'ordine, quest'anno), Catalan. */
const ROMANCE_BEFORE = `(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|entr|un|dell|all|nell|sull|dall|coll|quest|quell|bell|anch|com|dov|gl)${APOSTROPHE}(?=\\p{L})`
/** Whole words with an apostrophe that say as little. */
const WHOLE = `aujourd${APOSTROPHE}hui|o${APOSTROPHE}clock|y${APOSTROPHE}all|ma${APOSTROPHE}am`

/** Not behind a letter, nor behind one with an apostrophe: "rock'n'roll". */
const BEGINS = String.raw`(?<![\p{L}\p{N}]` + `${APOSTROPHE}?)`
const ENDS = String.raw`(?![\p{L}\p{N}])`
const DROPPED = new RegExp(`${BEGINS}(?:${WHOLE}|${ENGLISH_NOT})${ENDS}|${BEGINS}${ROMANCE_BEFORE}|(?<=\\p{L})${ENGLISH_END}${ENDS}`, 'giu')

/** The text without the small words that are written onto others. */
export function withoutContractions(text: string): string {
  return ANY.test(text) ? text.replace(DROPPED, ' ') : text
}

/** Many leave the apostrophe out: "didnt". As words of their own "cant" and "wont" hardly exist. */
const WITHOUT_APOSTROPHE = new Set(BEFORE_NOT.map((word) => `${word}nt`))
export const isNegation = (word: string): boolean => WITHOUT_APOSTROPHE.has(word)
