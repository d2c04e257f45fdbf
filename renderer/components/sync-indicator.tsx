// How sync stands, always to be seen, in words; a press opens what is known of it.
import { Popover } from '@mantine/core'
import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconDeviceDesktop, IconRefresh } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { SyncStatus } from '../../shared/contract/sync.ts'
import { later } from '../later.ts'
import { useFormat } from '../format.ts'
import { statusWords } from '../pages/sync/status-words.ts'
import { useNow } from '../use-now.ts'
import { useSyncStatus } from '../use-sync-status.ts'
import { useWords } from '../words.ts'

const SyncPanel = later(async () => (await import('../pages/sync/sync-panel.tsx')).SyncPanel)

const ICONS = { good: IconCloudCheck, busy: IconRefresh, quiet: IconCloudOff, warm: IconAlertTriangle }
/** A state that lasts shorter than this is not spoken: sending after each save would never be silent. Milliseconds. */
const SPOKEN_AFTER = 4000

export function SyncIndicator() {
  const status = useSyncStatus()
  return status ? <Indicator status={status} /> : null
}

function Indicator({ status }: { status: SyncStatus }) {
  const t = useWords()
  const format = useFormat()
  const now = useNow()
  const [opened, setOpened] = useState(false)
  const { text, short, tone } = statusWords(t, format, status, now)
  const Icon = status.state === 'alone' ? IconDeviceDesktop : ICONS[tone]
  return (
    <>
      <Popover opened={opened} onChange={setOpened} position="bottom-end" width={340} withRoles={false} returnFocus>
        <Popover.Target>
          <button type="button" className="sync-button" data-tone={tone} aria-haspopup="dialog" aria-expanded={opened} onClick={() => setOpened(!opened)}>
            <Icon size={16} aria-hidden />
            <span className="sr-only">{t('sync:panel.label')}</span>
            <span className="sync-text cut">{text}</span>
            <span className="sync-short" aria-hidden>
              {short}
            </span>
          </button>
        </Popover.Target>
        <Popover.Dropdown role="dialog" aria-label={t('sync:tabs.label')} className="sync-panel">
          <SyncPanel status={status} onLeave={() => setOpened(false)} />
        </Popover.Dropdown>
      </Popover>
      <Spoken status={status} text={text} />
    </>
  )
}

/** Speaks a change of state once it has lasted, never the same twice, and not how it stood when the page opened. */
function Spoken({ status, text }: { status: SyncStatus; text: string }) {
  const [said, setSaid] = useState('')
  const before = useRef(topicOf(status))
  const latest = useRef(text)
  useEffect(() => {
    latest.current = text
  })
  const topic = topicOf(status)
  useEffect(() => {
    if (before.current === topic) return
    const timer = setTimeout(() => {
      before.current = topic
      setSaid(latest.current)
    }, SPOKEN_AFTER)
    return () => clearTimeout(timer)
  }, [topic])
  return (
    <span className="sr-only" role="status">
      {said}
    </span>
  )
}

/** What makes it news. That it is sending or checking is none. */
function topicOf({ state, conflicts, rejections }: SyncStatus): string {
  if (state === 'sending' || state === 'connecting' || state === 'waiting') return 'up-to-date'
  return state === 'needs-you' ? `needs-you ${conflicts} ${rejections}` : state
}
