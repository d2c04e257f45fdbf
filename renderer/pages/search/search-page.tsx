// The search: one field, and what it finds in place, as it is typed. What is searched for stands in the address, so that Back returns to it.
import { Button, Progress } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconFilter, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { pieceAt, piecesOf, tokenText, withoutPiece, withToken } from '../../../shared/domain/search-text.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { useFormat } from '../../format.ts'
import { go, goInstead, useNav } from '../../nav.ts'
import { usePlaces } from '../../places.ts'
import { asAppError, asking, type Out } from '../../query.ts'
import { useWords } from '../../words.ts'
import { Results } from './results.tsx'
import { SearchField } from './search-field.tsx'
import { TokenChips } from './token-chips.tsx'
import { TokenHelp } from './token-help.tsx'
import { isUnfinished } from './token-words.ts'
import './search.css'

/** Letters that the core looks at. */
const LONGEST = 4000
/** Hits asked for: of all kinds together, and of one. */
const SOME = 40
const ALL = 200
/** The typing has stopped, ms: then the address follows, and the number of results is spoken. */
const PAUSE = 400
const SPOKEN = 800
/** While the index is made, what is found grows: asked again after this long, ms. */
const AGAIN = 1000

const hasNoun = (text: string) => piecesOf(text).some(({ key, value }) => key === 'in' && value !== '')

function useFound(text: string) {
  return useQuery({
    ...asking('search', 'find', { text, limit: hasNoun(text) ? ALL : SOME }),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.built === null || state.data === undefined ? false : AGAIN),
  })
}

export function SearchPage({ text: address }: { text: string }) {
  const t = useWords()
  const format = useFormat()
  const [text, setText] = useState(address)
  /** Where the person types; null: not typing, so nothing is completed. */
  const [caret, setCaret] = useState<number | null>(null)
  const [help, setHelp] = useState(false)
  const visit = useNav(({ visit }) => visit)
  const field = useRef<HTMLInputElement>(null)
  const focusFirst = useRef<(() => void) | null>(null)
  const helpId = useId()
  const { all, name } = usePlaces()
  const steps = useMemo(() => all.filter(({ stepId }) => stepId !== null).map(name), [all, name])
  const piece = caret === null ? null : pieceAt(text, caret)
  const question = (piece && isUnfinished(t, piece, steps) ? withoutPiece(text, piece) : text).slice(0, LONGEST)
  const { data, error, isPlaceholderData, refetch } = useFound(question)
  const empty = question.trim() === ''
  const answer = empty ? undefined : data
  const { total, many } = useMemo(() => ({ total: (answer?.groups ?? []).reduce((sum, { found }) => sum + found, 0), many: answer?.groups.some((group) => group.many) ?? false }), [answer])

  // The address follows the typing, at the latest with whatever may lead away; a text that comes by the address goes into the field.
  const written = useRef(address)
  useEffect(() => {
    if (text === written.current) return
    const follow = () => {
      if (written.current === text) return
      written.current = text
      // at once, for the results remember their place by the step of the way
      flushSync(() => goInstead(text === '' ? { page: 'search' } : { page: 'search', text }))
    }
    const leaving = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent) => {
      if (key === 'Enter' || altKey || ctrlKey || metaKey) follow()
    }
    const timer = setTimeout(follow, PAUSE)
    addEventListener('click', follow, true)
    addEventListener('keydown', leaving, true)
    return () => {
      clearTimeout(timer)
      removeEventListener('click', follow, true)
      removeEventListener('keydown', leaving, true)
    }
  }, [text])
  useEffect(() => {
    if (address === written.current) return
    written.current = address
    setText(address)
    field.current?.focus()
  }, [address])
  // Before the results take it, when there is a row to come back to.
  useEffect(() => {
    if (document.activeElement === document.body || document.activeElement?.closest('main') === null) field.current?.focus()
  }, [])

  const countWords = !answer ? '' : total === 0 ? t('search:none') : many ? t('search:countMore', { shown: format.number(total) }) : t('search:count', { count: total, shown: format.number(total) })
  // Once, when the typing has stopped and its own answer is here.
  const [spoken] = useDebouncedValue(isPlaceholderData ? '' : countWords, SPOKEN)

  const removeToken = ({ key, value }: Out<'search', 'find'>['tokens'][number]) => {
    const piece = piecesOf(text).find((piece) => piece.key === key && piece.value === value)
    if (piece) setText(withoutPiece(text, piece))
    field.current?.focus()
  }
  const clearTokens = () => {
    setText(piecesOf(text).reverse().reduce((rest, piece) => (piece.key === null ? rest : withoutPiece(rest, piece)), text))
    field.current?.focus()
  }
  const begin = (key: string) => {
    const next = `${text.trim()} ${key}:`.trimStart()
    setText(next)
    // once the text is in the field
    setTimeout(() => {
      field.current?.setSelectionRange(next.length, next.length)
      field.current?.focus()
    })
  }
  const unknown = answer && !isPlaceholderData ? piecesOf(question).find(({ key, value }) => key !== null && value !== '' && !answer.tokens.some((token) => token.key === key && token.value === value)) : undefined

  return (
    <Page
      title={t('search:title')}
      layout="fill"
      focusesItself
      lead={empty ? t('search:start') : countWords || '\u00a0'}
      actions={
        // without a text they are shown anyhow
        empty ? undefined : (
          <Button variant={help ? 'light' : 'default'} leftSection={<IconFilter size={18} aria-hidden />} aria-expanded={help} aria-controls={helpId} onClick={() => setHelp(!help)}>
            {t('search:help.open')}
          </Button>
        )
      }
    >
      <div role="search" className="sr-bar" aria-label={t('search:title')}>
        <SearchField text={text} onText={setText} piece={piece} onCaret={setCaret} field={field} onDown={() => focusFirst.current?.()} />
        {answer ? <TokenChips tokens={answer.tokens} onRemove={removeToken} onClear={clearTokens} /> : null}
      </div>
      <p className="sr-only" role="status">
        {spoken}
      </p>
      <ErrorNote error={error && !empty ? asAppError(error) : null} onRetry={() => void refetch()} />
      {answer && answer.built !== null ? (
        <div className="sr-building">
          <Progress value={answer.built * 100} aria-label={t('search:buildingLabel')} size="sm" />
          <p className="flush dim sm">{t('search:building', { percent: format.percent(answer.built) })}</p>
        </div>
      ) : null}
      {help || empty ? <TokenHelp id={helpId} onChoose={begin} /> : null}
      {empty ? null : !answer ? (
        error ? null : <Loading rows={6} />
      ) : answer.hits.length > 0 ? (
        <Results
          answer={answer}
          stale={isPlaceholderData}
          one={hasNoun(question)}
          keep={`${visit}`}
          question={question}
          onAll={(noun) => go({ page: 'search', text: withToken(text, 'in', `${noun}s`).trim() })}
          onField={() => field.current?.focus()}
          focusFirst={focusFirst}
        />
      ) : (
        <EmptyState
          icon={<IconSearch size={36} stroke={1.5} />}
          title={t('search:nothing.title', { text: question.trim().slice(0, 80) })}
          text={unknown ? t('search:nothing.unknown', { token: tokenText(unknown.key!, unknown.value) }) : answer.tokens.length > 0 ? t('search:nothing.filtered') : t('search:nothing.text')}
          {...(answer.tokens.length > 0 ? { action: { label: t('search:clearFilters'), run: clearTokens } } : {})}
        />
      )}
    </Page>
  )
}
