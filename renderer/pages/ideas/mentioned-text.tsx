// What somebody said, with whoever is named in it called as they are called now. Who is gone stays as words.
import type { Idea } from '../../../shared/contract/ideas.ts'
import { piecesOf } from '../../../shared/domain/mentions.ts'

export function MentionedText({ text, mentions }: { text: string; mentions: Idea['discussion'][number]['mentions'] }) {
  return piecesOf(text, mentions).map((piece, at) =>
    typeof piece === 'string' ? (
      piece
    ) : piece.gone ? (
      `@${piece.written}`
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- the pieces of one text
      <span key={at} className="mention">
        @{piece.name}
      </span>
    ),
  )
}
