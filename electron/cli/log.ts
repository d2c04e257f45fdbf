// `learn` and `idea`: write something down.
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import { AppError } from '../../shared/app-error.ts'
import type { Channel, LearningInput, Sentiment } from '../../shared/contract/learnings.ts'
import type { AskedQuestion } from '../../shared/contract/questions.ts'
import { missingAnswers, type Question } from '../../shared/domain/ideas.ts'
import { readNames, readTags } from '../../shared/domain/import-values.ts'
import { asWritten, plainWord, VALUE_WORDS } from '../../shared/domain/import-words.ts'
import { acting, folderOf, gathered, type Common } from './command.ts'
import { toWrite } from './open.ts'
import { EXIT, type Run, type Terminal } from './terminal.ts'


interface LearnOptions extends Common {
  name?: string
  quote?: string
  customer?: string
  segment?: string
  channel?: string
  sentiment?: string
  episode?: string
  area?: string
  tag?: string[]
  date?: string
  waits?: true
  wow?: true
}

/** The value that a word means. Throws `bad-input` with the field and `unknown-channel` or `unknown-sentiment`. */
function meaning<V>(field: string, words: ReadonlyMap<string, V>, word: string | undefined): V | null {
  if (word === undefined) return null
  const found = words.get(plainWord(word))
  if (found === undefined) throw new AppError('bad-input', { value: word }, [{ field, code: `unknown-${field}` }])
  return found
}

const named = (name: string | undefined) => (name === undefined ? null : { name })

export function learnCommand({ words }: { words: Terminal['words'] }, run: Run): Command {
  const command = acting('learn', words, 'learn').argument('<text>', words('cli:learn.text'))
  for (const flag of ['--quote <text>', '--customer <name>', '--segment <name>', '--channel <channel>', '--sentiment <kind>', '--episode <name>', '--area <name>']) command.option(flag, words(`cli:learn.option.${/--(\w+)/.exec(flag)![1]}`))
  return command
    .option('--tag <tag>', words('cli:learn.option.tag'), gathered)
    .option('--date <day>', words('cli:learn.option.date'))
    .option('--waits', words('cli:learn.option.waits'))
    .option('--wow', words('cli:learn.option.wow'))
    .option('--name <name>', words('cli:option.name'))
    .action((given: string, options: LearnOptions) =>
      run(async (terminal) => {
        const input: LearningInput = {
          text: given === '-' ? await text(process.stdin) : given,
          customer: named(options.customer),
          segment: named(options.segment),
          channel: meaning<Channel>('channel', VALUE_WORDS.channel, options.channel),
          sentiment: meaning<Sentiment>('sentiment', VALUE_WORDS.sentiment, options.sentiment),
          episode: named(options.episode),
          area: named(options.area),
          tags: (options.tag ?? []).flatMap(readTags),
          ...(options.quote !== undefined && { quote: options.quote }),
          ...(options.date !== undefined && { happenedOn: options.date }),
          waits: options.waits === true,
          wow: options.wow === true,
        }
        return toWrite(folderOf(options), options.name, terminal, async (core) => {
          const learning = await core.client.learnings.log(input)
          await terminal.answer(learning, words('cli:learn.done', { id: learning.id }))
          return EXIT.done
        })
      }),
    )
}

interface IdeaOptions extends Common {
  name?: string
  description?: string
  customers?: string[]
  segments?: string[]
  affects?: string
  delight?: string
  benefit?: string
  category?: string
  answer?: string[]
  draft?: true
}

/** `--answer "QUESTION=TEXT"`: the question by its key, or in the words that the workspace gave it. Throws `no-such-question`. */
function answersTo(asked: readonly AskedQuestion[], given: readonly string[]): Partial<Record<Question, string>> {
  return Object.fromEntries(
    given.map((pair) => {
      // the words of a question may hold the sign, too
      const found = asked.flatMap(({ key, words }) => [key, ...(words === null ? [] : [words])].map((name) => ({ key, name }))).find(({ name }) => pair.toLowerCase().startsWith(`${name.toLowerCase()}=`))
      if (!found) throw new AppError('no-such-question', { value: pair })
      return [found.key, pair.slice(found.name.length + 1)]
    }),
  )
}

export function ideaCommand({ words }: { words: Terminal['words'] }, run: Run): Command {
  return acting('idea', words, 'idea')
    .argument('<title>', words('cli:idea.title'))
    .option('--description <text>', words('cli:idea.option.description'))
    .option('--customers <names>', words('cli:idea.option.customers'), gathered)
    .option('--segments <names>', words('cli:idea.option.segments'), gathered)
    .option('--affects <text>', words('cli:idea.option.affects'))
    .option('--delight <text>', words('cli:idea.option.delight'))
    .option('--benefit <text>', words('cli:idea.option.benefit'))
    .option('--category <name>', words('cli:idea.option.category'))
    .option('--answer <question=text>', words('cli:idea.option.answer'), gathered)
    .option('--draft', words('cli:idea.option.draft'))
    .option('--name <name>', words('cli:option.name'))
    .action((title: string, options: IdeaOptions) =>
      run(async (terminal) => {
        const customers = (options.customers ?? []).flatMap(readNames).map((name) => ({ name }))
        const segments = (options.segments ?? []).flatMap(readNames).map((name) => ({ name }))
        const given = { ...(options.affects && { customers: options.affects }), ...(options.delight && { delight: options.delight }) }
        return toWrite(folderOf(options), options.name, terminal, async (core) => {
          const asked = await core.client.questions.list({})
          const answers = { ...given, ...answersTo(asked, options.answer ?? []) }
          const { category } = options
          const categoryId = category === undefined ? null : (await core.client.categories.list({})).find(({ name }) => asWritten(name) === asWritten(category))?.id
          if (categoryId === undefined) throw new AppError('bad-input', { value: category! }, [{ field: 'category', code: 'no-such-category' }])
          const required = asked.flatMap(({ key, required, fixed }) => (required && !fixed ? [key] : []))
          const missing = missingAnswers({ answers, affected: customers.length + segments.length, required })
          const submit = !options.draft && missing.length === 0
          const idea = await core.client.ideas.create({ title, description: options.description ?? '', answers, customers, segments, expectedBenefit: options.benefit ?? '', categoryId, submit })
          // what was typed is kept; without the two answers it waits as a draft
          if (!submit && !options.draft) terminal.note(words('cli:idea.incomplete', { flags: missing.map((question) => (question === 'customers' || question === 'delight' ? `--${question}` : `--answer "${asked.find(({ key }) => key === question)?.words ?? question}=…"`)).join(', ') }))
          await terminal.answer(idea, words(submit ? 'cli:idea.submitted' : 'cli:idea.drafted', { id: idea.id }))
          return EXIT.done
        })
      }),
    )
}
