// Says in words why something cannot be done here, where its buttons would stand.
import { IconLock } from '@tabler/icons-react'
import type { RightsCode } from '../../shared/domain/rights.ts'
import { problemWords, useWords } from '../words.ts'

export function MayNot({ code, words }: { code: RightsCode | null; words?: string }) {
  const t = useWords()
  if (code === null) return null
  return (
    <p className="may-not dim sm flush">
      <IconLock size={15} aria-hidden />
      <span>{words ?? problemWords(t, code)}</span>
    </p>
  )
}
