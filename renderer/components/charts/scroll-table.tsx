// A table of figures that scrolls within its place when it is wider, by the keyboard too.
import type { ReactNode } from 'react'
import './charts.css'

interface ScrollTableProps {
  title: string
  /** The heads of the columns. */
  columns: readonly string[]
  /** The head of the last column is only spoken: there are buttons below. */
  quietLast?: boolean
  /** The kind of table: a class of its own. */
  kind?: string
  /** The rows. */
  children: ReactNode
  /** What stands below the table. */
  below?: ReactNode
}

export function ScrollTable({ title, columns, quietLast = false, kind = '', children, below }: ScrollTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table scrolls, and must do so by the keyboard
    <div className="ch-scroll" tabIndex={0} role="group" aria-label={title}>
      <table className={`ch-table ${kind}`.trim()}>
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={column} scope="col">
                {quietLast && index === columns.length - 1 ? <span className="sr-only">{column}</span> : column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
      {below}
    </div>
  )
}
