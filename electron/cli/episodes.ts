// `episodes`: how each episode of the customer's journey stands.
import type { Command } from 'commander'
import type { Episode } from '../../shared/contract/episodes.ts'
import type { Language } from '../../shared/contract/session.ts'
import { wordsFor } from '../core/words.ts'
import { languageHere } from './agenda.ts'
import { acting, folderOf, type Common } from './command.ts'
import { toRead } from './open.ts'
import { EXIT, type Run, type Terminal } from './terminal.ts'

export function episodesCommand({ words }: { words: Terminal['words'] }, run: Run): Command {
  return acting('episodes', words, 'episodes').action((options: Common) =>
    run((terminal) =>
      toRead(folderOf(options), terminal, { orEmpty: true }, async (core) => {
        const { episodes } = await core.client.episodes.board({})
        const t = await wordsFor((await languageHere(core)) as Language)
        const lineOf = ({ name, owner, metrics, heard, waiting, ideas, weak }: Episode) =>
          [
            name,
            owner ? t('episodes:owner', { name: owner.name }) : t('episodes:noOwner'),
            ...metrics.map((metric) => [`${metric.name} ${metric.value}${metric.unit}`, metric.target === null ? '' : t('episodes:target', { value: metric.target }), metric.margin ? t('episodes:margin', { value: metric.margin }) : ''].filter(Boolean).join(', ')),
            `${t('episodes:bad', { count: heard.bad })}, ${t('episodes:good', { count: heard.good })}`,
            `${t('episodes:column.waiting')}: ${waiting}`,
            `${t('episodes:column.ideas')}: ${ideas}`,
            ...(weak ? [ideas === 0 ? t('episodes:glaring') : t('episodes:weak')] : []),
          ].join('\n  ')
        await terminal.answer(episodes, episodes.length === 0 ? t('episodes:none.title') : episodes.map(lineOf).join('\n\n'))
        return EXIT.done
      }),
    ),
  )
}
