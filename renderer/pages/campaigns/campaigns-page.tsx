// All campaigns: those that run first. Champions ask from here.
import { Button, Modal } from '@mantine/core'
import { IconPlus, IconSpeakerphone } from '@tabler/icons-react'
import { useState } from 'react'
import type { Campaign } from '../../../shared/contract/campaigns.ts'
import { campaignStanding } from '../../../shared/domain/campaigns.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { MayNot } from '../../components/may-not.tsx'
import { Page } from '../../components/page.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { go } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import { useNow } from '../../use-now.ts'
import { useWords } from '../../words.ts'
import { CampaignForm } from './campaign-form.tsx'
import { audienceWords, standingWords } from './campaign-words.ts'
import './campaigns.css'

export function CampaignsPage() {
  const t = useWords()
  const { data: campaigns, error, refetch } = useAsk('campaigns', 'list', {})
  const refused = useMay().refused('create', { entity: 'campaign', data: {} })
  const [asking, setAsking] = useState(false)
  const add = () => setAsking(true)
  return (
    <Page
      title={t('campaigns:title')}
      lead={t('campaigns:lead')}
      layout="read"
      actions={
        refused === null && campaigns && campaigns.length > 0 ? (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
            {t('campaigns:new')}
          </Button>
        ) : undefined
      }
    >
      <MayNot code={refused} words={t('campaigns:mayNot')} />
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {!campaigns ? (
        error ? null : <Loading />
      ) : campaigns.length === 0 ? (
        <EmptyState icon={<IconSpeakerphone size={36} stroke={1.5} aria-hidden />} title={t('campaigns:none.title')} text={t('campaigns:none.text')} {...(refused === null ? { action: { label: t('campaigns:new'), run: add } } : {})} />
      ) : (
        <ul className="cp-list">
          {campaigns.map((campaign) => (
            <li key={campaign.id} className="panel">
              <CampaignCard campaign={campaign} />
            </li>
          ))}
        </ul>
      )}
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('campaigns:form.newTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
        {asking ? (
          <CampaignForm
            campaign={null}
            onClose={(id) => {
              setAsking(false)
              if (id) go({ page: 'campaign', id })
            }}
          />
        ) : null}
      </Modal>
    </Page>
  )
}

function CampaignCard({ campaign }: { campaign: Campaign }) {
  const t = useWords()
  const now = useNow()
  return (
    <article>
      <h2 className="cp-name">
        <RouteLink to={{ page: 'campaign', id: campaign.id }}>
          <UserText>{campaign.name}</UserText>
        </RouteLink>{' '}
        <span className="pill" data-tone={campaignStanding(campaign, now) === 'running' ? 'warm' : undefined}>
          {t(`campaigns:standing.${campaignStanding(campaign, now)}`)}
        </span>
      </h2>
      <UserText block className="cp-question">
        {campaign.question}
      </UserText>
      <CampaignFacts campaign={campaign} />
    </article>
  )
}

/** Until when, whom it asks, and how many answered. */
export function CampaignFacts({ campaign }: { campaign: Campaign }) {
  const t = useWords()
  const format = useFormat()
  const now = useNow()
  return (
    <p className="cp-facts dim sm">
      <span>{standingWords(t, format, campaign, now)}</span>
      <UserText>{audienceWords(t, campaign)}</UserText>
      <span>{t('campaigns:ideas', { count: campaign.ideas })}</span>
      {campaign.asked && campaignStanding(campaign, now) === 'running' ? <span className="pill" data-tone="warm">{t('campaigns:asksYou')}</span> : null}
      {campaign.example ? <span className="pill">{t('example.mark')}</span> : null}
    </p>
  )
}
