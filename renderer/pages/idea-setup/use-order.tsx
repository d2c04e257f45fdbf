// Rows that are put in order by two arrows each: where one goes, and what is said of it.
import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useWords } from '../../words.ts'

interface Order<Row> {
  /** In the order that they stand in. */
  rows: readonly Row[]
  nameOf(row: Row): string
  busy: boolean
  /** Puts a row before another, or at the end; whether that was done. */
  place(row: Row, before: Row | null): Promise<boolean>
}

export interface Ordering<Row> {
  arrows(row: Row): ReactNode
  /** Says to screen readers where a row went. */
  said: ReactNode
}

export function useOrder<Row>({ rows, nameOf, busy, place }: Order<Row>): Ordering<Row> {
  const t = useWords()
  const [moved, setMoved] = useState('')

  async function move(row: Row, by: 1 | -1) {
    const to = rows.indexOf(row) + by
    if (busy || to < 0 || to >= rows.length) return
    // before the one above, or before the one after the next
    const before = by === -1 ? rows[to]! : (rows[to + 1] ?? null)
    if (await place(row, before)) setMoved(t('setup:moved', { name: nameOf(row), place: to + 1, of: rows.length }))
  }

  return {
    arrows: (row) => (
      <>
        <ActionIcon aria-label={t('setup:up', { name: nameOf(row) })} aria-disabled={rows[0] === row} onClick={() => void move(row, -1)}>
          <IconArrowUp size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={t('setup:down', { name: nameOf(row) })} aria-disabled={rows.at(-1) === row} onClick={() => void move(row, 1)}>
          <IconArrowDown size={18} aria-hidden />
        </ActionIcon>
      </>
    ),
    said: (
      <p className="sr-only" role="status">
        {moved}
      </p>
    ),
  }
}
