// The keys of the queue, behind "?".
import { Keys } from '../../components/keys.tsx'
import { SHORTCUTS } from '../../shortcuts.ts'
import { useWords } from '../../words.ts'
import type { TriageAct } from './triage.ts'
import { Modal } from '@mantine/core'

export function KeyList({ acts, opened, onClose }: { acts: readonly TriageAct[]; opened: boolean; onClose: () => void }) {
  const t = useWords()
  return (
    <Modal.Root opened={opened} onClose={onClose} centered transitionProps={{ duration: 0 }}>
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label={t('pipeline:review.keys')}>
        <Modal.Body p="lg">
          <div className="row">
            <h2 className="idea-form-heading review-keys-title">{t('pipeline:review.keys')}</h2>
            <Modal.CloseButton aria-label={t('close')} />
          </div>
          <p className="dim sm">{t('pipeline:review.keysText')}</p>
          <dl className="review-keys">
            {acts.map((act) => (
              <div key={act} className="shortcut">
                <dt>{t(`shortcuts.triage-${act}`)}</dt>
                <dd>
                  <Keys keys={SHORTCUTS[`triage-${act}`].keys} />
                </dd>
              </div>
            ))}
          </dl>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
