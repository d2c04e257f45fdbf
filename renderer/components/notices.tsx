// Shows the notices of stores/notices.ts in a corner, with Undo. They never take the focus.
import { Button, CloseButton } from '@mantine/core'
import { dismiss, resume, stop, undoNotice, useNotices } from '../stores/notices.ts'
import { keysOf } from '../shortcuts.ts'
import { useWords } from '../words.ts'

/** `quiet`: others look at this screen too. Only what went wrong, and what can be taken back, is said. */
export function Notices({ quiet = false }: { quiet?: boolean }) {
  const t = useWords()
  const all = useNotices(({ notices }) => notices)
  const notices = quiet ? all.filter(({ tone, undo }) => tone === 'wrong' || undo !== null) : all
  return (
    <div className="notices" role="region" aria-label={t('notices')}>
      <div role="status">
        {notices.map((notice) => (
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- pointer and focus only keep it on the screen
          <div key={notice.id} className="notice" data-tone={notice.tone} onMouseEnter={() => stop(notice.id)} onMouseLeave={() => resume(notice.id)} onFocus={() => stop(notice.id)} onBlur={() => resume(notice.id)}>
            <span className="notice-text" dir="auto">
              {notice.text}
            </span>
            {notice.open ? (
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => {
                  dismiss(notice.id)
                  notice.open?.run()
                }}
              >
                {notice.open.label}
              </Button>
            ) : null}
            {notice.undo ? (
              <Button size="compact-sm" variant="light" onClick={() => undoNotice(notice)} title={keysOf('undo')}>
                {t('undo')}
              </Button>
            ) : null}
            <CloseButton size="sm" aria-label={t('dismiss')} onClick={() => dismiss(notice.id)} />
          </div>
        ))}
      </div>
    </div>
  )
}
