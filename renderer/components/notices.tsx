// Shows the notices of stores/notices.ts in a corner, with Undo. They never take the focus; a key leads to the newest, and Escape back.
import { Button, CloseButton } from '@mantine/core'
import { useRef } from 'react'
import { dismiss, resume, stop, undoNotice, useNotices } from '../stores/notices.ts'
import { keysOf, useShortcuts } from '../shortcuts.ts'
import { useWords } from '../words.ts'

/** `quiet`: others look at this screen too. Only what went wrong, and what can be taken back, is said. */
export function Notices({ quiet = false }: { quiet?: boolean }) {
  const t = useWords()
  const all = useNotices(({ notices }) => notices)
  const notices = quiet ? all.filter(({ tone, undo }) => tone === 'wrong' || undo !== null) : all
  const box = useRef<HTMLDivElement>(null)
  const before = useRef<HTMLElement | null>(null)
  useShortcuts({
    notices() {
      const { activeElement } = document
      if (activeElement instanceof HTMLElement && !box.current?.contains(activeElement)) before.current = activeElement
      box.current?.querySelector<HTMLElement>('.notice:last-child button')?.focus()
    },
  })
  const giveBack = () => {
    if (box.current?.contains(document.activeElement)) before.current?.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leads back from its buttons
    <div ref={box} className="notices" role="region" aria-label={t('notices')} onKeyDown={({ key }) => key === 'Escape' && giveBack()}>
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
