// Calm words while the core is out of reach. What was typed stays; the banner goes by itself.
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useLink } from '../client.ts'
import { useWords } from '../words.ts'

/** After so many tries it is worth saying what a person can do. */
const MANY_TRIES = 6

export function ConnectionBanner() {
  const t = useWords()
  const { state, tries } = useLink()
  return (
    <div role="status">
      {state === 'lost' ? (
        <div className="banner" data-tone="quiet">
          <IconPlugConnectedX size={18} aria-hidden />
          <span>{tries < MANY_TRIES ? t('connectionLost') : t('connectionLostLong')}</span>
        </div>
      ) : null}
    </div>
  )
}
