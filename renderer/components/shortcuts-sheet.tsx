// All shortcuts on one sheet, from the table that the code listens by.
import { Modal } from '@mantine/core'
import { SHORTCUTS, type ShortcutName } from '../shortcuts.ts'
import { useWords } from '../words.ts'
import { Keys } from './keys.tsx'

const GROUPS = ['everywhere', 'outside-fields', 'form', 'list', 'board', 'agenda', 'review', 'conflict', 'presenter'] as const

export function ShortcutsSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useWords()
  const names = Object.keys(SHORTCUTS) as ShortcutName[]
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={t('shortcuts.title')} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className="shortcut-groups">
        {GROUPS.map((group) => (
          <section key={group} aria-label={t(`shortcuts.where.${group}`)}>
            <h3>{t(`shortcuts.where.${group}`)}</h3>
            <dl>
              {names
                .filter((name) => SHORTCUTS[name].where === group)
                .map((name) => {
                  const shortcut: { keys: string; also?: string } = SHORTCUTS[name]
                  return (
                    <div key={name} className="shortcut">
                      <dt>{t(`shortcuts.${name}`)}</dt>
                      <dd>
                        <Keys keys={shortcut.keys} />
                        {shortcut.also === undefined ? null : <Keys keys={shortcut.also} />}
                      </dd>
                    </div>
                  )
                })}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
