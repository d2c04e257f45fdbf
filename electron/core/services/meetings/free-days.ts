// Days on which nobody meets: of all series, or of one.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { meetings as contract, FreeDay } from '../../../../shared/contract/meetings.ts'
import { getSeriesRow } from '../../store/meetings/meetings.ts'
import { joinedId } from '../../store/write.ts'
import type { Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

interface Row { id: string; day: string; lastDay: string; name: string; seriesId: string | null; seriesName: string | null }

/** Those that end on or after a day, the first first. */
export function listFreeDays({ store }: Context, { from }: Input<'listFreeDays'>): FreeDay[] {
  return store.read
    .all<Row>(`SELECT f.id, f.day, f.lastDay, f.name, f.seriesId, s.name AS seriesName FROM freeDay f LEFT JOIN series s ON s.id = f.seriesId WHERE f.deletedAt IS NULL AND f.lastDay >= ? AND (f.seriesId IS NULL OR s.deletedAt IS NULL) ORDER BY f.day, f.pk`, [from])
    .map(({ seriesId, seriesName, ...row }) => ({ ...row, series: seriesId === null ? null : { id: seriesId, name: seriesName ?? '' } }))
}

/** All or none. A stretch that begins on the day of one that is there replaces it. */
export function addFreeDays({ store, now }: Context, { seriesId, days }: Input<'addFreeDays'>): Record<string, never> {
  store.write((write) => {
    if (seriesId !== null && !getSeriesRow(write, seriesId)) throw new AppError('unknown-series')
    for (const { day, lastDay, name } of days) {
      const id = joinedId('freeDay', String(seriesId), day)
      const createdAt = write.value<number>('SELECT createdAt FROM freeDay WHERE id = ?', [id]) ?? now()
      write.ensure('freeDay', id, { seriesId, day, lastDay, name, createdAt })
    }
  })
  return {}
}

export function removeFreeDays({ store }: Context, { id }: Input<'removeFreeDays'>): Record<string, never> {
  store.write((write) => {
    if (!write.remove('freeDay', id)) throw new AppError('unknown-free-days')
  })
  return {}
}

export function restoreFreeDays({ store }: Context, { id }: Input<'restoreFreeDays'>): Record<string, never> {
  store.write((write) => {
    if (!write.restore('freeDay', id)) throw new AppError('unknown-free-days')
  })
  return {}
}
