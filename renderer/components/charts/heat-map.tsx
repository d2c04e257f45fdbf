// A heat map: rows by columns, darker where there is more. Every cell tells its figure, so it is its own table.
import type { ReactNode } from 'react'
import { ScrollTable } from './scroll-table.tsx'

interface HeatMapProps {
  title: string
  /** Head of the column of names. */
  corner: string
  columns: readonly { key: string; name: string; tone?: 'good' | 'bad' | 'plain' }[]
  rows: readonly { key: string; name: ReactNode; values: readonly number[] }[]
  words: (value: number) => string
}

/** Shades of a cell, the lightest 0. */
const SHADES = 5

export function HeatMap({ title, corner, columns, rows, words }: HeatMapProps) {
  const most = Math.max(...rows.flatMap(({ values }) => values), 1)
  return (
    <ScrollTable title={title} columns={[corner, ...columns.map(({ name }) => name)]} kind="ch-heat">
      {rows.map(({ key, name, values }) => (
        <tr key={key}>
          <th scope="row">{name}</th>
          {values.map((value, index) => (
            <td key={columns[index]!.key} data-tone={columns[index]!.tone ?? 'plain'} data-shade={value === 0 ? 0 : Math.ceil((value / most) * SHADES)}>
              {words(value)}
            </td>
          ))}
        </tr>
      ))}
    </ScrollTable>
  )
}
