// The catalogue of episodes, and how each stands.
import type * as z from 'zod'
import { AppError } from '../../../../shared/app-error.ts'
import type { Episode, episodes as contract } from '../../../../shared/contract/episodes.ts'
import { BOARD_DAYS, isWeak, placeBetween } from '../../../../shared/domain/episodes.ts'
import { dayOf } from '../../../../shared/domain/learnings.ts'
import { episodeRows, heardByEpisode, ideasByEpisode, metricsByEpisode, waitingByEpisode } from '../../store/episodes/board.ts'
import { findByName } from '../../store/lookups.ts'
import type { Read } from '../../store/read.ts'
import { removeInUse } from '../causes/remove-in-use.ts'
import type { Context } from '../context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>

const DAY = 24 * 60 * 60 * 1000
const NOTHING = { good: 0, bad: 0, neutral: 0, unknown: 0 }

export function board({ store: { read }, now }: Context): { days: number; episodes: Episode[] } {
  const heard = heardByEpisode(read, dayOf(now() - BOARD_DAYS * DAY))
  const waiting = waitingByEpisode(read)
  const ideas = ideasByEpisode(read)
  const metrics = metricsByEpisode(read)
  return {
    days: BOARD_DAYS,
    episodes: episodeRows(read).map(({ ownerId, ownerName, example, position: _position, ...row }) => {
      const own = metrics.get(row.id) ?? []
      const news = heard.get(row.id) ?? NOTHING
      return { ...row, owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' }, metrics: own, heard: news, waiting: waiting.get(row.id) ?? 0, ideas: ideas.get(row.id) ?? 0, weak: isWeak(own.map(({ short }) => short), news), example: example === 1 }
    }),
  }
}

function needOwner(read: Read, ownerId: string | null | undefined): void {
  if (ownerId && read.value('SELECT 1 FROM member WHERE id = ? AND deletedAt IS NULL', [ownerId]) === undefined) throw new AppError('unknown-member', {}, [{ field: 'ownerId', code: 'unknown-member' }])
}

function needFreeName(read: Read, name: string, id: string): void {
  const other = findByName(read, 'episode', name)
  if (other && other !== id) throw new AppError('name-taken', { name }, [{ field: 'name', code: 'name-taken' }])
}

const named = (read: Read, id: string) => read.get<{ id: string; name: string }>('SELECT id, name FROM episode WHERE id = ?', [id])!

export function create({ store, newId }: Context, { name, ownerId }: Input<'create'>): { id: string; name: string } {
  const id = newId()
  store.write((write) => {
    needFreeName(write, name, id)
    needOwner(write, ownerId)
    write.put('episode', id, { name, ownerId, position: placeBetween(episodeRows(write).at(-1)?.position ?? null, null) })
  })
  return named(store.read, id)
}

export function edit({ store }: Context, { id, changes }: Input<'edit'>): { id: string; name: string } {
  store.write((write) => {
    if (!episodeRows(write).some((row) => row.id === id)) throw new AppError('unknown-episode')
    if (changes.name !== undefined) needFreeName(write, changes.name, id)
    needOwner(write, changes.ownerId)
    write.patch('episode', id, changes)
    for (const noun of ['learnings', 'metrics', 'meetings'] as const) write.changed(noun)
  })
  return named(store.read, id)
}

/** Those that were made as they were typed have no place yet: all get one the first time that one is moved. */
export function place({ store }: Context, { id, before }: Input<'place'>): Record<string, never> {
  store.write((write) => {
    const rows = episodeRows(write)
    if (!rows.some((row) => row.id === id) || (before !== null && !rows.some((row) => row.id === before))) throw new AppError('unknown-episode')
    if (id === before) return
    const others = rows.filter((row) => row.id !== id)
    const places = others.some(({ position }) => position === null) ? others.map((_, index) => index) : others.map(({ position }) => position!)
    others.forEach((row, index) => write.patch('episode', row.id, { position: places[index]! }))
    const at = before === null ? others.length : others.findIndex((row) => row.id === before)
    write.patch('episode', id, { position: placeBetween(places[at - 1] ?? null, places[at] ?? null) })
  })
  return {}
}

export function remove(context: Context, { id, moveTo }: Input<'delete'>): Promise<{ moved: number }> {
  return removeInUse(context, 'episode', id, moveTo)
}
