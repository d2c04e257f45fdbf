// The digest of a day or a week: to be copied as the text of a mail, or saved.
import { Button, Modal, SegmentedControl } from '@mantine/core'
import { IconMarkdown } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DIGEST_PERIODS, type DigestPeriod } from '../../../shared/domain/news.ts'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { MailText } from '../../components/mail-text.tsx'
import { useAsk } from '../../query.ts'
import { saveFile } from '../../save-file.ts'
import { useWords } from '../../words.ts'

export function DigestDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useWords()
  const { i18n } = useTranslation()
  const [period, setPeriod] = useState<DigestPeriod>('weekly')
  const { data: mail, error, refetch } = useAsk('home', 'digestMail', { period, language: i18n.language }, { enabled: opened, keepPrevious: true })
  return (
    <Modal opened={opened} onClose={onClose} title={t('home:digest.title')} closeButtonProps={{ 'aria-label': t('close') }} size="lg">
      <div className="stack">
        <p className="dim flush">{t('home:digest.lead')}</p>
        <SegmentedControl aria-label={t('home:digest.period')} value={period} onChange={setPeriod} data={DIGEST_PERIODS.map((value) => ({ value, label: t(`home:digest.${value}`) }))} />
        <ErrorNote error={error} onRetry={() => void refetch()} />
        {mail ? (
          <MailText mail={{ ...mail, fileName: `${mail.fileName}.eml` }}>
            <Button variant="default" leftSection={<IconMarkdown size={17} aria-hidden />} onClick={() => saveFile(`${mail.fileName}.md`, new Blob([mail.markdown], { type: 'text/markdown' }))}>
              {t('home:digest.saveFile')}
            </Button>
          </MailText>
        ) : error ? null : (
          <Loading rows={4} />
        )}
      </div>
    </Modal>
  )
}
