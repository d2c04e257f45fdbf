// Files that belong to what is being written: chosen, dropped or pasted. Each is stored by the core at once; the form keeps only its name and hash.
import { Button, CloseButton, FileButton } from '@mantine/core'
import { IconFile, IconPaperclip } from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import { AppError } from '../../shared/app-error.ts'
import type { Attachment, AttachmentInput } from '../../shared/contract/learnings.ts'
import { useFormat } from '../format.ts'
import { asAppError, callCore } from '../query.ts'
import { saveFile } from '../save-file.ts'
import { useWords } from '../words.ts'
import { ErrorNote } from './error-note.tsx'

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

function FileName({ file }: { file: AttachmentInput }) {
  const format = useFormat()
  return (
    <>
      <span className="cut" dir="auto" translate="no">
        {file.name}
      </span>
      <span className="dim xs">{format.bytes(file.size)}</span>
    </>
  )
}

/** Kinds the page may show as a picture. SVG is left out: it can carry scripts. */
const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'image/bmp']

/** Stored files: pictures are shown, others can be saved. */
export function Attachments({ files }: { files: readonly Attachment[] }) {
  return (
    <ul className="attached">
      {files.map((file) => (
        <li key={file.id}>
          <AttachmentView file={file} />
        </li>
      ))}
    </ul>
  )
}

function AttachmentView({ file }: { file: Attachment }) {
  const t = useWords()
  const picture = PICTURES.includes(file.mime)
  const [url, setUrl] = useState<string | null>(null)
  const [problem, setProblem] = useState<AppError | null>(null)

  useEffect(() => {
    if (!picture) return
    let made: string | null = null
    let gone = false
    callCore('settings', 'getAttachment', { id: file.id }).then(
      ({ bytes, mime }) => {
        if (gone) return
        made = URL.createObjectURL(new Blob([bytes], { type: mime }))
        setUrl(made)
      },
      (error: unknown) => setProblem(asAppError(error)),
    )
    return () => {
      gone = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [file.id, picture])

  async function save() {
    try {
      const { bytes } = await callCore('settings', 'getAttachment', { id: file.id })
      saveFile(file.name, new Blob([bytes], { type: 'application/octet-stream' }))
    } catch (error) {
      setProblem(asAppError(error))
    }
  }

  return (
    <div className="attachment">
      {url ? <img src={url} alt={file.name} /> : null}
      <button type="button" className="file" onClick={() => void save()} title={t('saveFile')}>
        <IconFile size={16} aria-hidden />
        <FileName file={file} />
        <span className="sr-only">{t('saveFile')}</span>
      </button>
      <ErrorNote error={problem} />
    </div>
  )
}
