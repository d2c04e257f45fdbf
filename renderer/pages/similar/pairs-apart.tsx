// The pairs of which somebody said that they are not the same, with the way back.
import { Button } from '@mantine/core'
import { IconEqualNot } from '@tabler/icons-react'
import { useState } from 'react'
import { MOST_PAIRS } from '../../../shared/domain/search.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { useFormat } from '../../format.ts'
import { useAct, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'

export function PairsApart({ count, mayDecide }: { count: number; mayDecide: boolean }) {
  const t = useWords()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const { data } = useAsk('duplicates', 'listApart', { limit: MOST_PAIRS }, { enabled: open, keepPrevious: true })
  const { act } = useAct('duplicates', 'forgetApart')
  return (
    <details className="pairs-apart" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('similar:pairs.apartTitle', { count, shown: format.number(count) })}</summary>
      <ul className="plain-list">
        {(data ?? []).map(({ older, newer }) => (
          <li key={`${older.id} ${newer.id}`}>
            <span className="row tight">
              <RouteLink to={{ page: 'idea', id: older.id }} dir="auto" translate="no">
                {older.title}
              </RouteLink>
              <IconEqualNot size={16} aria-hidden />
              <RouteLink to={{ page: 'idea', id: newer.id }} dir="auto" translate="no">
                {newer.title}
              </RouteLink>
            </span>
            {mayDecide ? (
              <Button
                size="compact-sm"
                variant="subtle"
                aria-label={t('similar:pairs.againName', { older: older.title, newer: newer.title })}
                onClick={async () => {
                  if (await act({ ideaId: older.id, otherId: newer.id })) say(t('similar:pairs.comparedAgain'))
                }}
              >
                {t('similar:pairs.again')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
