// A conflict that somebody followed a link to and that was decided meanwhile: by whom.
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { useSyncWords } from './sync-words.ts'

export function Decided({ id }: { id: string }) {
  const t = useWords()
  const format = useFormat()
  const words = useSyncWords()
  const { data: conflict, error } = useAsk('ledger', 'conflict', { id })
  if (error || conflict?.resolvedAt) {
    return (
      <p className="flush" role="status">
        {conflict?.resolvedAt ? (
          <UserText>
            {words.thing(conflict.thing)}: {t('sync:conflict.decidedBy', { name: words.name(conflict.resolvedBy), ago: format.ago(conflict.resolvedAt) })}
          </UserText>
        ) : (
          t('sync:conflict.decidedAlready')
        )}
      </p>
    )
  }
  return null
}
