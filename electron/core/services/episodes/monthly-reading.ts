// A reading that was computed from answers: one for each month and what it was read of; the next computation takes its place.
import type { Write } from '../../store/write.ts'
import type { Context } from '../context.ts'

export interface Computed { metricId: string; episodeId: string | null; segmentId: string | null; teamId: string | null; readOn: string; value: number; sampleSize: number; variance: number }

/** Only what was computed (it knows the variance) is replaced: readings that were typed in stay. */
export function putReading(write: Write, { newId, now }: Context, reading: Computed): 'readings' | 'repeated' | 'replaced' {
  const { metricId, episodeId, segmentId, teamId, readOn } = reading
  const before = write.all<{ id: string; value: number; sampleSize: number | null; readOn: string }>(
    'SELECT id, value, sampleSize, readOn FROM reading WHERE metricId = ? AND episodeId IS ? AND segmentId IS ? AND teamId IS ? AND substr(readOn, 1, 7) = ? AND variance IS NOT NULL AND deletedAt IS NULL',
    [metricId, episodeId, segmentId, teamId, readOn.slice(0, 7)],
  )
  if (before.some((one) => one.value === reading.value && one.sampleSize === reading.sampleSize && one.readOn === readOn)) return 'repeated'
  for (const { id } of before) write.remove('reading', id)
  write.put('reading', newId(), { ...reading, note: '', createdAt: now() })
  return before.length > 0 ? 'replaced' : 'readings'
}
