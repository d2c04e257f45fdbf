// One switch between the board, the list and the matrix, which keeps the filters; and beside it the saved views.
import { NativeSelect } from '@mantine/core'
import { memo, type ReactNode } from 'react'
import { LANES, VIEW_KINDS, type IdeaView, type Lanes } from '../../../shared/domain/idea-views.ts'
import { PageTabs } from '../../components/page-tabs.tsx'
import { useWords } from '../../words.ts'
import { SavedViews } from './saved-views.tsx'
import { placeOfView, type ShownView } from './use-idea-view.ts'

const pageOf = (view: IdeaView) => placeOfView(view).page as 'board' | 'ideas' | 'matrix'

export const ViewSwitch = memo(function ViewSwitch({ shown, children }: { shown: ShownView; children?: ReactNode }) {
  const t = useWords()
  const { view, set } = shown
  return (
    <div className="ideas-switch">
      <PageTabs label={t('views:switch')} at={pageOf(view)} tabs={VIEW_KINDS.map((kind) => ({ page: pageOf({ ...view, kind }), label: t(`views:kind.${kind}`), to: placeOfView({ ...view, kind }) }))} />
      {view.kind === 'board' ? (
        <NativeSelect className="ideas-lanes" aria-label={t('views:lanes.label')} value={view.lanes ?? ''} data={[{ value: '', label: t('views:lanes.none') }, ...LANES.map((lanes) => ({ value: lanes, label: t(`views:lanes.${lanes}`) }))]} onChange={({ currentTarget }) => set({ lanes: (currentTarget.value || null) as Lanes | null })} />
      ) : null}
      {children}
      <SavedViews view={view} />
    </div>
  )
})
