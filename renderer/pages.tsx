// Which page shows at which route. Logging and reading learnings come with the first load, the rest when it is opened.
import type { ReactNode } from 'react'
import { later } from './later.ts'
import { Loading } from './components/loading.tsx'
import type { Route } from './routes.ts'
import { EditLearningPage } from './pages/learnings/edit-learning-page.tsx'
import { LearningPage } from './pages/learnings/learning-page.tsx'
import { LearningsPage } from './pages/learnings/learnings-page.tsx'
import { LogPage } from './pages/learnings/log-page.tsx'

/** A page that is loaded when it is opened. */
const page = <Props extends object>(load: () => Promise<(props: Props) => ReactNode>) => later(load, { meanwhile: <Loading /> })

const HomePage = page(async () => (await import('./pages/home/home-page.tsx')).HomePage)
const ThemesPage = page(async () => (await import('./pages/themes/themes-page.tsx')).ThemesPage)
const ThemePage = page(async () => (await import('./pages/themes/theme-page.tsx')).ThemePage)
const LoosePage = page(async () => (await import('./pages/themes/loose-page.tsx')).LoosePage)
const ThemeIdeaPage = page(async () => (await import('./pages/themes/theme-idea-page.tsx')).ThemeIdeaPage)
const IdeasPage = page(async () => (await import('./pages/ideas/ideas-page.tsx')).IdeasPage)
const IdeaPage = page(async () => (await import('./pages/ideas/idea-page.tsx')).IdeaPage)
const NewIdeaPage = page(async () => (await import('./pages/ideas/new-idea-page.tsx')).NewIdeaPage)
const EditIdeaPage = page(async () => (await import('./pages/ideas/edit-idea-page.tsx')).EditIdeaPage)
const BoardPage = page(async () => (await import('./pages/ideas/board-page.tsx')).BoardPage)
const MatrixPage = page(async () => (await import('./pages/ideas/matrix-page.tsx')).MatrixPage)
const ReviewPage = page(async () => (await import('./pages/review/review-page.tsx')).ReviewPage)
const IdeaSetupPage = page(async () => (await import('./pages/idea-setup/idea-setup-page.tsx')).IdeaSetupPage)
const CampaignsPage = page(async () => (await import('./pages/campaigns/campaigns-page.tsx')).CampaignsPage)
const CampaignPage = page(async () => (await import('./pages/campaigns/campaign-page.tsx')).CampaignPage)
const CampaignIdeaPage = page(async () => (await import('./pages/campaigns/campaign-idea-page.tsx')).CampaignIdeaPage)
const DuplicatesPage = page(async () => (await import('./pages/similar/duplicates-page.tsx')).DuplicatesPage)
const AgendaPage = page(async () => (await import('./pages/meetings/agenda-page.tsx')).AgendaPage)
const NotesPage = page(async () => (await import('./pages/meetings/notes-page.tsx')).NotesPage)
const PresentPage = page(async () => (await import('./pages/meetings/present-page.tsx')).PresentPage)
const MeetingsPage = page(async () => (await import('./pages/meetings/meetings-page.tsx')).MeetingsPage)
const MinutesPage = page(async () => (await import('./pages/meetings/minutes-page.tsx')).MinutesPage)
const HistoryPage = page(async () => (await import('./pages/meetings/history-page.tsx')).HistoryPage)
const TemplatePage = page(async () => (await import('./pages/template/template-page.tsx')).TemplatePage)
const NumbersPage = page(async () => (await import('./pages/numbers/numbers-page.tsx')).NumbersPage)
const EpisodesPage = page(async () => (await import('./pages/episodes/episodes-page.tsx')).EpisodesPage)
const ReportPage = page(async () => (await import('./pages/value/report-page.tsx')).ReportPage)
const StatementPage = page(async () => (await import('./pages/causes/statement-page.tsx')).StatementPage)
const OverviewPage = page(async () => (await import('./pages/causes/overview-page.tsx')).OverviewPage)
const CausesPage = page(async () => (await import('./pages/causes/causes-page.tsx')).CausesPage)
const CostsPage = page(async () => (await import('./pages/causes/costs-page.tsx')).CostsPage)
const CustomersPage = page(async () => (await import('./pages/customers/customers-page.tsx')).CustomersPage)
const CustomerPage = page(async () => (await import('./pages/customers/customer-page.tsx')).CustomerPage)
const AlikePage = page(async () => (await import('./pages/customers/alike-page.tsx')).AlikePage)
const SilencePage = page(async () => (await import('./pages/customers/silence-page.tsx')).SilencePage)
const FeedPage = page(async () => (await import('./pages/feed/feed-page.tsx')).FeedPage)
const PromisesPage = page(async () => (await import('./pages/promises/promises-page.tsx')).PromisesPage)
const ByLeaderPage = page(async () => (await import('./pages/promises/by-leader-page.tsx')).ByLeaderPage)
const SettingsPage = page(async () => (await import('./pages/settings/settings-page.tsx')).SettingsPage)
const TeamPage = page(async () => (await import('./pages/team/team-page.tsx')).TeamPage)
const DevicesPage = page(async () => (await import('./pages/team/devices-page.tsx')).DevicesPage)
const AuditPage = page(async () => (await import('./pages/team/audit-page.tsx')).AuditPage)
const ProgramsPage = page(async () => (await import('./pages/team/programs-page.tsx')).ProgramsPage)
const PersonalDataPage = page(async () => (await import('./pages/team/personal-data-page.tsx')).PersonalDataPage)
const JoinPage = page(async () => (await import('./pages/team/join-page.tsx')).JoinPage)
const LedgerPage = page(async () => (await import('./pages/sync/ledger-page.tsx')).LedgerPage)
const ConflictsPage = page(async () => (await import('./pages/sync/conflicts-page.tsx')).ConflictsPage)
const RejectionsPage = page(async () => (await import('./pages/sync/rejections-page.tsx')).RejectionsPage)
const SearchPage = page(async () => (await import('./pages/search/search-page.tsx')).SearchPage)
const ImportPage = page(async () => (await import('./pages/import/import-page.tsx')).ImportPage)

export function PageAt({ route }: { route: Route }) {
  switch (route.page) {
    case 'home':
      return <HomePage />
    case 'learnings':
      return <LearningsPage />
    case 'learning':
      return <LearningPage key={route.id} id={route.id} />
    case 'edit-learning':
      return <EditLearningPage key={route.id} id={route.id} />
    case 'log':
      return <LogPage />
    case 'themes':
      return <ThemesPage />
    case 'theme':
      return <ThemePage key={route.id} id={route.id} />
    case 'loose':
      return <LoosePage />
    case 'theme-idea':
      return <ThemeIdeaPage key={route.id} id={route.id} />
    case 'ideas':
      return <IdeasPage />
    case 'idea':
      return <IdeaPage key={route.id} id={route.id} />
    case 'edit-idea':
      return <EditIdeaPage key={route.id} id={route.id} />
    case 'new-idea':
      return <NewIdeaPage key={route.learningId ?? ''} {...(route.learningId === undefined ? {} : { learningId: route.learningId })} />
    case 'board':
      return <BoardPage />
    case 'matrix':
      return <MatrixPage />
    case 'review':
      return <ReviewPage />
    case 'idea-setup':
      return <IdeaSetupPage />
    case 'campaigns':
      return <CampaignsPage />
    case 'campaign':
      return <CampaignPage key={route.id} id={route.id} />
    case 'campaign-idea':
      return <CampaignIdeaPage key={route.id} id={route.id} />
    case 'duplicates':
      return <DuplicatesPage />
    case 'agenda':
      return <AgendaPage key={route.meetingId ?? ''} {...(route.meetingId === undefined ? {} : { meetingId: route.meetingId })} />
    case 'notes':
      return <NotesPage meetingId={route.meetingId} />
    case 'present':
      return <PresentPage key={route.meetingId} meetingId={route.meetingId} />
    case 'meetings':
      return <MeetingsPage />
    case 'minutes':
      return <MinutesPage key={route.meetingId} meetingId={route.meetingId} />
    case 'held':
      return <HistoryPage />
    case 'template':
      return <TemplatePage key={route.seriesId} seriesId={route.seriesId} />
    case 'numbers':
      return <NumbersPage />
    case 'episodes':
      return <EpisodesPage />
    case 'report':
      return <ReportPage />
    case 'statement':
      return route.areaId === undefined ? <OverviewPage {...(route.month === undefined ? {} : { month: route.month })} /> : <StatementPage key={route.areaId} areaId={route.areaId} {...(route.month === undefined ? {} : { month: route.month })} />
    case 'causes':
      return <CausesPage />
    case 'costs':
      return <CostsPage />
    case 'customers':
      return <CustomersPage />
    case 'feed':
      return <FeedPage />
    case 'same-customers':
      return <AlikePage />
    case 'silence':
      return <SilencePage />
    case 'customer':
      return <CustomerPage key={route.id} id={route.id} />
    case 'promises':
      return <PromisesPage />
    case 'promises-by-leader':
      return <ByLeaderPage />
    case 'import':
      return <ImportPage key={route.noun} noun={route.noun} />
    case 'search':
      return <SearchPage text={route.text ?? ''} />
    case 'settings':
      return <SettingsPage />
    case 'ledger':
      return <LedgerPage />
    case 'conflicts':
      return <ConflictsPage {...(route.id === undefined ? {} : { id: route.id })} />
    case 'rejections':
      return <RejectionsPage />
    case 'join':
      return <JoinPage key={route.link ?? ''} {...(route.link === undefined ? {} : { link: route.link })} />
    case 'team':
      return <TeamPage />
    case 'devices':
      return <DevicesPage />
    case 'audit':
      return <AuditPage />
    case 'programs':
      return <ProgramsPage />
    case 'personal-data':
      return <PersonalDataPage />
  }
}
