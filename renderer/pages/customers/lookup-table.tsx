// Segments, episodes or product areas: how often each is named, the way to what was heard, and another name.
import { Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import type { Lookup, LookupRow } from '../../../shared/contract/customers.ts'
import { UserText } from '../../components/user-text.tsx'
import { useFormat } from '../../format.ts'
import { useMay } from '../../may.ts'
import { go } from '../../nav.ts'
import { useKept } from '../../stores/kept.ts'
import { useWords } from '../../words.ts'
import { EVERYTHING, type ListState } from '../learnings/filters.ts'

export type Line = LookupRow

export function LookupTable({ lookup, lines, onRename }: { lookup: Exclude<Lookup, 'customer' | 'cause' | 'category'>; lines: readonly Line[]; onRename: (line: Line) => void }) {
  const t = useWords()
  const format = useFormat()
  const [list, setList] = useKept<ListState>('learnings-list', EVERYTHING)
  const editable = useMay().is('lead')
  return (
    <div className="panel table-panel">
      <table className="table">
        <caption className="sr-only">{t(`customers:lookup.${lookup}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('customers:column.name')}</th>
            <th scope="col" className="figure">
              {t('customers:column.learnings')}
            </th>
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
              {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- the button inside has its own */}
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
              </th>
              <td className="figure">{format.number(line.learnings)}</td>
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
                      <Menu.Item onClick={() => onRename(line)}>{t('customers:rename')}</Menu.Item>
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
