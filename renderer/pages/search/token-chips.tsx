// The filters of a search as they were understood, each to be taken out again.
import { Pill } from '@mantine/core'
import type { Out } from '../../query.ts'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'
import { valueWords } from './token-words.ts'

type Token = Out<'search', 'find'>['tokens'][number]

export function TokenChips({ tokens, onRemove, onClear }: { tokens: readonly Token[]; onRemove: (token: Token) => void; onClear: () => void }) {
  const t = useWords()
  const format = useFormat()
  if (tokens.length === 0) return null
  return (
    <ul className="chips" aria-label={t('search:filters')}>
      {tokens.map((token, at) => {
        const label = t(`search:token.${token.key}`)
        const { words, own } = valueWords(t, format, token.key, token.value)
        return (
          // oxlint-disable-next-line react/no-array-index-key -- the same token may stand twice
          <li key={`${at} ${token.key} ${token.value}`}>
            <Pill withRemoveButton onRemove={() => onRemove(token)} removeButtonProps={{ 'aria-hidden': false, 'aria-label': t('removeThing', { name: `${label}: ${words}` }), tabIndex: 0 }}>
              {label}: {own ? <bdi translate="no">{words}</bdi> : words}
            </Pill>
          </li>
        )
      })}
      <li>
        <button type="button" className="link sm" onClick={onClear}>
          {t('search:clearFilters')}
        </button>
      </li>
    </ul>
  )
}
