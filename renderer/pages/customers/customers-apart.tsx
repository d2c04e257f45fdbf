// The pairs of customers of which somebody said that they are not the same, with the way back.
import { useState } from 'react'
import { ApartList, type ApartPair } from '../../components/apart-list.tsx'
import { useFormat } from '../../format.ts'
import { useAct, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'

export function CustomersApart({ count, mayDecide }: { count: number; mayDecide: boolean }) {
  const t = useWords()
  const format = useFormat()
  const [open, setOpen] = useState(false)
  const { data } = useAsk('customers', 'listApart', { limit: 200 }, { enabled: open, keepPrevious: true })
  const { act } = useAct('customers', 'forgetApart')
  const again = {
    label: t('similar:pairs.again'),
    labelOf: ({ one, other }: ApartPair) => t('similar:pairs.againName', { older: one.name, newer: other.name }),
    run: async ({ one, other }: ApartPair) => {
      if (await act({ customerId: one.id, otherId: other.id })) say(t('customers:alike.comparedAgain', { name: one.name, other: other.name }))
    },
  }
  return <ApartList title={t('similar:pairs.apartTitle', { count, shown: format.number(count) })} open={open} onOpen={setOpen} pairs={data ?? []} to={(id) => ({ page: 'customer', id })} again={mayDecide ? again : null} />
}
