// The customers, and the three lists beside them that learnings are sorted by: segments, episodes, product areas.
import { Button, Menu, Modal, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconDots, IconSearch, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import type { Lookup } from '../../../shared/contract/customers.ts'
import { LOOKUPS } from '../../../shared/domain/learnings.ts'
import { EmptyState, NothingMatches } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Loading } from '../../components/loading.tsx'
import { Page } from '../../components/page.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { go } from '../../nav.ts'
import { useAsk } from '../../query.ts'
import { useKept } from '../../stores/kept.ts'
import { useWords } from '../../words.ts'
import { EVERYTHING, type ListState } from '../learnings/filters.ts'
import { useAbout } from '../team/use-about.ts'
import { RenameForm, SegmentForm } from './customer-forms.tsx'

/** Most rows shown at once; the search finds the others. */
const MOST = 500

interface Line {
  id: string
  name: string
  learnings: number
  segment: { id: string; name: string } | null
  lastHeardOn: string | null
  waiting: number
}

function useLines(lookup: Lookup, text: string) {
  const customers = useAsk('customers', 'list', { text, limit: MOST }, { enabled: lookup === 'customer', keepPrevious: true })
  const others = useAsk('customers', 'suggest', { lookup, text, limit: MOST }, { enabled: lookup !== 'customer', keepPrevious: true })
  const { error, refetch } = lookup === 'customer' ? customers : others
  const lines: Line[] | undefined = lookup === 'customer' ? customers.data : others.data?.map((row) => ({ ...row, segment: null, lastHeardOn: null, waiting: 0 }))
  return { lines, error, retry: () => void refetch() }
}

export function CustomersPage() {
  const t = useWords()
  const [lookup, setLookup] = useKept<Lookup>('customers-lookup', 'customer')
  const [text, setText] = useKept('customers-text', '')
  const [asked] = useDebouncedValue(text.trim(), 80)
  const { lines, error, retry } = useLines(lookup, asked)
  const [editing, setEditing] = useState<{ act: 'rename' | 'segment'; line: Line } | null>(null)
  return (
    <Page title={t('customers:title')} lead={t('customers:lead')} layout="read">
      <div className="filter-bar">
        <SegmentedControl aria-label={t('customers:show')} value={lookup} onChange={setLookup} data={LOOKUPS.map((value) => ({ value, label: t(`customers:lookup.${value}`) }))} />
        <TextInput className="filter-search" type="search" dir="auto" aria-label={t('customers:search')} placeholder={t('customers:search')} leftSection={<IconSearch size={17} aria-hidden />} value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} />
      </div>
      <ErrorNote error={error} onRetry={retry} />
      {lines === undefined ? error ? null : <Loading /> : lines.length > 0 ? <Table lookup={lookup} lines={lines} onEdit={setEditing} /> : asked === '' ? <EmptyState icon={<IconUsers size={36} stroke={1.5} />} title={t(`customers:empty.${lookup}`)} text={t('customers:emptyText')} action={{ label: t('logLearning'), run: () => go({ page: 'log' }) }} /> : <NothingMatches onClear={() => setText('')} text={asked} />}
      {lines?.length === MOST ? <p className="dim sm flush">{t('customers:first', { count: MOST })}</p> : null}
      <Modal opened={editing !== null} onClose={() => setEditing(null)} title={editing === null ? '' : t(`customers:${editing.act}Title`)} closeButtonProps={{ 'aria-label': t('close') }}>
        {editing?.act === 'rename' ? <RenameForm lookup={lookup} row={editing.line} onClose={() => setEditing(null)} /> : editing ? <SegmentForm customer={editing.line} onClose={() => setEditing(null)} /> : null}
      </Modal>
    </Page>
  )
}

function Table({ lookup, lines, onEdit }: { lookup: Lookup; lines: readonly Line[]; onEdit: (what: { act: 'rename' | 'segment'; line: Line }) => void }) {
  const t = useWords()
  const format = useFormat()
  const [list, setList] = useKept<ListState>('learnings-list', EVERYTHING)
  const customers = lookup === 'customer'
  const editable = useMay().is('lead')
  const { data: session } = useAsk('session', 'get', {})
  const isAdmin = session?.inTeam === true && session.member?.role === 'admin'
  const [, setAbout] = useAbout()
  return (
    <div className="panel table-panel">
      <table className="table">
        <caption className="sr-only">{t(`customers:lookup.${lookup}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('customers:column.name')}</th>
            {customers ? <th scope="col">{t('customers:column.segment')}</th> : null}
            <th scope="col" className="figure">
              {t('customers:column.learnings')}
            </th>
            {customers ? <th scope="col">{t('customers:column.lastHeard')}</th> : null}
            {editable ? (
              <th scope="col">
                <span className="sr-only">{t('customers:column.acts')}</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <button
                  type="button"
                  className="link"
                  title={t('learnings:showAll')}
                  onClick={() => {
                    setList({ ...EVERYTHING, sort: list.sort, [lookup]: { id: line.id, name: line.name } })
                    go({ page: 'learnings' })
                  }}
                >
                  <UserText>{line.name}</UserText>
                </button>
                {line.waiting > 0 ? (
                  <span className="pill pill-after" data-tone="bad">
                    {t('customers:waiting', { count: line.waiting })}
                  </span>
                ) : null}
              </th>
              {customers ? <td>{line.segment ? <UserText>{line.segment.name}</UserText> : <span className="dim">–</span>}</td> : null}
              <td className="figure">{format.number(line.learnings)}</td>
              {customers ? <td className="nowrap">{line.lastHeardOn ? format.day(line.lastHeardOn) : <span className="dim">–</span>}</td> : null}
              {!editable ? null : (
                /* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- the button inside has its own */
                <td className="acts">
                  <Menu>
                    <Menu.Target>
                      <Button variant="subtle" color="gray" size="compact-sm" px={6} aria-label={t('moreActions', { name: line.name })}>
                        <IconDots size={18} aria-hidden />
                      </Button>
                    </Menu.Target>
                    <Menu.Dropdown>
                      <Menu.Item onClick={() => onEdit({ act: 'rename', line })}>{t('customers:rename')}</Menu.Item>
                      {customers ? <Menu.Item onClick={() => onEdit({ act: 'segment', line })}>{t('customers:segment')}</Menu.Item> : null}
                      {customers && isAdmin ? (
                        <Menu.Item
                          onClick={() => {
                            setAbout({ what: 'customer', subject: { id: line.id, name: line.name } })
                            go({ page: 'personal-data' })
                          }}
                        >
                          {t('team:members.privacy')}
                        </Menu.Item>
                      ) : null}
                    </Menu.Dropdown>
                  </Menu>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
