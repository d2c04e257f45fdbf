// Shows the notices of stores/notices.ts in a corner, with Undo. They never take the focus; a key leads to the newest, and Escape back.
import { Button, CloseButton } from '@mantine/core'
import { useRef } from 'react'
import { dismiss, resume, stop, undoNotice, useNotices } from '../stores/notices.ts'
import { keysOf, useShortcuts } from '../shortcuts.ts'
import { useWords } from '../words.ts'

/** A dialog that is open under the notices stays when Escape leads out of them: it asks for this at what has the focus. */
const ESCAPES_ALONE = { 'data-mantine-stop-propagation': true }

/** `quiet`: others look at this screen too. Only what went wrong, and what can be taken back, is said. */
export function Notices({ quiet = false }: { quiet?: boolean }) {
  const t = useWords()
  const all = useNotices(({ notices }) => notices)
  const notices = quiet ? all.filter(({ tone, undo }) => tone === 'wrong' || undo !== null) : all
  const box = useRef<HTMLDivElement>(null)
  /** What had the focus when it came here, by a key or by a click. */
  const before = useRef<HTMLElement | null>(null)
  /** The window was left with the focus here, and will give it back. */
  const away = useRef(false)
  useShortcuts({
    notices() {
      box.current?.querySelector<HTMLElement>('.notice:last-child button')?.focus()
    },
  })
  const giveBack = () => {
    if (box.current?.contains(document.activeElement)) before.current?.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leads back from its buttons
    <div
      ref={box}
      className="notices"
      role="region"
      aria-label={t('notices')}
      onFocus={({ relatedTarget }) => {
        if (!away.current && !box.current?.contains(relatedTarget)) before.current = relatedTarget instanceof HTMLElement ? relatedTarget : null
        away.current = false
      }}
      onBlur={() => {
        away.current = box.current?.contains(document.activeElement) ?? false
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        // or a presentation would be left too
        event.preventDefault()
        giveBack()
      }}
    >
      <div role="status">
        {notices.map((notice) => (
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- pointer and focus only keep it on the screen
          <div key={notice.id} className="notice" data-tone={notice.tone} onMouseEnter={() => stop(notice.id)} onMouseLeave={() => resume(notice.id)} onFocus={() => stop(notice.id)} onBlur={() => resume(notice.id)}>
            <span className="notice-text" dir="auto">
              {notice.text}
            </span>
            <span className="notice-acts">
              {notice.open ? (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  title={keysOf('notices')}
                  {...ESCAPES_ALONE}
                  onClick={() => {
                    giveBack()
                    dismiss(notice.id)
                    notice.open?.run()
                  }}
                >
                  {notice.open.label}
                </Button>
              ) : null}
              {notice.undo ? (
                <Button
                  size="compact-sm"
                  variant="light"
                  title={keysOf('undo')}
                  {...ESCAPES_ALONE}
                  onClick={() => {
                    giveBack()
                    undoNotice(notice)
                  }}
                >
                  {t('undo')}
                </Button>
              ) : null}
              <CloseButton
                size="sm"
                aria-label={t('dismiss')}
                {...ESCAPES_ALONE}
                onClick={() => {
                  giveBack()
                  dismiss(notice.id)
                }}
              />
            </span>
          </div>
        ))}
      </div>
    </div>
  )
}
