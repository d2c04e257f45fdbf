// One line for each episode. A weak one without an idea says so loudly.
import { Menu } from '@mantine/core'
import { IconAlertTriangle, IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { Episode, EpisodeMetric } from '../../../shared/contract/episodes.ts'
import { ScrollTable } from '../../components/charts/scroll-table.tsx'
import { EditMenu } from '../../components/edit-menu.tsx'
import { RouteLink } from '../../components/route-link.tsx'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { go } from '../../nav.ts'
import { callCore } from '../../query.ts'
import { say } from '../../stores/notices.ts'
import { useKept } from '../../stores/kept.ts'
import { useWords } from '../../words.ts'
import { EVERYTHING, type ListState } from '../learnings/filters.ts'
import { valueWords } from '../numbers/value-words.ts'

const COLUMNS = ['episode', 'number', 'heard', 'waiting', 'ideas'] as const

interface EpisodeTableProps { episodes: readonly Episode[]; mayEdit: boolean; onEdit: (episode: Episode) => void; onDelete: (episode: Episode) => void }

export function EpisodeTable({ episodes, mayEdit, onEdit, onDelete }: EpisodeTableProps) {
  const t = useWords()
  const place = async (episode: Episode, before: string | null) => {
    await callCore('episodes', 'place', { id: episode.id, before })
    say(t('episodes:moved', { name: episode.name }))
  }
  return (
    <ScrollTable title={t('episodes:table')} columns={[...COLUMNS.map((column) => t(`episodes:column.${column}`)), ...(mayEdit ? [t('episodes:column.acts')] : [])]} quietLast={mayEdit} kind="ep-table">
      {episodes.map((episode, index) => (
        <tr key={episode.id} data-glaring={(episode.weak && episode.ideas === 0) || undefined}>
          <Name episode={episode} />
          <td>{episode.metrics.length === 0 ? <span className="dim">{t('episodes:noNumber')}</span> : episode.metrics.map((metric) => <Standing key={metric.id} metric={metric} />)}</td>
          <td>
            <Heard episode={episode} />
          </td>
          <Count value={episode.waiting} />
          <td>
            <Ideas episode={episode} />
          </td>
          {mayEdit ? (
            <td className="ep-acts">
              <EditMenu name={episode.name} onEdit={() => onEdit(episode)} onDelete={() => onDelete(episode)}>
                {index > 0 ? (
                  <Menu.Item leftSection={<IconArrowUp size={16} aria-hidden />} onClick={() => void place(episode, episodes[index - 1]!.id)}>
                    {t('episodes:up')}
                  </Menu.Item>
                ) : null}
                {index < episodes.length - 1 ? (
                  <Menu.Item leftSection={<IconArrowDown size={16} aria-hidden />} onClick={() => void place(episode, episodes[index + 2]?.id ?? null)}>
                    {t('episodes:down')}
                  </Menu.Item>
                ) : null}
              </EditMenu>
            </td>
          ) : null}
        </tr>
      ))}
    </ScrollTable>
  )
}

function Name({ episode: { name, owner, weak, ideas } }: { episode: Episode }) {
  const t = useWords()
  return (
    <th scope="row">
      <span className="ch-bar-name">
        <UserText>{name}</UserText>
      </span>
      {weak ? (
        <span className="pill pill-after" data-tone={ideas === 0 ? 'bad' : 'warm'}>
          <IconAlertTriangle size={14} aria-hidden />
          {ideas === 0 ? t('episodes:glaring') : t('episodes:weak')}
        </span>
      ) : null}
      <span className="ch-under">{owner ? t('episodes:owner', { name: owner.name }) : t('episodes:noOwner')}</span>
    </th>
  )
}

function Count({ value }: { value: number }) {
  const format = useFormat()
  return <td>{value === 0 ? <span className="dim">–</span> : format.number(value)}</td>
}

function Standing({ metric: { name, unit, value, target, short, higherIsBetter, margin, few, sampleSize } }: { metric: EpisodeMetric }) {
  const t = useWords()
  const format = useFormat()
  return (
    <div className="ep-standing" data-tone={short === null ? undefined : short > 0 ? 'bad' : 'good'}>
      <span>
        <UserText>{name}</UserText> <strong>{valueWords(format, value, unit)}</strong>
        {margin !== null && margin > 0 ? ` ${t('episodes:margin', { value: format.number(margin) })}` : ''}
      </span>
      <span className="ch-under">
        {[short === null ? '' : short === 0 ? t('episodes:met') : t(higherIsBetter ? 'episodes:short' : 'episodes:over', { value: format.number(short) }), target === null ? '' : t('episodes:target', { value: valueWords(format, target, unit) }), few ? t('episodes:few', { count: sampleSize ?? 0 }) : ''].filter(Boolean).join(' · ')}
      </span>
    </div>
  )
}

function Heard({ episode: { id, name, heard } }: { episode: Episode }) {
  const t = useWords()
  const [list, setList] = useKept<ListState>('learnings-list', EVERYTHING)
  const rest = heard.neutral + heard.unknown
  if (heard.bad + heard.good + rest === 0) return <span className="dim">{t('episodes:nothingHeard')}</span>
  return (
    <button
      type="button"
      className="link"
      title={t('learnings:showAll')}
      onClick={() => {
        setList({ ...EVERYTHING, sort: list.sort, episode: { id, name } })
        go({ page: 'learnings' })
      }}
    >
      {[heard.bad > 0 ? t('episodes:bad', { count: heard.bad }) : '', heard.good > 0 ? t('episodes:good', { count: heard.good }) : '', rest > 0 ? t('episodes:rest', { count: rest }) : ''].filter(Boolean).join(', ')}
    </button>
  )
}

function Ideas({ episode: { weak, ideas } }: { episode: Episode }) {
  const t = useWords()
  const format = useFormat()
  if (ideas > 0) return <>{format.number(ideas)}</>
  return weak ? <RouteLink to={{ page: 'new-idea' }}>{t('episodes:writeIdea')}</RouteLink> : <span className="dim">–</span>
}
