// Says that example content is among the real, and takes it away in one click.
import { Button } from '@mantine/core'
import { IconFlask2 } from '@tabler/icons-react'
import { useRemoveExample } from '../remove-example.ts'
import { errorWords, useWords } from '../words.ts'

export function ExampleBanner() {
  const t = useWords()
  const { remove, busy, error } = useRemoveExample()
  return (
    <div className="banner" data-tone="warm" role="region" aria-label={t('example.label')}>
      <IconFlask2 size={18} aria-hidden />
      <span>{error ? errorWords(t, error) : t('example.banner')}</span>
      <Button size="compact-sm" variant="default" loading={busy} onClick={() => void remove()}>
        {t('example.remove')}
      </Button>
    </div>
  )
}
