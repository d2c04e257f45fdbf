// Which page shows at which route. Logging and reading learnings come with the first load, the rest when it is opened.
import { Suspense } from 'react'
import { later } from './later.ts'
import { Loading } from './components/loading.tsx'
import type { Route } from './routes.ts'
import { EditLearningPage } from './pages/learnings/edit-learning-page.tsx'
import { LearningPage } from './pages/learnings/learning-page.tsx'
import { LearningsPage } from './pages/learnings/learnings-page.tsx'
import { LogPage } from './pages/learnings/log-page.tsx'

const HomePage = later(async () => (await import('./pages/home/home-page.tsx')).HomePage)
const ThemesPage = later(async () => (await import('./pages/themes/themes-page.tsx')).ThemesPage)
const ThemePage = later(async () => (await import('./pages/themes/theme-page.tsx')).ThemePage)
const LoosePage = later(async () => (await import('./pages/themes/loose-page.tsx')).LoosePage)
const ThemeIdeaPage = later(async () => (await import('./pages/themes/theme-idea-page.tsx')).ThemeIdeaPage)
const IdeasPage = later(async () => (await import('./pages/ideas/ideas-page.tsx')).IdeasPage)
const IdeaPage = later(async () => (await import('./pages/ideas/idea-page.tsx')).IdeaPage)
const NewIdeaPage = later(async () => (await import('./pages/ideas/new-idea-page.tsx')).NewIdeaPage)
const EditIdeaPage = later(async () => (await import('./pages/ideas/edit-idea-page.tsx')).EditIdeaPage)
const BoardPage = later(async () => (await import('./pages/ideas/board-page.tsx')).BoardPage)
const MatrixPage = later(async () => (await import('./pages/ideas/matrix-page.tsx')).MatrixPage)
const ReviewPage = later(async () => (await import('./pages/review/review-page.tsx')).ReviewPage)
const IdeaSetupPage = later(async () => (await import('./pages/idea-setup/idea-setup-page.tsx')).IdeaSetupPage)
const CampaignsPage = later(async () => (await import('./pages/campaigns/campaigns-page.tsx')).CampaignsPage)
const CampaignPage = later(async () => (await import('./pages/campaigns/campaign-page.tsx')).CampaignPage)
const CampaignIdeaPage = later(async () => (await import('./pages/campaigns/campaign-idea-page.tsx')).CampaignIdeaPage)
const DuplicatesPage = later(async () => (await import('./pages/similar/duplicates-page.tsx')).DuplicatesPage)
const AgendaPage = later(async () => (await import('./pages/meetings/agenda-page.tsx')).AgendaPage)
const NotesPage = later(async () => (await import('./pages/meetings/notes-page.tsx')).NotesPage)
const PresentPage = later(async () => (await import('./pages/meetings/present-page.tsx')).PresentPage)
const MeetingsPage = later(async () => (await import('./pages/meetings/meetings-page.tsx')).MeetingsPage)
const MinutesPage = later(async () => (await import('./pages/meetings/minutes-page.tsx')).MinutesPage)
const HistoryPage = later(async () => (await import('./pages/meetings/history-page.tsx')).HistoryPage)
const TemplatePage = later(async () => (await import('./pages/template/template-page.tsx')).TemplatePage)
const NumbersPage = later(async () => (await import('./pages/numbers/numbers-page.tsx')).NumbersPage)
const EpisodesPage = later(async () => (await import('./pages/episodes/episodes-page.tsx')).EpisodesPage)
const ReportPage = later(async () => (await import('./pages/value/report-page.tsx')).ReportPage)
const StatementPage = later(async () => (await import('./pages/causes/statement-page.tsx')).StatementPage)
const OverviewPage = later(async () => (await import('./pages/causes/overview-page.tsx')).OverviewPage)
const CausesPage = later(async () => (await import('./pages/causes/causes-page.tsx')).CausesPage)
const CostsPage = later(async () => (await import('./pages/causes/costs-page.tsx')).CostsPage)
const CustomersPage = later(async () => (await import('./pages/customers/customers-page.tsx')).CustomersPage)
const CustomerPage = later(async () => (await import('./pages/customers/customer-page.tsx')).CustomerPage)
const AlikePage = later(async () => (await import('./pages/customers/alike-page.tsx')).AlikePage)
const SilencePage = later(async () => (await import('./pages/customers/silence-page.tsx')).SilencePage)
const FeedPage = later(async () => (await import('./pages/feed/feed-page.tsx')).FeedPage)
const PromisesPage = later(async () => (await import('./pages/promises/promises-page.tsx')).PromisesPage)
const ByLeaderPage = later(async () => (await import('./pages/promises/by-leader-page.tsx')).ByLeaderPage)
const SettingsPage = later(async () => (await import('./pages/settings/settings-page.tsx')).SettingsPage)
const TeamPage = later(async () => (await import('./pages/team/team-page.tsx')).TeamPage)
const DevicesPage = later(async () => (await import('./pages/team/devices-page.tsx')).DevicesPage)
const AuditPage = later(async () => (await import('./pages/team/audit-page.tsx')).AuditPage)
const ProgramsPage = later(async () => (await import('./pages/team/programs-page.tsx')).ProgramsPage)
const PersonalDataPage = later(async () => (await import('./pages/team/personal-data-page.tsx')).PersonalDataPage)
const JoinPage = later(async () => (await import('./pages/team/join-page.tsx')).JoinPage)
const LedgerPage = later(async () => (await import('./pages/sync/ledger-page.tsx')).LedgerPage)
const ConflictsPage = later(async () => (await import('./pages/sync/conflicts-page.tsx')).ConflictsPage)
const RejectionsPage = later(async () => (await import('./pages/sync/rejections-page.tsx')).RejectionsPage)
const SearchPage = later(async () => (await import('./pages/search/search-page.tsx')).SearchPage)
const ImportPage = later(async () => (await import('./pages/import/import-page.tsx')).ImportPage)

export function PageAt({ route }: { route: Route }) {
  return <Suspense fallback={<Loading />}>{pageOf(route)}</Suspense>
}

function pageOf(route: Route) {
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
