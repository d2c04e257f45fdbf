// Where the files of attachments are, by the hash of each: here, on their way, or elsewhere.
import { useMemo } from 'react'
import { AppError } from '../../shared/app-error.ts'
import type { AttachmentState } from '../../shared/contract/attachments.ts'
import { useFormat, type Format } from '../format.ts'
import { useAsk } from '../query.ts'
import { errorWords, useWords, type Words } from '../words.ts'

export function useFileStates(hashes: readonly string[]): (sha256: string) => AttachmentState | undefined {
  const { data } = useAsk('attachments', 'states', { hashes: [...hashes] }, { enabled: hashes.length > 0, keepPrevious: true })
  return useMemo(() => {
    const states = new Map((data ?? []).map((state) => [state.sha256, state]))
    return (sha256) => states.get(sha256)
  }, [data])
}

/** What is to be said of a file that is not simply here; null for one that is. */
export function useFileWords(): (file: { name: string }, state: AttachmentState | undefined) => string | null {
  const t = useWords()
  const format = useFormat()
  return (file, state) => (state ? fileWords(t, format, file.name, state) : null)
}

function fileWords(t: Words, format: Format, name: string, { state, share, problem }: AttachmentState): string | null {
  const percent = format.percent(share)
  switch (state) {
    case 'here':
      return null
    case 'waiting':
      return problem === 'attachment-damaged' || problem === 'files-full' || problem === 'hub-disk-full' ? errorWords(t, new AppError(problem, { name })) : t('attachments:waiting')
    case 'sending':
      return t('attachments:sending', { percent })
    case 'fetching':
      return t('attachments:fetching', { percent })
    case 'away':
      return t(problem === 'attachment-offline' ? 'attachments:offline' : 'attachments:away')
    case 'not-sent':
      return t('attachments:notSent')
    case 'missing':
      return t('attachments:missing')
  }
}
