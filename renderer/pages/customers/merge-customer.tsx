// Customers who are one and the same: merging one into another, and what both pages say of it.
import { Button } from '@mantine/core'
import { IconArrowMerge } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import type { Customer } from '../../../shared/contract/customers.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { FormFoot } from '../../components/form-foot.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { LookupPicker } from '../../components/lookup-picker.tsx'
import type { Pick } from '../../components/picks.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { useMay } from '../../may.ts'
import { go } from '../../nav.ts'
import { callCore, useAct } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useUndoable } from '../../use-undoable.ts'
import { useWords } from '../../words.ts'

interface Named { id: string; name: string }

export function MergeForm({ customer, onClose }: { customer: Named; onClose: () => void }) {
  const t = useWords()
  const [into, setInto] = useState<Pick | null>(null)
  const { act, busy, error } = useAct('customers', 'merge')

  async function save() {
    if (!into?.id) return
    const stays = await act({ id: customer.id, intoId: into.id })
    if (!stays) return
    say(t('customers:merge.done', { name: customer.name, other: stays.name }), { undo: () => callCore('customers', 'unmerge', { id: customer.id }) })
    onClose()
    go({ page: 'customer', id: stays.id })
  }

  return (
    <KeyedForm className="stack" onSave={() => void save()} onLeave={onClose}>
      <LookupPicker lookup="customer" existingOnly label={t('customers:merge.into', { name: customer.name })} description={t('customers:merge.hint')} value={into} onChange={setInto} />
      <ErrorNote error={error} />
      <FormFoot busy={busy} disabled={!into?.id} onCancel={onClose} act={t('customers:merge.do')} />
    </KeyedForm>
  )
}

/** Takes a merge back, with the way to merge again for ten seconds and by Ctrl+Z. */
function useUnmerge(): (customer: Named, intoId: string) => Promise<boolean> {
  const t = useWords()
  const undoable = useUndoable()
  return useCallback(({ id, name }, intoId) => undoable(() => callCore('customers', 'unmerge', { id }), t('customers:merge.takenBack', { name }), () => callCore('customers', 'merge', { id, intoId })), [t, undoable])
}

/** On the merged customer's page: where it counts now. */
export function MergedInto({ customer }: { customer: Customer }) {
  const t = useWords()
  const unmerge = useUnmerge()
  const mayMerge = useMay().is('lead') || customer.example
  if (!customer.isMerged) return null
  const { mergedInto } = customer
  return (
    <section className="cu-merged" aria-label={t('customers:merge.pointer')}>
      <IconArrowMerge size={20} aria-hidden />
      <div className="stack-tight">
        {mergedInto === null ? (
          <p>{t('customers:merge.away')}</p>
        ) : (
          <p>
            {t('customers:merge.counts')}{' '}
            <RouteLink to={{ page: 'customer', id: mergedInto.id }} dir="auto" translate="no">
              {mergedInto.name}
            </RouteLink>
          </p>
        )}
        {mayMerge ? (
          <p>
            <Button size="sm" variant="default" onClick={() => void unmerge(customer, mergedInto?.id ?? customer.id)}>
              {t('customers:merge.takeBack')}
            </Button>
          </p>
        ) : null}
      </div>
    </section>
  )
}

/** On the page of the customer that stays: under which names it was heard, too. */
export function AlsoKnownAs({ customer }: { customer: Customer }) {
  const t = useWords()
  const unmerge = useUnmerge()
  const mayMerge = useMay().is('lead') || customer.example
  if (customer.merged.length === 0) return null
  return (
    <section className="panel" aria-labelledby="cu-also">
      <h2 id="cu-also">{t('customers:merge.also')}</h2>
      <ul>
        {customer.merged.map((one) => (
          <li key={one.id} className="cu-colleague">
            <RouteLink to={{ page: 'customer', id: one.id }} className="link" dir="auto" translate="no">
              {one.name}
            </RouteLink>
            {mayMerge ? (
              <Button size="compact-xs" variant="default" aria-label={t('customers:merge.takeBackOf', { name: one.name })} onClick={() => void unmerge(one, one.intoId)}>
                {t('customers:merge.takeBack')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
