// The first step: a file, by button or dropped.
import { Button, FileButton } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import type { ImportNoun } from '../../../shared/contract/settings.ts'
import { useWords } from '../../words.ts'

export function ChooseFile({ noun, onFile }: { noun: ImportNoun; onFile: (file: File) => void }) {
  const t = useWords()
  const [over, setOver] = useState(false)
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping has a button beside it
    <div
      className="panel drop-panel"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file) onFile(file)
      }}
    >
      <IconFileSpreadsheet size={40} stroke={1.4} aria-hidden />
      <FileButton onChange={(file) => file && onFile(file)} accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values">
        {(props) => <Button {...props}>{t('imports:choose')}</Button>}
      </FileButton>
      <p className="flush">{t('imports:drop')}</p>
      <p className="dim sm flush">{t(`imports:needs.${noun}`)}</p>
    </div>
  )
}
