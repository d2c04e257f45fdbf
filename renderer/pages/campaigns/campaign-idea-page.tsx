// An idea that answers a campaign: its question stands above the form.
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { BLANK } from '../ideas/idea-form.ts'
import { NewIdea } from '../ideas/new-idea-page.tsx'
import '../ideas/ideas.css'

export function CampaignIdeaPage({ id }: { id: string }) {
  const t = useWords()
  const { data: campaign, error } = useAsk('campaigns', 'get', { id })
  return (
    <Page title={t('campaigns:idea.title')} lead={campaign ? <UserText>{campaign.question}</UserText> : ' '} layout="read" focusesItself>
      <ErrorNote error={error} />
      {campaign ? <NewIdea draftKey={`idea:new:campaign:${id}`} initial={{ ...BLANK, campaignId: id }} /> : error ? null : <Loading rows={2} />}
    </Page>
  )
}
