// The order of a segment's items: what a step, a drop or the end of the list does to it.
import type { AgendaItem } from '../../../shared/contract/meetings.ts'

export type Subject = AgendaItem['subject']

/** `subject` moved by so many places; it stops at both ends. The same array when nothing moves. */
export function moveBy(order: readonly Subject[], subject: Subject, steps: number): readonly Subject[] {
  const from = order.indexOf(subject)
  const to = Math.max(0, Math.min(order.length - 1, from + steps))
  if (from === -1 || to === from) return order
  const rest = order.filter((other) => other !== subject)
  return [...rest.slice(0, to), subject, ...rest.slice(to)]
}

/** `subject` put right before or after `target`. The same array when nothing moves. */
export function moveBeside(order: readonly Subject[], subject: Subject, target: Subject, side: 'before' | 'after'): readonly Subject[] {
  if (subject === target || !order.includes(subject) || !order.includes(target)) return order
  const rest = order.filter((other) => other !== subject)
  const at = rest.indexOf(target) + (side === 'after' ? 1 : 0)
  const moved = [...rest.slice(0, at), subject, ...rest.slice(at)]
  return moved.every((each, index) => each === order[index]) ? order : moved
}

/** The items in a given order; what the order does not name keeps its place at the end. */
export function inOrder(items: readonly AgendaItem[], order: readonly Subject[]): AgendaItem[] {
  const place = new Map(order.map((subject, index) => [subject, index]))
  return [...items].sort((a, b) => (place.get(a.subject) ?? order.length) - (place.get(b.subject) ?? order.length))
}
