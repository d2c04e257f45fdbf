// Links from outside: which open a place of the app, and which do nothing.
import { expect, test } from 'vitest'
import { linkIn, pathOfLink } from '../../electron/links.ts'
import { parsePath } from '../../renderer/routes.ts'

const INVITATION = 'empty-chair://join?hub=https%3A%2F%2Fhub.example.com&code=7KQ2M-0ABCD-EFGHJ-KMNPQ'

test('an invitation opens the page to join, with all that it says', () => {
  expect(parsePath(pathOfLink(INVITATION)!)).toEqual({ page: 'join', link: INVITATION })
})

test('a place opens that place', () => {
  expect(parsePath(pathOfLink('empty-chair://open/idea/019cb813-5280-7508-a21b-74551d36ffde')!)).toEqual({ page: 'idea', id: '019cb813-5280-7508-a21b-74551d36ffde' })
})

test.each(['', '/usr/bin/empty-chair', '--data=/x', 'https://hub.example.com/join#CODE', 'empty-chair://', 'empty-chair://delete/everything', 'javascript:alert(1)', `empty-chair://join?${'x'.repeat(3000)}`])('“%s” opens nothing', (text) => {
  expect(pathOfLink(text)).toBeNull()
})

test('among the arguments of the program the link is found wherever it stands', () => {
  expect(linkIn(['/opt/empty-chair', '--data', '/tmp/x', INVITATION, '--no-sandbox'])).toBe(INVITATION)
  expect(linkIn(['/opt/empty-chair', '--data', '/tmp/x'])).toBeNull()
})
