// What champions keep among themselves about an idea. Nobody else's device has it, so nobody else's screen has this.
import { ActionIcon, Button, CloseButton, Textarea, Tooltip } from '@mantine/core'
import { IconLock, IconPencil } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { Idea } from '../../../shared/contract/ideas.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { KeyedForm } from '../../components/keyed-form.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { asking, callCore, queryClient, useAct, useAsk } from '../../query.ts'
import { useDraft } from '../../stores/drafts.ts'
import { useUndoable } from '../../use-undoable.ts'
import { fieldErrors, useWords } from '../../words.ts'
import { refocus } from './refocus.ts'

type Note = Idea['notes'][number]

export function ChampionNotes({ idea }: { idea: Idea }) {
  const inTeam = useAsk('session', 'get', {}).data?.inTeam ?? false
  const { is } = useMay()
  return inTeam && is('champion') && !idea.example ? <Notes idea={idea} /> : null
}

function Notes({ idea }: { idea: Idea }) {
  const t = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const [editing, setEditing] = useState<string | null>(null)
  const draft = useDraft(`idea:note:${idea.id}`, { text: '' })
  const { act, busy, error } = useAct('ideas', 'addNote')
  const problems = fieldErrors(t, error)
  const undoable = useUndoable()
  const stay = () => refocus(() => heading.current)

  const add = () => {
    if (busy || draft.value.text.trim() === '') return
    void act({ id: idea.id, text: draft.value.text }).then((changed) => {
      if (!changed) return
      queryClient.setQueryData(asking('ideas', 'get', { id: idea.id }).queryKey, changed)
      draft.discard()
    })
  }
  async function remove({ id }: Note) {
    if (await undoable(() => callCore('ideas', 'deleteNote', { id }), t('ideas:notes.deleted'), () => callCore('ideas', 'restoreNote', { id }))) stay()
  }

  return (
    <section className="panel idea-notes">
      <h2 ref={heading} tabIndex={-1}>
        <IconLock size={18} aria-hidden /> {t('ideas:notes.title')} <span className="idea-count">{idea.notes.length}</span>
      </h2>
      <div className="stack">
        <p className="dim sm">{t('ideas:notes.who')}</p>
        {idea.notes.length > 0 ? (
          <ol className="idea-comments">
            {idea.notes.map((note) =>
              editing === note.id ? (
                <li key={note.id}>
                  <EditNote note={note} onDone={() => { setEditing(null); stay() }} />
                </li>
              ) : (
                <OneNote key={note.id} note={note} onEdit={() => setEditing(note.id)} onDelete={() => void remove(note)} />
              ),
            )}
          </ol>
        ) : null}
        <KeyedForm className="stack-tight" onSave={add} onLeave={() => {}}>
          <Textarea autosize minRows={2} maxRows={10} dir="auto" label={t('ideas:notes.label')} placeholder={t('ideas:notes.placeholder')} value={draft.value.text} onChange={({ currentTarget }) => draft.set({ text: currentTarget.value })} error={problems['text']} />
          <ErrorNote error={error && Object.keys(problems).length === 0 ? error : null} />
          <div>
            <Button type="submit" variant="default" loading={busy}>
              {t('ideas:notes.add')}
            </Button>
          </div>
        </KeyedForm>
      </div>
    </section>
  )
}

function OneNote({ note, onEdit, onDelete }: { note: Note; onEdit: () => void; onDelete: () => void }) {
  const t = useWords()
  const format = useFormat()
  const { refused } = useMay()
  const mayDelete = refused('delete', { entity: 'championNote', data: { authorId: note.author.id } }) === null
  return (
    <li className="idea-comment">
      <p className="idea-comment-head">
        <b dir="auto" translate="no">
          {note.author.name}
        </b>
        <time className="dim xs" dateTime={new Date(note.createdAt).toISOString()} title={format.time(note.createdAt)}>
          {format.ago(note.createdAt)}
        </time>
        {note.mine ? (
          <Tooltip label={t('ideas:notes.edit')}>
            <ActionIcon size="sm" aria-label={t('ideas:notes.edit')} onClick={onEdit}>
              <IconPencil size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ) : null}
        {mayDelete ? <CloseButton size="sm" aria-label={t('ideas:notes.delete')} onClick={onDelete} /> : null}
      </p>
      <UserText block className="prewrap">
        {note.text}
      </UserText>
    </li>
  )
}

function EditNote({ note, onDone }: { note: Note; onDone: () => void }) {
  const t = useWords()
  const draft = useDraft(`idea:note:edit:${note.id}`, { text: note.text })
  const { act, busy, error } = useAct('ideas', 'editNote')
  const problems = fieldErrors(t, error)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const leave = () => {
    draft.discard()
    onDone()
  }
  const save = () => {
    if (!busy) void act({ id: note.id, text: draft.value.text }).then((done) => done && leave())
  }
  return (
    <KeyedForm className="stack-tight" onSave={save} onLeave={leave}>
      <Textarea ref={field} autosize minRows={2} maxRows={10} dir="auto" label={t('ideas:notes.editLabel')} value={draft.value.text} onChange={({ currentTarget }) => draft.set({ text: currentTarget.value })} error={problems['text']} />
      <ErrorNote error={error && Object.keys(problems).length === 0 ? error : null} />
      <div className="row">
        <Button type="submit" loading={busy}>
          {t('ideas:notes.save')}
        </Button>
        <Button variant="default" onClick={leave}>
          {t('ideas:notes.cancel')}
        </Button>
      </div>
    </KeyedForm>
  )
}
