// Saved views: those for everybody and one's own, as links; keeping what is shown now, changing one, and taking it away.
import { ActionIcon, Button, Checkbox, Menu, TextInput } from '@mantine/core'
import { IconBookmark, IconDeviceFloppy, IconDots, IconLink, IconUsersGroup } from '@tabler/icons-react'
import { useRef, useState, type MouseEvent } from 'react'
import type { SavedView } from '../../../shared/contract/views.ts'
import { viewFrom, viewText, type IdeaView } from '../../../shared/domain/idea-views.ts'
import { FormFoot } from '../../components/form-foot.tsx'
import { DraftForm } from '../../components/draft-form.tsx'
import { useDraftForm } from '../../components/use-draft-form.ts'
import { useMay } from '../../may.ts'
import { go } from '../../nav.ts'
import { asAppError, callCore, useAsk } from '../../query.ts'
import { toPath } from '../../routes.ts'
import { useKept } from '../../stores/kept.ts'
import { say } from '../../stores/notices.ts'
import { useUndoable } from '../../use-undoable.ts'
import { errorWords, problemWords, useWords } from '../../words.ts'
import { TriageDialog } from '../review/triage-dialogs.tsx'
import { placeOfView } from './use-idea-view.ts'

export function SavedViews({ view }: { view: IdeaView }) {
  const t = useWords()
  const { data: views } = useAsk('views', 'list', {})
  const [last, setLast] = useKept<string | null>('ideas-saved', null)
  const [dialog, setDialog] = useState<{ view: SavedView | null } | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const text = viewText(view)
  const at = views?.find((one) => one.view === text)
  // opened, and changed since
  const changed = at ? undefined : views?.find(({ id }) => id === last)
  const mayChange = useMayEdit()
  const close = () => {
    setDialog(null)
    setTimeout(() => button.current?.focus())
  }
  const undoable = useUndoable()
  const update = ({ id, name, view: before }: SavedView) => undoable(() => callCore('views', 'edit', { id, changes: { view: text } }), t('views:saved.done', { name }), () => callCore('views', 'edit', { id, changes: { view: before } }))
  const groups = [
    { title: t('views:saved.forAll'), of: (views ?? []).filter(({ shared }) => shared) },
    { title: t('views:saved.mine'), of: (views ?? []).filter(({ shared }) => !shared) },
  ]
  return (
    <>
      <Menu position="bottom-start" withinPortal width={300}>
        <Menu.Target>
          <Button ref={button} variant={at ? 'light' : 'default'} leftSection={<IconBookmark size={16} aria-hidden />}>
            <span className="cut views-name" {...(at ? { dir: 'auto', translate: 'no' } : {})}>
              {at?.name ?? t('views:saved.button')}
            </span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {groups.map(({ title, of }) => (of.length === 0 ? null : <Group key={title} title={title} views={of} at={at?.id} onOpen={setLast} />))}
          {views?.length === 0 ? <Menu.Label>{t('views:saved.none')}</Menu.Label> : null}
          <Menu.Divider />
          {changed && mayChange(changed) ? (
            <Menu.Item leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={() => void update(changed)}>
              <span className="cut views-name">{t('views:saved.update', { name: changed.name })}</span>
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconBookmark size={16} aria-hidden />} onClick={() => setDialog({ view: null })}>
            {t('views:saved.save')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={() => void copyLink(view).then((done) => say(t(done ? 'views:saved.copied' : 'views:saved.notCopied'), done ? {} : { tone: 'wrong' }))}>
            {t('views:saved.copy')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {at ? <ViewMenu view={at} onEdit={() => setDialog({ view: at })} /> : null}
      {dialog ? <ViewDialog shown={text} saved={dialog.view} others={views ?? []} onSaved={setLast} onClose={close} /> : null}
    </>
  )
}

async function copyLink(view: IdeaView): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(`empty-chair://open${toPath(placeOfView(view))}`)
    return true
  } catch {
    return false
  }
}

function Group({ title, views, at, onOpen }: { title: string; views: readonly SavedView[]; at: string | undefined; onOpen: (id: string) => void }) {
  return (
    <>
      <Menu.Label>{title}</Menu.Label>
      {views.map((view) => (
        <Menu.Item key={view.id} component="a" href={`#${toPath(placeOfView(viewFrom(view.view)))}`} aria-current={view.id === at ? 'true' : undefined} {...(view.shared ? { leftSection: <IconUsersGroup size={16} aria-hidden /> } : {})} onClick={(event: MouseEvent) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return
          event.preventDefault()
          onOpen(view.id)
          go(placeOfView(viewFrom(view.view)))
        }}>
          <span className="cut views-name" dir="auto" translate="no">
            {view.name}
          </span>
        </Menu.Item>
      ))}
    </>
  )
}

function useMayEdit(): (view: SavedView) => boolean {
  const { refused } = useMay()
  return (view) => refused('edit', { ...thingOf(view), changes: {} }) === null
}

const thingOf = ({ by, shared, example }: SavedView) => ({ entity: 'savedView', data: { memberId: by.id, shared }, example })

/** Of the view that is shown: change or delete it. */
function ViewMenu({ view, onEdit }: { view: SavedView; onEdit: () => void }) {
  const t = useWords()
  const mayEdit = useMayEdit()
  const undoable = useUndoable()
  if (!mayEdit(view)) return null
  const remove = () => undoable(() => callCore('views', 'delete', { id: view.id }), t('views:saved.deleted', { name: view.name }), () => callCore('views', 'restore', { id: view.id }))
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size="lg" aria-label={t('views:saved.more', { name: view.name })}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={onEdit}>{t('views:saved.rename')}</Menu.Item>
        <Menu.Item color="brick" onClick={() => void remove()}>
          {t('views:saved.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

interface ViewDialogProps {
  shown: string
  /** The one to change; null: a new one. */
  saved: SavedView | null
  others: readonly SavedView[]
  onSaved: (id: string) => void
  onClose: () => void
}

function ViewDialog({ shown, saved, others, onSaved, onClose }: ViewDialogProps) {
  const t = useWords()
  const may = useMay()
  const { data: session } = useAsk('session', 'get', {})
  const title = t(saved ? 'views:form.edit' : 'views:form.title')
  const form = useDraftForm({
    key: `view:${saved?.id ?? 'new'}`,
    initial: { name: saved?.name ?? '', shared: saved?.shared ?? false },
    check: ({ name }): Record<string, string> => (name.trim() === '' ? { name: problemWords(t, 'required') } : {}),
    async save({ name, shared }) {
      const view = saved ? await callCore('views', 'edit', { id: saved.id, changes: { name, shared } }) : await callCore('views', 'save', { name, shared, view: shown })
      onSaved(view.id)
      onClose()
      say(t('views:saved.done', { name: view.name }), saved ? {} : { undo: () => callCore('views', 'delete', { id: view.id }).catch((error: unknown) => say(errorWords(t, asAppError(error)), { tone: 'wrong' })) })
    },
  })
  const same = others.find(({ id, name }) => id !== saved?.id && name.trim().toLowerCase() === form.value.name.trim().toLowerCase())
  return (
    <TriageDialog title={title} about={[]} onClose={onClose}>
      <DraftForm form={form} onLeave={onClose} foot={<FormFoot act={t('views:form.save')} busy={form.busy} onCancel={onClose} />}>
        <TextInput data-autofocus label={t('views:form.name')} description={same ? t('views:form.same') : undefined} maxLength={80} dir="auto" value={form.value.name} error={form.wrong['name']} onChange={({ currentTarget }) => form.set({ name: currentTarget.value })} />
        {session?.inTeam ? <Checkbox label={t('views:form.shared')} description={may.is('champion') ? t('views:form.sharedHint') : t('views:form.sharedChampions')} disabled={!may.is('champion') && !form.value.shared} checked={form.value.shared} onChange={({ currentTarget }) => form.set({ shared: currentTarget.checked })} /> : null}
      </DraftForm>
    </TriageDialog>
  )
}
