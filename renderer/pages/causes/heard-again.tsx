// Causes that were said to be gone, and were heard again.
import type { Overview } from '../../../shared/contract/causes.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { againWords } from './cause-words.ts'

export function HeardAgain({ rows }: { rows: readonly Pick<Overview['again'][number], 'cause' | 'removedOn' | 'again'>[] }) {
  const t = useWords()
  const format = useFormat()
  return (
    <ul className="plain-list">
      {rows.map(({ cause, removedOn, again }) => (
        <li key={cause.id}>
          <RouteLink to={{ page: 'causes' }}>
            <UserText>{cause.name}</UserText>
          </RouteLink>
          <span className="pill pill-after" data-tone="bad">
            {againWords(t, format, removedOn, again)}
          </span>
        </li>
      ))}
    </ul>
  )
}
