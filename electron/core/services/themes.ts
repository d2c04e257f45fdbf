// What can be asked of themes, and done to them.
import type * as z from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import type { Theme, themes as contract, ThemeSummary } from '../../../shared/contract/themes.ts'
import { CHART_WEEKS, trendOf } from '../../../shared/domain/themes.ts'
import { foundersOf } from '../themes/decided.ts'
import { formsIn, wordsOfLearnings } from '../themes/forms.ts'
import { dayNamed, KINDS, nameOfText } from '../themes/texts.ts'
import { keyOfTheme, type View } from '../themes/themes.ts'
import { learningsById } from '../store/learnings.ts'
import type { Read } from '../store/read.ts'
import { customersNamed, ideasOf, movedOf, setMoved } from '../store/themes.ts'
import { joinedId, type Write } from '../store/write.ts'
import type { Context } from './context.ts'

type Input<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['in']>
type Output<Verb extends keyof typeof contract> = z.output<(typeof contract)[Verb]['out']>

/** Learnings looked through for the words of one theme, and customers and ideas shown of it. */
const LOOKED_THROUGH = 300
const SHOWN = 30
const FORMS = 5

const standing = ({ themes }: Context): { state: 'making' | 'following' | 'ready'; done: number; of: number } => ({ state: themes.view() === null ? 'making' : themes.isSettled ? 'ready' : 'following', ...themes.progress })

export function list(context: Context, { sort }: Input<'list'>): Output<'list'> {
  const view = context.themes.view()
  if (!view) return { ...standing(context), themes: [], loose: 0, learnings: context.themes.progress.of }
  const shown = view.themes.flatMap((theme, place) => (theme.intoId === null && (view.counts[place]!.learnings > 0 || theme.row?.pinned === 1 || (theme.row?.name ?? '') !== '') ? [summaryOf(view, place)] : []))
  const rise = ({ trend: { kind, recent, before } }: ThemeSummary) => (kind === 'falling' ? -1 : kind === 'rising' || kind === 'new' ? 1 : 0) * 1e6 + recent.customers - before.customers
  const last = new Map(view.themes.map(({ id }, place) => [id, view.counts[place]!.last]))
  const orders: Readonly<Record<typeof sort, (a: ThemeSummary, b: ThemeSummary) => number>> = {
    customers: (a, b) => b.customers - a.customers || b.learnings - a.learnings,
    rising: (a, b) => rise(b) - rise(a) || b.customers - a.customers,
    learnings: (a, b) => b.learnings - a.learnings || b.customers - a.customers,
    newest: (a, b) => last.get(b.id)! - last.get(a.id)! || b.customers - a.customers,
  }
  shown.sort((a, b) => Number(b.pinned) - Number(a.pinned) || orders[sort](a, b) || (a.id < b.id ? -1 : 1))
  return { ...standing(context), themes: shown, loose: view.loose, learnings: view.learnings }
}

function summaryOf({ themes, counts, today }: View, place: number): ThemeSummary {
  const { id, row, computed, example } = themes[place]!
  const { customers, learnings, mood, weeks, recent, before, first } = counts[place]!
  return { id, name: row?.name ?? '', words: [...(computed?.words ?? [])], customers, learnings, mood, weeks, trend: trendOf(recent, before, learnings === 0 ? Infinity : today - first), pinned: row?.pinned === 1, edited: row !== null, example }
}

const shortOf = ({ themes }: View, id: string) => {
  const theme = themes.find((one) => one.id === id)
  return { id, name: theme?.row?.name ?? '', words: [...(theme?.computed?.words ?? [])] }
}

function viewOf({ themes }: Context): View {
  const view = themes.view()
  if (!view) throw new AppError('themes-not-made')
  return view
}

/** The place of a theme; of one that was merged, that of the theme it is in. */
function placeOf(view: View, id: string): number {
  let place = view.themes.findIndex((theme) => theme.id === id)
  if (place === -1) place = ledOn(view, id)
  if (place === -1) throw new AppError('unknown-theme')
  const { intoId } = view.themes[place]!
  return intoId === null ? place : view.themes.findIndex((theme) => theme.id === intoId)
}

/** Where the first learning is of a theme that goes by another id since. */
function ledOn({ seen, of, texts }: View, id: string): number {
  const name = seen.get(id)
  if (name !== undefined) for (let pk = 1; pk < of.length; pk++) if (texts.kind[pk] !== KINDS.absent && nameOfText(texts, pk) === name) return of[pk]!
  return -1
}

/** Its learnings, the newest first. */
function members({ of, texts }: View, place: number): number[] {
  const found: number[] = []
  for (let pk = 1; pk < of.length; pk++) if (of[pk] === place && texts.kind[pk] !== KINDS.absent) found.push(pk)
  return found.sort((a, b) => texts.heard[b]! - texts.heard[a]! || b - a)
}

export function get(context: Context, { id }: Input<'get'>): Theme {
  const { read } = context.store
  const view = viewOf(context)
  const place = placeOf(view, id)
  const theme = view.themes[place]!
  const pks = members(view, place)
  const summary = summaryOf(view, place)
  const makers = makersOf(read, view, place, pks)
  return {
    ...summary,
    ...(summary.words.length === 0 && { words: makers.slice(0, 3).flatMap(({ forms }) => forms.slice(0, 1)) }),
    ...weeksOf(view, pks),
    makers,
    ...saidBy(read, view, pks),
    byHand: pks.filter((pk) => view.byHand.has(pk)).length,
    merged: theme.merged.map((one) => shortOf(view, one)),
    splitFrom: theme.row?.splitFromId ? shortOf(view, theme.row.splitFromId) : null,
    ideas: ideasOf(read, pks, SHOWN) as Theme['ideas'],
  }
}

/** The words that make it, and how many of its learnings hold each. */
function makersOf(read: Read, { themes, texts }: View, place: number, pks: readonly number[]): Theme['makers'] {
  const { computed, merged } = themes[place]!
  const wanted = new Set([computed, ...merged.map((id) => themes.find((theme) => theme.id === id)?.computed)].flatMap((one) => one?.makers ?? []))
  const counts = new Map<number, number>()
  for (const pk of pks) for (const unit of texts.units(pk)) if (wanted.size === 0 || wanted.has(unit)) counts.set(unit, (counts.get(unit) ?? 0) + 1)
  // one made by hand is about what most of its learnings hold
  const units = wanted.size > 0 ? [...wanted] : [...counts].filter(([, count]) => count > 1).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, SHOWN).map(([unit]) => unit)
  const forms = formsIn(wordsOfLearnings(read, pks.slice(0, LOOKED_THROUGH)), new Set(units))
  return units
    .flatMap((unit) => (forms.has(unit) && counts.has(unit) ? [{ unit, forms: forms.get(unit)!.forms.slice(0, FORMS), learnings: counts.get(unit)! }] : []))
    .sort((a, b) => b.learnings - a.learnings || a.unit - b.unit)
}

function saidBy(read: Read, { texts }: View, pks: readonly number[]): Pick<Theme, 'saidBy' | 'unnamed'> {
  const counts = new Map<number, number>()
  for (const pk of pks) counts.set(texts.customer[pk]!, (counts.get(texts.customer[pk]!) ?? 0) + 1)
  const unnamed = counts.get(0) ?? 0
  counts.delete(0)
  const most = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]).slice(0, SHOWN)
  const names = customersNamed(read, most.map(([pk]) => pk))
  return { unnamed, saidBy: most.flatMap(([pk, learnings]) => (names.has(pk) ? [{ ...names.get(pk)!, learnings }] : [])) }
}

function weeksOf({ texts, today }: View, pks: readonly number[]): Pick<Theme, 'weekly' | 'weeksFrom'> {
  const from = today - CHART_WEEKS * 7 + 1
  const weekly = Array.from({ length: CHART_WEEKS }, (_, week) => ({ from: dayNamed(from + week * 7), learnings: 0, customers: new Set<number>() }))
  for (const pk of pks) {
    const week = weekly[Math.floor((Math.min(texts.heard[pk]!, today) - from) / 7)]
    if (!week || texts.heard[pk]! < from) continue
    week.learnings++
    if (texts.customer[pk] !== 0) week.customers.add(texts.customer[pk]!)
  }
  return { weeksFrom: dayNamed(from), weekly: weekly.map((week) => ({ ...week, customers: week.customers.size })) }
}

export function learnings(context: Context, { id, cursor, limit }: Input<'learnings'>): Output<'learnings'> {
  const view = viewOf(context)
  const pks = members(view, id === null ? -1 : placeOf(view, id))
  const at = cursor === null ? 0 : pks.findIndex((pk) => pk === Number(cursor)) + 1
  const page = pks.slice(at, at + limit)
  const { read } = context.store
  const ids = read.all<{ pk: number; id: string }>('SELECT pk, id FROM learning WHERE pk IN (SELECT value FROM json_each(?))', [JSON.stringify(page)])
  const pkOf = new Map(ids.map((row) => [row.id, row.pk]))
  const rows = learningsById(read, ids.map((row) => row.id)).map((row) => ({ ...row, byHand: view.byHand.has(pkOf.get(row.id)!) }))
  return { rows, next: at + limit < pks.length ? String(page.at(-1)) : null }
}

export function of(context: Context, { learningId }: Input<'of'>): Output<'of'> {
  const view = context.themes.view()
  const pk = context.store.read.value<number>('SELECT pk FROM learning WHERE id = ? AND deletedAt IS NULL', [learningId])
  const place = view && pk !== undefined && pk < view.of.length ? view.of[pk]! : -1
  return { theme: view && place >= 0 ? shortOf(view, view.themes[place]!.id) : null }
}

/** The row that holds what people decide about a theme, made when they first decide something. */
function ensureRow(write: Write, view: View, id: string): void {
  const theme = view.themes.find((one) => one.id === id)
  if (!theme) throw new AppError('unknown-theme')
  if (theme.row || !theme.computed) return
  // what two people make while apart is the same row: nothing in it is of one of them (but founders, where one had not heard of an older learning)
  write.ensure('theme', id, { key: keyOfTheme(theme.computed), name: '', pinned: false, intoId: null, splitFromId: null, unit: null, founders: foundersOf(view.published, theme.place), createdAt: 0 }, { example: theme.example })
}

export function rename(context: Context, { id, name }: Input<'rename'>): Output<'rename'> {
  return change(context, id, { name })
}

export function pin(context: Context, { id, pinned }: Input<'pin'>): Output<'pin'> {
  return change(context, id, { pinned })
}

function change(context: Context, id: string, changes: { name?: string; pinned?: boolean }): Record<string, never> {
  const view = viewOf(context)
  const known = view.themes[placeOf(view, id)]!.id
  context.store.write((write) => {
    ensureRow(write, view, known)
    write.patch('theme', known, changes)
  })
  return {}
}

export function move(context: Context, { learningIds, themeId }: Input<'move'>): Output<'move'> {
  const view = viewOf(context)
  const to = themeId === null ? null : view.themes[placeOf(view, themeId)]!
  return context.store.write((write) => {
    if (to) ensureRow(write, view, to.id)
    return {
      before: learningIds.map((learningId) => {
        const example = write.value<number>('SELECT example FROM learning WHERE id = ? AND deletedAt IS NULL', [learningId])
        // an example stays among the examples
        if (example === undefined || (to && to.example !== (example === 1))) throw new AppError('unknown-learning')
        const before = { learningId, ...movedOf(write, learningId) }
        setMoved(write, learningId, { moved: true, themeId: to?.id ?? null })
        return before
      }),
    }
  })
}

export function putBack({ store }: Context, { before }: Input<'putBack'>): Output<'putBack'> {
  store.write((write) => {
    for (const { learningId, ...where } of before) setMoved(write, learningId, where)
  })
  return {}
}

export function split(context: Context, { id, name, unit, learningIds }: Input<'split'>): Output<'split'> {
  const view = viewOf(context)
  const place = placeOf(view, id)
  const from = view.themes[place]!
  const pks = members(view, place)
  const holding = unit === null ? 0 : pks.filter((pk) => view.texts.units(pk).includes(unit)).length
  // all of them would be a new name, and none nothing
  if (unit === null ? learningIds.length === 0 : holding === 0 || holding === pks.length) throw new AppError('nothing-to-split')
  const key = context.newId()
  const made = joinedId('theme', key)
  context.store.write((write) => {
    ensureRow(write, view, from.id)
    write.put('theme', made, { key, name, pinned: false, intoId: null, splitFromId: from.id, unit, founders: '', createdAt: context.now() }, { example: from.example })
    for (const learningId of learningIds) setMoved(write, learningId, { moved: true, themeId: made })
  })
  return { id: made }
}

/** Its learnings go back to where they were. */
export function undoSplit({ store }: Context, { id }: Input<'undoSplit'>): Output<'undoSplit'> {
  store.write((write) => {
    if (write.value('SELECT 1 FROM theme WHERE id = ? AND splitFromId IS NOT NULL AND deletedAt IS NULL', [id]) === undefined) throw new AppError('unknown-theme')
    for (const row of write.all<{ id: string }>('SELECT id FROM themeLearning WHERE themeId = ? AND deletedAt IS NULL', [id])) write.remove('themeLearning', row.id)
    write.remove('theme', id)
  })
  return {}
}

export function merge(context: Context, { id, intoId }: Input<'merge'>): Output<'merge'> {
  if (intoId === null) {
    context.store.write((write) => void write.patch('theme', id, { intoId }))
    return {}
  }
  const view = viewOf(context)
  const to = view.themes[placeOf(view, intoId)]!
  const from = view.themes.find((theme) => theme.id === id)
  if (!from || from.example !== to.example) throw new AppError('unknown-theme')
  if (to.id === id) throw new AppError('theme-in-itself')
  context.store.write((write) => {
    ensureRow(write, view, id)
    ensureRow(write, view, to.id)
    write.patch('theme', id, { intoId: to.id })
  })
  return {}
}
