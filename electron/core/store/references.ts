// Which columns name a row of another table. Rows that sync have no foreign keys (migrations/001-first.ts), so this list stands for them.
import type { TableName } from './tables.ts'

export interface Reference { readonly table: TableName; readonly column: string; readonly target: TableName }

const of = (table: TableName, columns: Readonly<Record<string, TableName>>): Reference[] => Object.entries(columns).map(([column, target]) => ({ table, column, target }))

export const REFERENCES: readonly Reference[] = [
  ...of('member', { teamId: 'team' }),
  ...of('customer', { segmentId: 'segment' }),
  ...of('learning', { customerId: 'customer', segmentId: 'segment', episodeId: 'episode', areaId: 'area', authorId: 'member', teamId: 'team' }),
  ...of('learningTag', { learningId: 'learning' }),
  ...of('theme', { intoId: 'theme', splitFromId: 'theme' }),
  ...of('themeLearning', { learningId: 'learning', themeId: 'theme' }),
  ...of('episode', { ownerId: 'member' }),
  ...of('cause', { parentId: 'cause', areaId: 'area' }),
  ...of('unitCost', { areaId: 'area' }),
  ...of('rootCause', { learningId: 'learning', causeId: 'cause', areaId: 'area', ideaId: 'idea' }),
  ...of('followUp', { learningId: 'learning', customerId: 'customer', ownerId: 'member', handedById: 'member' }),
  ...of('idea', { authorId: 'member', ownerId: 'member', teamId: 'team', mergedIntoId: 'idea' }),
  ...of('ideaAnswer', { ideaId: 'idea' }),
  ...of('ideaCustomer', { ideaId: 'idea', customerId: 'customer' }),
  ...of('ideaSegment', { ideaId: 'idea', segmentId: 'segment' }),
  ...of('evidence', { ideaId: 'idea', learningId: 'learning' }),
  ...of('support', { ideaId: 'idea', memberId: 'member' }),
  ...of('comment', { ideaId: 'idea', authorId: 'member' }),
  ...of('ideaTag', { ideaId: 'idea' }),
  ...of('review', { ideaId: 'idea', memberId: 'member' }),
  ...of('championNote', { ideaId: 'idea', authorId: 'member' }),
  ...of('authorship', { ideaId: 'idea', memberId: 'member' }),
  ...of('distinctPair', { ideaId: 'idea', otherId: 'idea' }),
  ...of('stageChange', { ideaId: 'idea', memberId: 'member', meetingId: 'meeting' }),
  ...of('reading', { metricId: 'metric', episodeId: 'episode' }),
  ...of('series', { teamId: 'team' }),
  ...of('participant', { seriesId: 'series', memberId: 'member' }),
  ...of('freeDay', { seriesId: 'series' }),
  ...of('templateSegment', { seriesId: 'series' }),
  ...of('templateFilter', { seriesId: 'series', teamId: 'team', areaId: 'area', segmentId: 'segment' }),
  ...of('meeting', { seriesId: 'series' }),
  ...of('meetingRole', { meetingId: 'meeting', memberId: 'member' }),
  ...of('agendaChoice', { meetingId: 'meeting' }),
  ...of('discussion', { meetingId: 'meeting' }),
  ...of('noteAuthor', { meetingId: 'meeting', memberId: 'member' }),
  ...of('decision', { meetingId: 'meeting', memberId: 'member', ownerId: 'member', voiceId: 'member', customerId: 'customer' }),
  ...of('meetingRun', { meetingId: 'meeting', leadId: 'member' }),
  ...of('pulse', { meetingId: 'meeting', memberId: 'member' }),
  ...of('pulseCount', { meetingId: 'meeting' }),
  ...of('actionItem', { meetingId: 'meeting', seriesId: 'series', ownerId: 'member' }),
]
