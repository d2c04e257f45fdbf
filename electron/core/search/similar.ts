// What was already said: ideas and learnings like the one that somebody is writing. Candidates by rare words and by concepts, then compared one by one.
import type { SimilarNoun } from '../../../shared/domain/search.ts'
import type { Read } from '../store/read.ts'
import { conceptsOfWord, isCommonConcept } from './concepts.ts'
import { prepared, type Sources } from './find.ts'
import { areForms } from './forms.ts'
import { likeness, unitsOfBoth, type Units, type Weigh } from './likeness.ts'
import { mirrored } from './index-file.ts'
import { indexOf } from './nouns.ts'
import { isStopWord } from './stop-words.ts'
import type { Vocabulary } from './vocabulary.ts'
import { wordsIn } from './words.ts'

export interface Likeness { readonly noun: SimilarNoun; readonly pk: number; /** 0 to 1. */ readonly score: number }

/** From here on two texts probably say the same. Chosen on the labelled pairs of test/search, with more care for what is wrongly shown than for what is missed. */
export const ALIKE = 0.38
/** Words of a text that candidates are looked for by. */
const MOST_WORDS = 40
/** The rarest words and concepts that candidates are looked for by. */
const ASKED_WORDS = 8
const ASKED_CONCEPTS = 6
/** Texts taken by each of them, the newest first, and texts compared in the end. */
const BY_EACH = 100
const COMPARED = 48

interface Text { readonly title: string; readonly description: string }

/** How alike two texts are, without an index: every word weighs as much. */
export function compare(a: Text, b: Text, weigh: Weigh = () => 1): number {
  return alike(prepare(a, weigh), b, weigh)
}

/** What the first comparison would wait for: the dictionary of Chinese takes some 50 ms to open. */
export function warmUp(): void {
  compare({ title: '发票', description: '' }, { title: '发票', description: '' })
}

interface Prepared { readonly title: Units; readonly all: Units; readonly long: boolean }

const joined = ({ title, description }: Text) => (description === '' ? title : `${title}\n${description}`)
const prepare = ({ title, description }: Text, weigh: Weigh): Prepared => ({ ...unitsOfBoth(title, description, weigh), long: description !== '' })

/** Titles with titles, and all with all: who has only written the title is compared with titles. */
function alike(mine: Prepared, other: Text, weigh: Weigh): number {
  const theirs = unitsOfBoth(other.title, other.description, weigh)
  const titles = likeness(mine.title, theirs.title)
  if (!mine.long && other.description === '') return titles
  return Math.max(titles, likeness(mine.all, theirs.all))
}

/** `least`: the score from which on one is given. */
export interface LikeOptions { readonly limit: number; readonly exceptPk: number | null; readonly least?: number }

export function findSimilar(sources: Sources, noun: SimilarNoun, text: Text, { limit, exceptPk, least = ALIKE }: LikeOptions): Likeness[] {
  const { read, vocabulary } = sources
  const weigh = weigher(vocabulary, read, noun)
  const mine = prepare(text, weigh)
  if (mine.all.length === 0) return []
  const changed = sources.dirty.get(noun)
  const pks = new Set(candidates(sources, noun, text, weigh).filter((pk) => !changed?.has(pk)))
  for (const [pk, row] of changed ?? []) if (row) pks.add(pk)
  if (exceptPk !== null) pks.delete(exceptPk)
  return textsOf(read, noun, [...pks])
    .map(({ pk, ...other }): Likeness => ({ noun, pk, score: Math.min(1, alike(mine, other, weigh)) }))
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || b.pk - a.pk)
    .slice(0, limit)
}

const SQL: Readonly<Record<SimilarNoun, string>> = {
  idea: `SELECT pk, title, substr(description, 1, 2000) AS description FROM idea WHERE deletedAt IS NULL AND stage <> 'merged' AND pk`,
  learning: `SELECT pk, substr(text, 1, 2000) AS title, '' AS description FROM learning WHERE deletedAt IS NULL AND pk`,
}

function textsOf(read: Read, noun: SimilarNoun, pks: readonly number[]): (Text & { pk: number })[] {
  return read.all(`${SQL[noun]} IN (SELECT value FROM json_each(?))`, [JSON.stringify(pks)])
}

/** Rare words tell more: 0.6 for what every tenth text says, up to 3. */
function weigher(vocabulary: Vocabulary, read: Read, noun: SimilarNoun): Weigh {
  const all = Math.max(50, read.value<number | null>(`SELECT max(pk) FROM ${noun}`) ?? 0)
  return (word) => {
    const id = vocabulary.find(word)
    const texts = id === -1 ? 1 : Math.max(1, vocabulary.texts(id))
    return Math.min(3, Math.max(0.6, Math.log10(all / texts)))
  }
}

/** The texts that share most with this one, by rare words and concepts. */
function candidates({ index, vocabulary }: Sources, noun: SimilarNoun, text: Text, weigh: Weigh): number[] {
  if (!index) return []
  const words = [...new Set(wordsIn(joined(text), MOST_WORDS))].filter((word) => !isStopWord(word))
  const rare = words.map((word) => ({ word, weight: weigh(word) })).sort((a, b) => b.weight - a.weight).slice(0, ASKED_WORDS)
  const concepts = [...new Set(words.flatMap((word) => conceptsOfWord(word)))].filter((concept) => !isCommonConcept(concept)).slice(0, ASKED_CONCEPTS)
  const table = indexOf(noun)
  const ask = prepared(index, `SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid LIMIT ${BY_EACH}`)
  const scores = new Map<number, number>()
  const count = (match: string, weight: number) => {
    for (const row of ask.all(match) as number[]) scores.set(mirrored(row), (scores.get(mirrored(row)) ?? 0) + weight)
  }
  const asked = rare.map(({ word, weight }) => ({ weight, match: `{title body} : (${[word, ...formsOf(vocabulary, word)].map((form) => `"${form}"`).join(' OR ')})` }))
  for (const { match, weight } of asked) count(match, weight)
  // what many texts say is told apart by what it stands beside
  for (let at = 0; at < asked.length; at++) {
    for (let other = at + 1; other < Math.min(asked.length, at + 3); other++) count(`${asked[at]!.match} AND ${asked[other]!.match}`, (asked[at]!.weight + asked[other]!.weight) / 4)
  }
  for (let at = 0; at < concepts.length; at++) {
    for (let other = at + 1; other < concepts.length; other++) {
      count(`concept : ("k${concepts[at]}" AND "k${concepts[other]}")`, 1)
    }
  }
  if (concepts.length === 1) count(`concept : "k${concepts[0]}"`, 0.5)
  return [...scores].sort((a, b) => b[1] - a[1] || b[0] - a[0]).slice(0, COMPARED).map(([pk]) => pk)
}

function formsOf(vocabulary: Vocabulary, word: string): string[] {
  if (word.length < 4) return []
  return vocabulary.sharing(word, Math.max(3, Math.ceil(word.length * 0.6))).map((id) => vocabulary.word(id)).filter((other) => other !== word && areForms(word, other)).slice(0, 4)
}
