// A chart with its title, and the same as a table for those who do not see it or want the figures.
import { useId, type ReactNode } from 'react'
import { useWords } from '../../words.ts'
import { ScrollTable } from './scroll-table.tsx'

interface ChartFigureProps {
  title: string
  /** First the names of the rows, then the values. */
  columns: readonly string[]
  rows: readonly { key: string; cells: readonly string[] }[]
  children: ReactNode
}

export function ChartFigure({ title, columns, rows, children }: ChartFigureProps) {
  const t = useWords()
  const id = useId()
  return (
    <figure className="ch-figure" aria-labelledby={id}>
      <figcaption className="ch-title" id={id}>
        {title}
      </figcaption>
      {children}
      <details className="ch-table-behind">
        <summary>{t('charts:asTable')}</summary>
        <ScrollTable title={title} columns={columns}>
          {rows.map(({ key, cells: [name, ...values] }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {values.map((value, index) => (
                <td key={columns[index + 1]}>{value}</td>
              ))}
            </tr>
          ))}
        </ScrollTable>
      </details>
    </figure>
  )
}
