// An item's title, which leads to the thing itself; an action's can be ticked. Its marks stand beside it.
import type { AgendaItem } from '../../../shared/contract/meetings.ts'
import { RouteLink } from '../../components/route-link.tsx'
import { ActionTick } from './action-tick.tsx'
import { ItemMarks } from './item-body.tsx'
import { placeOf } from './item-places.ts'

export function ItemTitle({ item, id, tabIndex }: { item: AgendaItem; id: string; tabIndex: 0 | -1 }) {
  const place = placeOf(item)
  const own = item.actions.find((action) => action.id === item.id)
  return (
    <div className="ag-title-line">
      <h3 className="ag-title" id={id}>
        {own ? (
          <ActionTick action={own} tabIndex={tabIndex} />
        ) : place ? (
          <RouteLink to={place} className="ag-title-link" dir="auto" translate="no" tabIndex={tabIndex}>
            {item.title}
          </RouteLink>
        ) : (
          <span dir="auto" translate="no">
            {item.title}
          </span>
        )}
      </h3>
      <ItemMarks item={item} />
    </div>
  )
}
