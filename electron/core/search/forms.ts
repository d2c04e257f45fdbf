// Forms of one word: its inflections, what Welsh does to its beginning, and the other ways to spell its letters. All on folded words.
// Sources and limits of the rules, language by language: docs/search.md.

/** Endings that a word takes by turns, '' for none. Two words are forms of one when what follows their common beginning is in one of these lists. */
const ENDINGS: readonly (readonly string[])[] = [
  // English
  ['', 's', 'es', 'ed', 'd', 'ing', 'er', 'ers', 'ly', 'e', 'y', 'ies', 'ied', 'ier', 'ment', 'ments', 'able'],
  ['e', 'ing', 'es', 'ed', 'ion', 'ions', 'or', 'al', 'als', 'y', 'ies', 'ability', 'able', ''],
  ['', 'ting', 'ted', 'ter', 'ping', 'ped', 'ning', 'ned', 'ging', 'ged', 'ling', 'led', 'ring', 'red'],
  ['f', 'fe', 'ves'],
  // Swedish, and what Danish, Norwegian share with it
  ['', 'en', 'et', 'n', 't', 'ar', 'er', 'or', 'r', 'arna', 'erna', 'orna', 'na', 'a', 'e', 's', 'ens', 'ets', 'ns', 'ts', 'ars', 'ers', 'arnas', 'ernas', 'ornas', 'nas', 'as', 'an', 'ade', 'at', 'ad', 'ande', 'are', 'aren', 'arens', 'ast', 'aste', 'ig', 'igt', 'iga', 'de', 'te', 'ningar', 'ning', 'ningen', 'ningarna'],
  ['a', 'an', 'or', 'orna', 'as', 'ans', 'ors', 'ornas'],
  ['a', 'ar', 'ade', 'at', 'as', 'ad', 'ande', 'are', 'e', 'er', 'te', 'de', 't', 'ning', 'ningar', 'ningen', 'ningarna', ''],
  ['el', 'eln', 'elns', 'lar', 'larna', 'larnas', 'elt', 'la'],
  ['er', 'ern', 'erns', 'rar', 'rarna', 'ret', 'rets', 'ren', 're'],
  ['en', 'net', 'nen', 'nar', 'narna', 'na', 'et'],
  ['', 'man', 'mannen', 'men', 'met', 'mets', 'mar', 'marna'],
  // Serbian, Croatian, Bosnian, in Latin letters
  ['', 'a', 'e', 'i', 'o', 'u', 'om', 'em', 'im', 'og', 'eg', 'oj', 'ih', 'ima', 'ama', 'ama', 'ovi', 'ove', 'ova', 'ovima', 'evi', 'eve', 'eva', 'evima', 'omu', 'emu', 'oga', 'ega', 'ome', 'ju', 'iju', 'ija', 'ije', 'iji'],
  ['ac', 'ca', 'cu', 'ce', 'cem', 'ci', 'aca', 'cima'],
  ['ak', 'ka', 'ku', 'kom', 'ci', 'cima', 'ke', 'aka', 'ki'],
  ['ka', 'ke', 'ku', 'kom', 'ci', 'cima', 'kama', 'aka', 'ki'],
  ['ga', 'ge', 'gu', 'gom', 'zi', 'gama', 'g', 'zima', 'gova', 'gove'],
  ['ar', 'ra', 'ru', 'rom', 'ri', 're', 'rima', 'ara'],
  ['an', 'na', 'no', 'ni', 'ne', 'nu', 'nog', 'nom', 'nim', 'nih', 'noj'],
  ['ao', 'la', 'lo', 'li', 'le', 'ti', 'm', 's', '', 'mo', 'te', 'ju', 'o', 'vsi', 'n', 'na', 'no', 'ni', 'ne', 'nje', 'nja'],
  ['iti', 'im', 'is', 'i', 'imo', 'ite', 'e', 'io', 'ila', 'ilo', 'ili', 'ile', 'en', 'ena', 'eno', 'eni', 'ene', 'enje', 'enja', 'enju'],
  ['ati', 'am', 'as', 'a', 'amo', 'ate', 'aju', 'ao', 'ala', 'alo', 'ali', 'ale', 'an', 'ana', 'ano', 'ani', 'ane', 'anje', 'anja', 'anju', 'em', 'e', 'u'],
  ['ost', 'osti', 'oscu', 'ostima'],
  // Welsh
  ['', 'au', 'iau', 'ion', 'on', 'i', 'ydd', 'oedd', 'iaid', 'od', 'ed', 'edd', 'feydd', 'ynnau', 'ach', 'af', 'wyr', 'wr', 'es', 'wyd', 'odd', 'ir', 'ais', 'ant', 'wch', 'wn', 'asom', 'ant', 'iad', 'iadau', 'u', 'o', 'io', 'a', 'en', 'yn', 'ol', 'us'],
  ['nt', 'nnau', 'n'], ['yn', 'ion', 'od'], ['en', 'od', 'ion'], ['r', 'wyr'],
  ['iad', 'iadau', 'u', 'wyd', 'odd', 'ir', 'a', 'ais', 'af', 'wn', 'ant', 'ol', 'o', 'io', 'iais', 'iodd', 'iwyd', 'ion'],
  // German
  ['', 'e', 'en', 'er', 'em', 'es', 's', 'n', 'ern', 't', 'te', 'ten', 'st', 'et', 'est', 'ung', 'ungen', 'ig', 'ige', 'lich', 'liche', 'lichen'],
]
const LISTS = ENDINGS.map((endings) => new Set(endings))
const LONGEST_ENDING = 7
/** The common beginning is at least so long: shorter ones join what has nothing to do with each other. */
export const SHORTEST_STEM = 3

/** Whether two different words are forms of one. */
export function areForms(a: string, b: string): boolean {
  let shared = 0
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++
  if (a.length - shared > LONGEST_ENDING || b.length - shared > LONGEST_ENDING) return false
  // the endings may begin before the words part: faktur-a, faktur-an
  for (let stem = shared; stem >= Math.max(SHORTEST_STEM, shared - 2); stem--) {
    const [left, right] = [a.slice(stem), b.slice(stem)]
    // a short stem bears short endings only
    if (stem === SHORTEST_STEM && left.length + right.length > 4) continue
    if (LISTS.some((list) => list.has(left) && list.has(right))) return true
  }
  return false
}

/** Welsh initial mutations: radical, then soft, nasal, aspirate. Source: Gareth King, Modern Welsh, ch. 2. */
const MUTATIONS: readonly (readonly [radical: string, ...others: string[]])[] = [
  ['c', 'g', 'ngh', 'ch'], ['p', 'b', 'mh', 'ph'], ['t', 'd', 'nh', 'th'], ['g', '', 'ng'], ['b', 'f', 'm'], ['d', 'dd', 'n'], ['ll', 'l'], ['m', 'f'], ['rh', 'r'],
]
/** Written as two letters, but one consonant: what begins with them does not begin with the first of them. */
const DIGRAPHS = ['ngh', 'ng', 'ch', 'ph', 'th', 'dd', 'ff', 'll', 'rh', 'mh', 'nh']

/** Every way that a Welsh word may begin, if this is one of them. */
export function mutations(word: string): string[] {
  if (word.length < 3) return []
  const found = new Set<string>()
  const first = DIGRAPHS.find((letters) => word.startsWith(letters)) ?? word[0]!
  for (const row of MUTATIONS) {
    for (const form of row) {
      // a lost g leaves a vowel, l, r or w behind
      if (form === '' ? !/^[aeiouwylr]/.test(word) : form !== first) continue
      const rest = word.slice(form.length)
      const radical = row[0] + rest
      for (const other of row) if (other !== '' || /^[aeiouwylr]/.test(rest)) found.add(other + rest)
      // what is a mutated form of two radicals (f of b and m) leads to both
      if (form !== row[0]) for (const more of MUTATIONS) if (more[0] !== row[0] && radical.startsWith(more[0]) && more[0].length > row[0].length) for (const other of more) found.add(other + radical.slice(more[0].length))
    }
  }
  found.delete(word)
  return [...found].filter((form) => form.length >= 2)
}

const WELSH_WORDS: ReadonlySet<string> = new Set(['yn', 'yr', 'mae', 'wedi', 'nid', 'ddim', 'sydd', 'oedd', 'gan', 'gyda', 'roedd', 'nad', 'wrth', 'eisiau', 'ddylai', 'dylai', 'gael', 'hyn', 'hwn', 'ein', 'eich', 'eu', 'ei', 'ar', 'am', 'neu', 'ond', 'ydy', 'ydyw', 'cwsmer', 'cwsmeriaid', 'hoffai', 'chi', 'mewn', 'fel', 'pan', 'beth', 'bod', 'fod'])
/** Also English, so that one alone says nothing. */
const UNSURE = new Set(['am', 'ar', 'gan', 'pan', 'bod', 'eu', 'ei', 'chi', 'ein', 'y', 'o', 'i', 'a'])

/** No text without one of them is called Welsh. */
export const SURELY_WELSH: readonly string[] = [...WELSH_WORDS].filter((word) => !UNSURE.has(word))

/** Whether a text of these words is Welsh: by its small words. */
export function isWelsh(words: Iterable<string>): boolean {
  let [sure, unsure, all] = [0, 0, 0]
  for (const word of words) {
    all++
    if (UNSURE.has(word)) unsure++
    else if (WELSH_WORDS.has(word)) sure++
    if (all > 40) break
  }
  return sure >= 2 || (sure >= 1 && sure + unsure >= Math.max(1, all * 0.2))
}

/** What people type for letters that their keyboard has not got: ae for ä, dj for đ. `raw` is not folded. */
const DIGRAPH_OF: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe', đ: 'dj', ђ: 'dj' }
const FROM_DIGRAPH: readonly (readonly [string, string])[] = [['ae', 'a'], ['oe', 'o'], ['ue', 'u'], ['aa', 'a'], ['dj', 'd']]

/** Other spellings of a word, folded. */
export function spellings(word: string, raw: string, fold: (text: string) => string): string[] {
  const found = new Set<string>()
  if (/[äöüåøđђ]/.test(raw)) found.add(fold(raw.replace(/[äöüåøđђ]/g, (letter) => DIGRAPH_OF[letter]!)))
  for (const [two, one] of FROM_DIGRAPH) if (word.length > 3 && word.includes(two)) found.add(word.replaceAll(two, one))
  if (word.length > 3 && FROM_DIGRAPH.some(([two]) => word.includes(two))) found.add(FROM_DIGRAPH.reduce((text, [two, one]) => text.replaceAll(two, one), word))
  found.delete(word)
  return [...found]
}
