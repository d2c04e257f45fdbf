// How this workspace carries its ideas: the questions they answer, the stages they go through, the categories they are sorted by.
import { Page } from '../../components/page.tsx'
import { useWords } from '../../words.ts'
import { Section } from '../settings/section.tsx'
import { Categories } from './categories.tsx'
import { QuestionsSetup } from './questions-setup.tsx'
import { StagesSetup } from './stages-setup.tsx'
import './idea-setup.css'

export function IdeaSetupPage() {
  const t = useWords()
  return (
    <Page title={t('setup:title')} lead={t('setup:lead')} layout="read">
      <div className="stack">
        <Section title={t('setup:questions.title')}>
          <QuestionsSetup />
        </Section>
        <Section title={t('setup:stages.title')}>
          <StagesSetup />
        </Section>
        <Section title={t('campaigns:categories.title')}>
          <Categories />
        </Section>
      </div>
    </Page>
  )
}
