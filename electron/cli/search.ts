// `search` and `similar`: find what was said, in any language.
import type { Command } from 'commander'
import { AppError } from '../../shared/app-error.ts'
import { SEARCH_NOUNS, SIMILAR_NOUNS, type SearchNoun, type SimilarNoun } from '../../shared/domain/search.ts'
import { stagesOf } from '../core/store/pipeline/stages.ts'
import { find } from '../core/services/search.ts'
import { similar } from '../core/services/similar.ts'
import { acting, folderOf, numberOf, type Common } from './command.ts'
import { toFind } from './open.ts'
import { EXIT, type Run, type Terminal } from './terminal.ts'

interface Words { words: Terminal['words'] }
interface SearchOptions extends Common { limit: number; noun?: SearchNoun }
interface SimilarOptions extends Common { limit: number; noun: SimilarNoun }

const MOST_FOUND = 200
const MOST_ALIKE = 50

const lines = (rows: readonly (string | null | undefined)[][]) => rows.map((row) => row.filter(Boolean).join('  ')).join('\n')
const indexing = ({ progress, words }: Terminal) => (done: number, of: number) => progress(words('cli:search.indexing', { done, of }))

/** Throws `flag-bad-choice`. */
function oneOf<N extends string>(nouns: readonly N[]): (value: string) => N {
  return (value) => {
    const found = nouns.find((noun) => noun === value)
    if (!found) throw new AppError('flag-bad-choice', { flag: '--noun', value, known: nouns.join(', ') })
    return found
  }
}

export function searchCommand({ words }: Words, run: Run): Command {
  return acting('search', words, 'search')
    .argument('<text>', words('cli:search.text'))
    .option('--limit <n>', words('cli:search.limit'), numberOf('--limit', 1, MOST_FOUND), 20)
    .option('--noun <noun>', words('cli:search.noun'), oneOf(SEARCH_NOUNS))
    .action((text: string, options: SearchOptions) =>
      run((terminal) =>
        toFind(folderOf(options), terminal, indexing(terminal), async ({ context }) => {
          const { hits } = await find(context, { text, typing: true, limit: options.limit, ...(options.noun && { nouns: [options.noun] }) })
          const names = new Map<string, string | null>(stagesOf(context.store.read).map(({ key, name }) => [key, name]))
          const found = hits.map(({ noun, id, title, score, snippet, match, at, stage, step, state, customer, author }) => ({ noun, id, title: title.text, score, snippet: snippet?.text ?? null, match, at, stage, step, state, customer, author }))
          if (found.length === 0 && !terminal.json) terminal.note(words('cli:search.none'))
          else await terminal.answer(found, lines(found.map(({ noun, title, customer, stage, step, state, snippet }) => [noun, title, customer, stage ? [names.get(stage) ?? stage, step].filter(Boolean).join(' › ') : state, snippet && `| ${snippet}`])))
          return EXIT.done
        }),
      ),
    )
}

export function similarCommand({ words }: Words, run: Run): Command {
  return acting('similar', words, 'similar')
    .argument('<text>', words('cli:similar.text'))
    .option('--noun <noun>', words('cli:similar.noun'), oneOf(SIMILAR_NOUNS), 'idea')
    .option('--limit <n>', words('cli:similar.limit'), numberOf('--limit', 1, MOST_ALIKE), 5)
    .action((text: string, options: SimilarOptions) =>
      run((terminal) =>
        toFind(folderOf(options), terminal, indexing(terminal), async ({ context }) => {
          const [title = '', ...rest] = text.split('\n')
          const { hits } = await similar(context, { noun: options.noun, title, description: rest.join('\n'), exceptId: null, limit: options.limit })
          const found = hits.map(({ noun, id, title, score }) => ({ noun, id, title, score }))
          if (found.length === 0 && !terminal.json) terminal.note(words('cli:similar.none'))
          else await terminal.answer(found, lines(found.map(({ score, title }) => [score.toFixed(2), title])))
          return EXIT.done
        }),
      ),
    )
}
