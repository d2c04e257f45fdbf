// A funnel: the largest first, each as a bar and in figures. It is its own table.
import type { ReactNode } from 'react'
import { ScrollTable } from './scroll-table.tsx'

export interface Bar {
  readonly key: string
  readonly name: ReactNode
  readonly under?: ReactNode
  readonly value: number
  /** Part of it that is drawn apart. */
  readonly part?: number
  /** The value in words, and what else stands in columns of its own. */
  readonly cells: readonly ReactNode[]
}

interface BarListProps {
  title: string
  /** The column of the names, then one for each cell. */
  columns: readonly string[]
  bars: readonly Bar[]
  /** What the darker part of a bar is. */
  partWords?: string
  /** The head of the last column is only spoken: there are buttons below. */
  quietLast?: boolean
}

export function BarList({ title, columns, bars, partWords, quietLast = false }: BarListProps) {
  const most = Math.max(...bars.map(({ value }) => value), 1)
  return (
    <ScrollTable title={title} columns={columns} quietLast={quietLast} kind="ch-bars" below={partWords ? <p className="ch-legend"><span className="ch-key" data-series="part">{partWords}</span></p> : null}>
      {bars.map(({ key, name, under, value, part = 0, cells }) => (
        <tr key={key}>
          <th scope="row">
            <span className="ch-bar-name">{name}</span>
            {under ? <span className="ch-under">{under}</span> : null}
            <svg className="ch-bar" aria-hidden viewBox="0 0 100 6" preserveAspectRatio="none">
              <rect className="ch-bar-whole" x={0} y={0} height={6} width={(value / most) * 100} />
              {part > 0 ? <rect className="ch-bar-part" x={0} y={0} height={6} width={(part / most) * 100} /> : null}
            </svg>
          </th>
          {cells.map((cell, index) => (
            <td key={columns[index + 1]}>{cell}</td>
          ))}
        </tr>
      ))}
    </ScrollTable>
  )
}
