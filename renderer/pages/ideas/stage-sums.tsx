// What benefits come to in a column: expected and realised, soft and hard apart, each currency by itself. Two lines at a glance, all of it on request.
import { Popover } from '@mantine/core'
import type { StageSum } from '../../../shared/contract/board.ts'
import { ScrollTable } from '../../components/charts/scroll-table.tsx'
import { useFormat, type Format } from '../../format.ts'
import type { Out } from '../../query.ts'
import { useWords, type Words } from '../../words.ts'
import { sumWords } from '../value/benefit-words.ts'

export type Sums = Out<'board', 'sums'>

const STATES = ['expected', 'realised'] as const

/** The line of a state that is told at a glance, net of cost: "hard: €12K to €18K". Hard before soft, money before what is counted, the largest of those. */
function short(t: Words, format: Format, lines: readonly StageSum[]): string {
  const rank = ({ hard, currency }: StageSum) => (hard ? 2 : 0) + (currency === null ? 0 : 1)
  const first = lines.toSorted((a, b) => rank(b) - rank(a) || Math.abs(b.high) - Math.abs(a.high))[0]!
  const [low, high] = [first.low - first.cost, first.high - first.cost]
  const { currency } = first
  const compact = currency === null ? null : new Intl.NumberFormat(format.locale, { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 })
  const value = !compact ? sumWords(t, format, first) : low === high ? compact.format(high) : t('value:amount.range', { low: compact.format(low), high: compact.format(high) })
  return t('views:sums.line', { value, kind: t(first.hard ? 'views:sums.hard' : 'views:sums.soft') })
}

/** `name`: of the stage or the step. */
export function StageSums({ name, sums }: { name: string; sums: Sums[number] | undefined }) {
  const t = useWords()
  const format = useFormat()
  if (!sums) return null
  const title = t('views:sums.title', { stage: name })
  const lines = STATES.flatMap((state) => sums[state].map((line) => ({ state, line })))
  return (
    <Popover position="bottom-start" withinPortal trapFocus returnFocus shadow="md">
      <Popover.Target>
        <button type="button" className="idea-column-sums">
          <span className="sr-only">{title}</span>
          {STATES.map((state) =>
            sums[state].length > 0 ? (
              <span key={state} className="idea-column-sum">
                <span className="dim">{t(`views:sums.${state}`)}</span> <span className="idea-column-amount">{short(t, format, sums[state])}</span>
                {sums[state].length > 1 ? <span className="dim">{t('views:sums.more', { count: sums[state].length - 1 })}</span> : null}
              </span>
            ) : null,
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={title} maw="min(94vw, 34rem)">
        <p className="flush xs dim">{t('views:sums.hint')}</p>
        <ScrollTable title={title} columns={[t('views:sums.what'), t('views:sums.gainer'), t('views:sums.kind'), t('views:sums.value')]}>
          {lines.map(({ state, line }) => (
            <tr key={JSON.stringify([state, line.gainer, line.hard, line.currency, line.kind, line.unit])}>
              <th scope="row">{t(`views:sums.${state}`)}</th>
              <td>{t(`value:gainer.${line.gainer}`)}</td>
              <td>{t(line.hard ? 'views:sums.hard' : 'views:sums.soft')}</td>
              <td>{sumWords(t, format, line)}</td>
            </tr>
          ))}
        </ScrollTable>
      </Popover.Dropdown>
    </Popover>
  )
}
