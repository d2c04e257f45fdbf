// Something that is shown once: in a field that selects itself, with a button that copies it.
import { Button, TextInput } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'

/** `main`: the one that the person came for; its button takes the focus. */
export function Secret({ label, copyLabel, value, main = false }: { label: string; copyLabel: string; value: string; main?: boolean }) {
  const t = useWords()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (main) button.current?.focus()
  }, [main])
  const copy = () => navigator.clipboard.writeText(value).then(() => say(t('team:invite.copied')), () => say(t('team:invite.notCopied'), { tone: 'wrong' }))
  return (
    <div className="team-secret">
      <TextInput className="team-secret-text" readOnly dir="ltr" translate="no" label={label} value={value} onFocus={({ currentTarget }) => currentTarget.select()} />
      <Button ref={button} variant={main ? 'filled' : 'default'} leftSection={<IconCopy size={16} aria-hidden />} aria-label={copyLabel} onClick={() => void copy()}>
        {t('team:invite.copy')}
      </Button>
    </div>
  )
}
