// Files that belong to what is being written: chosen, dropped or pasted. Each is stored by the core at once; the form keeps only its name and hash.
import { Button, CloseButton, FileButton } from '@mantine/core'
import { IconFile, IconPaperclip } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { AppError } from '../../shared/app-error.ts'
import type { AttachmentInput } from '../../shared/contract/learnings.ts'
import { asAppError, callCore } from '../query.ts'
import { useWords } from '../words.ts'
import { FileName, FileNote } from './attachment-view.tsx'
import { ErrorNote } from './error-note.tsx'
import { useFileStates } from './use-file-states.ts'

/** As in shared/contract/fields.ts; the core checks it too. */
const LARGEST = 25 * 1024 * 1024
const MOST = 20

interface AttachmentsFieldProps {
  label: string
  value: readonly AttachmentInput[]
  onChange: (files: AttachmentInput[]) => void
  error?: ReactNode
  /** The button is not shown; dropping and pasting still work. */
  quiet?: boolean
  /** Around the whole form, so that a file may be dropped or pasted anywhere in it. */
  children?: ReactNode
}

export function AttachmentsField({ label, value, onChange, error, quiet = false, children }: AttachmentsFieldProps) {
  const t = useWords()
  const [problem, setProblem] = useState<AppError | null>(null)
  const [busy, setBusy] = useState(0)
  const [over, setOver] = useState(false)
  const stateOf = useFileStates(value.map(({ sha256 }) => sha256))

  async function add(files: readonly File[]) {
    setProblem(null)
    let all = [...value]
    for (const file of files) {
      const name = file.name || t('pastedImage')
      if (file.size > LARGEST) setProblem(new AppError('attachment-too-large', { name }))
      else if (all.length >= MOST) setProblem(new AppError('attachments-too-many', { most: MOST }))
      else {
        setBusy((count) => count + 1)
        try {
          const stored = await callCore('settings', 'putAttachment', { name: name.slice(0, 200), mime: file.type.slice(0, 200), bytes: new Uint8Array(await file.arrayBuffer()) })
          if (!all.some(({ sha256 }) => sha256 === stored.sha256)) onChange((all = [...all, stored]))
        } catch (error) {
          // A folder, or a file that went away: the browser's own error.
          setProblem(error instanceof DOMException ? new AppError('attachment-unreadable', { name }) : asAppError(error))
        } finally {
          setBusy((count) => count - 1)
        }
      }
    }
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping and pasting have a button beside them
    <div
      className="drop-zone"
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(false)
        void add([...event.dataTransfer.files])
      }}
      onPaste={(event) => {
        const files = [...event.clipboardData.files]
        if (files.length === 0) return
        event.preventDefault()
        void add(files)
      }}
    >
      {children}
      <div className="attachments" role="group" aria-label={label} hidden={quiet && value.length === 0 && problem === null && busy === 0}>
        <FileButton multiple onChange={(files) => void add(files)}>
          {(props) => (
            <Button {...props} variant="default" size="xs" leftSection={<IconPaperclip size={16} aria-hidden />} loading={busy > 0}>
              {t('attach')}
            </Button>
          )}
        </FileButton>
        <span className="dim xs">{t('attachHint')}</span>
        {value.length > 0 ? (
          <ul className="file-list">
            {value.map((file) => (
              <li key={file.sha256} className="file">
                <IconFile size={16} aria-hidden />
                <FileName file={file} />
                <FileNote file={file} state={stateOf(file.sha256)} />
                <CloseButton size="sm" aria-label={t('removeThing', { name: file.name })} onClick={() => onChange(value.filter((other) => other !== file))} />
              </li>
            ))}
          </ul>
        ) : null}
        {error ? <p className="field-error">{error}</p> : null}
        <ErrorNote error={problem} />
      </div>
    </div>
  )
}
