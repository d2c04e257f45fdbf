// An idea from a theme: its learnings, or those that were chosen, are the evidence, and their customers are whom it affects.
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { useAsk, type Out } from '../../query.ts'
import { useKept } from '../../stores/kept.ts'
import { useWords } from '../../words.ts'
import { BLANK, toLinked, type IdeaForm } from '../ideas/idea-form.ts'
import { NewIdea } from '../ideas/new-idea-page.tsx'
import '../ideas/ideas.css'
import { nameOf } from './theme-words.ts'

/** Learnings that come along when none were chosen, the newest. */
const MOST = 100

function ideaFrom(rows: Out<'themes', 'learnings'>['rows'], chosen: readonly string[]): IdeaForm {
  const taken = chosen.length > 0 ? rows.filter(({ id }) => chosen.includes(id)) : rows
  const customers = new Map(taken.flatMap(({ customer }) => (customer ? [[customer.id, customer] as const] : [])))
  return { ...BLANK, evidence: taken.map(toLinked), customers: [...customers.values()].slice(0, 30) }
}

export function ThemeIdeaPage({ id }: { id: string }) {
  const t = useWords()
  const [chosen] = useKept<readonly string[]>(`theme-chosen:${id}`, [])
  const { data: theme, error } = useAsk('themes', 'get', { id })
  const { data: page } = useAsk('themes', 'learnings', { id, limit: chosen.length > 0 ? 500 : MOST })
  return (
    <Page title={t('themes:idea.title')} lead={theme ? t('themes:idea.lead', { name: nameOf(t, theme) }) : ' '} layout="read" focusesItself>
      <ErrorNote error={error} />
      {page ? <NewIdea draftKey={`idea:new:theme:${id}`} initial={ideaFrom(page.rows, chosen)} /> : error ? null : <Loading rows={2} />}
    </Page>
  )
}
