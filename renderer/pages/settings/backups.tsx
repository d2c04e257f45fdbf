// The backups that were made, and one more now.
import { Button } from '@mantine/core'
import { ErrorNote } from '../../components/error-note.tsx'
import { useFormat } from '../../format.ts'
import { useAct, useAsk } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'

/** Backups shown; the folder holds the others. */
const SHOWN = 5
const fileName = (path: string) => path.split(/[\\/]/).at(-1)!

export function Backups() {
  const t = useWords()
  const format = useFormat()
  const { data, error, refetch } = useAsk('settings', 'listBackups', {})
  const backup = useAct('settings', 'backup')
  return (
    <div className="stack-tight">
      <h3 className="flush">{t('settings:backup.title')}</h3>
      <p className="dim sm flush">{t('settings:backup.hint')}</p>
      {data && data.length > 0 ? (
        <ul className="plain-list sm">
          {data.slice(0, SHOWN).map(({ file, bytes, at }) => (
            <li key={file}>
              {format.time(at)} · {format.bytes(bytes)} ·{' '}
              <code translate="no" className="path">
                {fileName(file)}
              </code>
            </li>
          ))}
        </ul>
      ) : null}
      {data?.length === 0 ? <p className="sm flush">{t('settings:backup.none')}</p> : null}
      <Button
        variant="default"
        className="own-width"
        loading={backup.busy}
        onClick={async () => {
          const made = await backup.act({})
          if (!made) return
          await refetch()
          say(t('settings:backup.done', { file: fileName(made.file), size: format.bytes(made.bytes) }))
        }}
      >
        {t('settings:backup.now')}
      </Button>
      <ErrorNote error={backup.error ?? error} />
    </div>
  )
}
