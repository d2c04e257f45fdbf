// Places and their paths: each finds the other, and no link from outside leads anywhere else.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePath, toPath, type Route } from '../../renderer/routes.ts'

const id = fc.uuid()
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constantFrom('home', 'ledger', 'conflicts', 'rejections', 'learnings', 'log', 'ideas', 'board', 'matrix', 'review', 'meetings', 'customers', 'promises', 'promises-by-leader', 'silence', 'same-customers', 'feed', 'numbers', 'report', 'settings', 'agenda', 'new-idea', 'join', 'team', 'devices', 'audit', 'programs', 'personal-data', 'search', 'themes', 'loose').map((page) => ({ page }) as Route),
  fc.tuple(fc.constantFrom('learning', 'edit-learning', 'idea', 'edit-idea', 'conflicts', 'theme', 'theme-idea', 'campaign', 'campaign-idea', 'customer'), id).map(([page, id]) => ({ page, id })),
  id.map((learningId): Route => ({ page: 'new-idea', learningId })),
  id.map((meetingId): Route => ({ page: 'agenda', meetingId })),
  id.map((meetingId): Route => ({ page: 'present', meetingId })),
  id.map((meetingId): Route => ({ page: 'minutes', meetingId })),
  id.map((seriesId): Route => ({ page: 'template', seriesId })),
  id.map((meetingId): Route => ({ page: 'notes', meetingId })),
  fc.string({ minLength: 1 }).map((link): Route => ({ page: 'join', link })),
  fc.string({ minLength: 1, unit: 'grapheme' }).map((text): Route => ({ page: 'search', text })),
  fc.tuple(fc.constantFrom('ideas', 'board', 'matrix'), fc.string({ minLength: 1 }), id).map(([page, text, ownerId]) => ({ page, view: new URLSearchParams({ text: text.toWellFormed(), owner: ownerId }).toString() })),
  fc.tuple(id, id).map(([id, commentId]): Route => ({ page: 'idea', id, commentId })),
  fc.constantFrom('learnings', 'ideas').map((noun): Route => ({ page: 'import', noun: noun as 'ideas' })),
)

describe('a path', () => {
  test('leads to the place it was made of, with or without the #', () => {
    fc.assert(fc.property(route, (route) => {
      expect(parsePath(toPath(route))).toEqual(route)
      expect(parsePath(`#${toPath(route)}`)).toEqual(route)
    }))
  })

  test('that is any text leads to a place of ours or nowhere', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webPath()), (text) => {
      const found = parsePath(text)
      expect(found && parsePath(toPath(found))).toEqual(found)
    }))
  })

  test.each(['', '/', '/nowhere', '/learning', '/learning/1', '/learning/../settings', '/present', '/board/a/b', '/board/<x>', '/import', '/import/customers', '/settings/x', '/team/x', '/join/%E0%A4%A', '/search/%E0%A4%A', '/search/a/b', '/idea/019cb813-5280-7508-a21b-74551d36ffde/x', '/__proto__', '/learning/019cb813-5280-7508-a21b-74551d36ffde/more', 'https://example.com/'])('%s leads nowhere', (path) => {
    expect(parsePath(path)).toBeNull()
  })
})
