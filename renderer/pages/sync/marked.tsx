// A text with what it does not share with another marked: by colour, by a line, and in words for those who hear it.
import { useWords } from '../../words.ts'
import type { Piece } from './use-differences.ts'

export function Marked({ text, pieces }: { text: string; pieces: readonly Piece[] | null }) {
  const t = useWords()
  if (!pieces) return <>{text}</>
  return (
    <>
      {pieces.map((piece, at) =>
        piece.own && piece.text.trim() !== '' ? (
          // oxlint-disable-next-line react/no-array-index-key -- pieces have no other name, and change all together
          <mark key={at} className="sync-own">
            <span className="sr-only">{t('sync:conflict.only')} </span>
            {piece.text}
            <span className="sr-only"> {t('sync:conflict.end')}</span>
          </mark>
        ) : (
          piece.text
        ),
      )}
    </>
  )
}
