// "Why not?": finds an idea or a learning and says where it stands, or which rule keeps it off this agenda.
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPin, IconSearch } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { Loading } from '../../components/loading.tsx'
import { MarkedText } from '../../components/marked-text.tsx'
import { useFormat } from '../../format.ts'
import { useAsk, type Out } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useWords } from '../../words.ts'
import { reasonWords } from './agenda-words.ts'
import { useBoard } from './board-context.ts'

const HITS = 5
/** Milliseconds after the last key. */
const PAUSE = 150
type Hit = Out<'search', 'find'>['hits'][number]

export function WhyNot({ meetingId }: { meetingId: string }) {
  const t = useWords()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), PAUSE)
  const id = useId()
  const { data, isFetching } = useAsk('search', 'find', { text, nouns: ['idea', 'learning'], limit: HITS }, { enabled: text !== '', keepPrevious: true })
  const hits = text === '' ? [] : (data?.hits ?? [])
  return (
    <section className="ag-off ag-whynot no-print" aria-labelledby={id}>
      <header className="ag-off-head">
        <h2 id={id}>{t('meetings:whyNot.title')}</h2>
        <p>{t('meetings:whyNot.lead')}</p>
      </header>
      <TextInput className="ag-whynot-field" type="search" dir="auto" aria-label={t('meetings:whyNot.field')} placeholder={t('meetings:whyNot.placeholder')} leftSection={<IconSearch size={16} aria-hidden />} value={typed} onChange={({ currentTarget }) => setTyped(currentTarget.value)} />
      <div role="status" aria-live="polite">
        {text !== '' && hits.length === 0 ? isFetching ? <Loading /> : <p className="dim">{t('meetings:whyNot.nothing')}</p> : null}
        {hits.length > 0 ? (
          <ul className="ag-off-items">
            {hits.map((hit) => (
              <Answer key={hit.id} hit={hit} meetingId={meetingId} />
            ))}
          </ul>
        ) : null}
      </div>
    </section>
  )
}

function Answer({ hit, meetingId }: { hit: Hit; meetingId: string }) {
  const t = useWords()
  const format = useFormat()
  const board = useBoard()
  const subject = `${hit.noun}:${hit.id}`
  const { data } = useAsk('meetings', 'whyNot', { meetingId, subject })
  const pin = async () => {
    if (await board?.change('choose', { meetingId, subject, pinned: true })) say(t('meetings:parked.putOn', { title: data?.title ?? '' }))
  }
  const mayPin = data !== undefined && data.state !== 'on' && !data.reasons.some(({ code }) => code === 'why-private' || code === 'gone')
  return (
    <li className="ag-off-item" data-subject={subject} data-state={data?.state}>
      <div className="ag-off-main">
        <p className="ag-off-title">
          <span dir="auto" translate="no">
            <MarkedText of={hit.title} />
          </span>{' '}
          <span className="ag-off-facts">
            {hit.customer ? <bdi translate="no">{hit.customer}</bdi> : null}
            {data?.segment ? <span>{t(`agenda:segment.${data.segment}`)}</span> : null}
          </span>
        </p>
        {data ? (
          <p className="ag-whynot-answer">
            <strong>{t(`meetings:whyNot.${data.state}`)}</strong> {data.reasons.map((reason) => reasonWords(t, format, reason)).join(' · ')}
          </p>
        ) : null}
      </div>
      {board && mayPin ? (
        <Button className="ag-off-act" size="compact-sm" variant="default" leftSection={<IconPin size={15} aria-hidden />} aria-label={t('meetings:parked.putOnLabel', { title: data.title })} onClick={() => void pin()}>
          {t('meetings:parked.put')}
        </Button>
      ) : null}
    </li>
  )
}
