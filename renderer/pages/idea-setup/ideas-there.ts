// The way out where ideas stand in what is to go: their list, from which they are moved.
import { PLAIN_VIEW, type IdeaView } from '../../../shared/domain/idea-views.ts'
import { go } from '../../nav.ts'
import type { Notice } from '../../stores/notices.ts'
import type { Words } from '../../words.ts'
import { placeOfView } from '../ideas/use-idea-view.ts'

/** `where`: what filters those ideas. */
export const toIdeasThere = (t: Words, where: Partial<Pick<IdeaView, 'stages' | 'steps'>>): Notice['open'] => ({ label: t('setup:stages.showThem'), run: () => go(placeOfView({ ...PLAIN_VIEW, kind: 'list', ...where })) })
