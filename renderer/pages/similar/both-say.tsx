// Why two texts are called alike: the words that both have, each as its own text has it.
import type { AlikeWord } from '../../../shared/contract/search.ts'
import { UserText } from '../../components/user-text.tsx'
import { useWords } from '../../words.ts'

export function BothSay({ words }: { words: readonly AlikeWord[] }) {
  const t = useWords()
  if (words.length === 0) return null
  return (
    <p className="similar-words">
      <span>{t('similar:both')}</span>
      {words.map(({ mine, theirs }) => (
        <UserText key={`${mine} ${theirs}`} className="similar-word">
          {mine.toLocaleLowerCase() === theirs.toLocaleLowerCase() ? theirs : t('similar:means', { mine, theirs })}
        </UserText>
      ))}
    </p>
  )
}
