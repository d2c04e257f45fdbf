// Stored files: pictures are shown, others can be saved; and where a file is as long as it is not simply here.
import { IconCloudDown, IconCloudUp, IconFile, IconLoader } from '@tabler/icons-react'
import { useEffect, useId, useState } from 'react'
import type { AppError } from '../../shared/app-error.ts'
import type { AttachmentState } from '../../shared/contract/attachments.ts'
import type { Attachment, AttachmentInput } from '../../shared/contract/learnings.ts'
import { PICTURES } from '../../shared/domain/attachments.ts'
import { useFormat } from '../format.ts'
import { asAppError, callCore } from '../query.ts'
import { saveFile } from '../save-file.ts'
import { useWords } from '../words.ts'
import { ErrorNote } from './error-note.tsx'
import { useFileStates, useFileWords } from './use-file-states.ts'
import './attachment-view.css'

export function Attachments({ files }: { files: readonly Attachment[] }) {
  const stateOf = useFileStates(files.map(({ sha256 }) => sha256))
  return (
    <ul className="attached">
      {files.map((file) => (
        <li key={file.id}>
          <AttachmentView file={file} state={stateOf(file.sha256)} />
        </li>
      ))}
    </ul>
  )
}

export function FileName({ file }: { file: AttachmentInput }) {
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

/** Where the file is, in words; nothing for one that is here. */
export function FileNote({ file, state, id }: { file: AttachmentInput; state: AttachmentState | undefined; id?: string }) {
  const words = useFileWords()(file, state)
  if (words === null) return null
  const Icon = state?.state === 'fetching' ? IconLoader : state?.state === 'waiting' || state?.state === 'sending' ? IconCloudUp : IconCloudDown
  return (
    <span className="file-note dim xs" data-state={state?.state} {...(id === undefined ? {} : { id })}>
      <Icon size={14} aria-hidden />
      {words}
    </span>
  )
}

function AttachmentView({ file, state }: { file: Attachment; state: AttachmentState | undefined }) {
  const t = useWords()
  const note = useId()
  const [url, setUrl] = useState<string | null>(null)
  const [problem, setProblem] = useState<AppError | null>(null)
  const picture = (PICTURES as readonly string[]).includes(file.mime)
  // one that is away is fetched by asking for it, when the hub can be asked
  const hereOrNear = state !== undefined && (['here', 'waiting', 'sending', 'fetching'].includes(state.state) || (state.state === 'away' && state.problem === null))
  const wanted = picture && hereOrNear && url === null
  // that it could not be had is over as soon as it can
  const shown = problem !== null && !(AWAY.has(problem.code) && hereOrNear) ? problem : null

  useEffect(() => {
    if (!wanted) return
    let gone = false
    callCore('settings', 'getAttachment', { id: file.id }).then(
      ({ bytes, mime }) => {
        if (gone) return
        setProblem(null)
        setUrl(URL.createObjectURL(new Blob([bytes], { type: mime })))
      },
      (error: unknown) => {
        // what its state says already needs no second word
        if (!gone && !AWAY.has(asAppError(error).code)) setProblem(asAppError(error))
      },
    )
    return () => {
      gone = true
    }
  }, [file.id, wanted])
  useEffect(() => () => URL.revokeObjectURL(url ?? ''), [url])

  async function save() {
    setProblem(null)
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
      <button type="button" className="file" onClick={() => void save()} title={t('saveFile')} aria-describedby={note}>
        <IconFile size={16} aria-hidden />
        <FileName file={file} />
        <span className="sr-only">{t('saveFile')}</span>
      </button>
      {shown ? null : <FileNote file={file} state={state} id={note} />}
      <ErrorNote error={shown} />
    </div>
  )
}

const AWAY = new Set(['attachment-not-sent', 'attachment-offline'])
