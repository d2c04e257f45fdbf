// The pairs of ideas of which somebody said that they are not the same, with the way back.
import { useState } from 'react'
import { MOST_PAIRS } from '../../../shared/domain/search.ts'
import { ApartList } from '../../components/apart-list.tsx'
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
  const pairs = (data ?? []).map(({ older, newer }) => ({ one: { id: older.id, name: older.title }, other: { id: newer.id, name: newer.title } }))
  const again = {
    label: t('similar:pairs.again'),
    labelOf: ({ one, other }: (typeof pairs)[number]) => t('similar:pairs.againName', { older: one.name, newer: other.name }),
    run: async ({ one, other }: (typeof pairs)[number]) => {
      if (await act({ ideaId: one.id, otherId: other.id })) say(t('similar:pairs.comparedAgain'))
    },
  }
  return <ApartList title={t('similar:pairs.apartTitle', { count, shown: format.number(count) })} open={open} onOpen={setOpen} pairs={pairs} to={(id) => ({ page: 'idea', id })} again={mayDecide ? again : null} />
}
