// The sign of a kind of thing that search finds.
import { IconBulb, IconCalendarEvent, IconEar, IconHeartHandshake, IconMessage, IconUsers } from '@tabler/icons-react'
import type { SearchNoun } from '../../shared/domain/search.ts'

const ICONS: Readonly<Record<SearchNoun, typeof IconEar>> = { learning: IconEar, idea: IconBulb, customer: IconUsers, comment: IconMessage, meeting: IconCalendarEvent, followUp: IconHeartHandshake }

export function HitIcon({ noun, size = 18 }: { noun: SearchNoun; size?: number }) {
  const Icon = ICONS[noun]
  return <Icon size={size} stroke={1.7} aria-hidden />
}
