// How far it is, and the way to stop it.
import { Button, Progress } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFormat } from '../../format.ts'
import { useWords } from '../../words.ts'

export function Progressing({ label, share, onCancel, children }: { label: string; share: number; onCancel: () => void; children?: ReactNode }) {
  const t = useWords()
  const format = useFormat()
  return (
    <div className="panel stack">
      <p className="flush" dir="auto">
        {label}
      </p>
      <Progress.Root size="lg">
        <Progress.Section value={share * 100} aria-label={label} aria-valuetext={format.percent(share)} />
      </Progress.Root>
      <p className="flush dim sm figures">
        {format.percent(share)}
        {children ? <> · {children}</> : null}
      </p>
      <Button variant="default" className="own-width" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  )
}
