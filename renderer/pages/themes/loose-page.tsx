// Learnings in no theme: what is left to look at by eye.
import { EmptyState } from '../../components/empty-state.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { useMay } from '../../may.ts'
import { useAsk } from '../../query.ts'
import { useWords } from '../../words.ts'
import { Making } from './making.tsx'
import { ThemeLearnings } from './theme-learnings.tsx'
import './themes.css'

export function LoosePage() {
  const t = useWords()
  const { is } = useMay()
  const { data } = useAsk('themes', 'list', { sort: 'customers' })
  const { data: session } = useAsk('session', 'get', {})
  return (
    <Page title={t('themes:loose.title')} layout="fill" lead={t('themes:loose.lead')}>
      {!data ? (
        <Loading />
      ) : data.state === 'making' ? (
        <Making done={data.done} of={data.of} />
      ) : data.loose === 0 ? (
        <EmptyState title={t('themes:loose.empty')} />
      ) : (
        <ThemeLearnings theme={null} total={data.loose} example={session?.example === true && data.themes.every(({ example }) => example)} editable={is('lead')} />
      )}
    </Page>
  )
}
