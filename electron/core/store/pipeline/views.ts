// Saved views in SQL.
import type { SavedView } from '../../../../shared/contract/views.ts'
import { viewFrom, viewText } from '../../../../shared/domain/idea-views.ts'
import type { Read } from '../read.ts'

type Row = Omit<SavedView, 'by' | 'mine' | 'shared' | 'example'> & { memberId: string; member: string | null; shared: number; example: number }

/** In the order in which they were made. `id`: this one only. What this app does not understand of a view is left out. */
export function savedViews(read: Read, me: string, id?: string): SavedView[] {
  const rows = read.all<Row>(`SELECT v.id, v.name, v.view, v.shared, v.memberId, m.name AS member, v.example FROM savedView v LEFT JOIN member m ON m.id = v.memberId WHERE v.deletedAt IS NULL AND (v.shared = 1 OR v.memberId = :me) ${id === undefined ? '' : 'AND v.id = :id'} ORDER BY v.createdAt, v.pk`, { me, ...(id !== undefined && { id }) })
  return rows.map(({ memberId, member, view, shared, example, ...row }) => ({ ...row, view: viewText(viewFrom(view)), shared: shared === 1, by: { id: memberId, name: member ?? '' }, mine: memberId === me, example: example === 1 }))
}
