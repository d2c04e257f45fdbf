// The words of sync: whatever the hub refuses, whatever table or field it is about, and whatever cuts the connection can be said.
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { SYNC_STATES } from '../../shared/domain/sync.ts'
import { LEDGER_KINDS } from '../../shared/domain/ledger.ts'
import { en } from '../../shared/locales/en/index.ts'
import { SHAPES } from '../../shared/sync/shapes.ts'

const root = path.join(import.meta.dirname, '../..')
const source = (file: string) => readFileSync(path.join(root, file), 'utf8')
const found = (file: string, pattern: RegExp) => [...source(file).matchAll(pattern)].map((match) => match[1]!)
const has = (words: object, key: string) => Object.hasOwn(words, key) || Object.hasOwn(words, `${key}_other`)

test('every code with which the hub refuses an operation has its words', () => {
  const codes = new Set([
    ...[...globSync('hub/sync/*.ts', { cwd: root }), 'shared/sync/merge.ts', 'electron/core/store/replica/hub-copy.ts'].flatMap((file) => found(file, /code: '([a-z-]+)'/g)),
    ...found('shared/sync/shapes.ts', /code: '([a-z-]+)'/g),
    ...[...source('shared/sync/change.ts').split('RefusalCode =')[1]!.matchAll(/\| '([a-z-]+)'/g)].map((match) => match[1]!),
    ...[...source('shared/domain/rights.ts').matchAll(/RightsCode = ([^\n]*)/g)].flatMap((match) => [...match[1]!.matchAll(/'([a-z-]+)'/g)].map((code) => code[1]!)),
    ...[...`${source('shared/domain/benefits.ts')}${source('shared/domain/campaigns.ts')}`.matchAll(/(?:Benefit|Campaign)Problem = ([^\n]*)/g)].flatMap((match) => [...match[1]!.matchAll(/'([a-z-]+)'/g)].map((code) => code[1]!)),
    ...[...source('shared/domain/ideas.ts').matchAll(/MoveProblem = ([^\n]*)/g)].flatMap((match) => [...match[1]!.matchAll(/'([a-z-]+)'/g)].map((code) => code[1]!)),
    'conflict-forgotten',
  ])
  expect(codes.size).toBeGreaterThan(30)
  expect([...codes].filter((code) => !has(en.sync.refused, code))).toEqual([])
})

test('every table and every field that syncs has its words', () => {
  expect(Object.keys(SHAPES).filter((entity) => ![en.sync.entity, en.sync.a, en.sync.the, en.sync.entities].every((words) => has(words, entity)))).toEqual([])
  expect(Object.entries(SHAPES).flatMap(([entity, { fields }]) => Object.keys(fields).filter((field) => !has(en.sync.field, field)).map((field) => `${entity}.${field}`))).toEqual([])
})

test('every state of sync and every kind of entry has its words', () => {
  expect(SYNC_STATES.filter((state) => !has(en.sync.state, state) || !has(en.sync.short, state))).toEqual([])
  expect(LEDGER_KINDS.filter((kind) => !has(en.sync.kind, kind))).toEqual([])
})

test('every reason for which the hub is not reached has its words', () => {
  const codes = new Set([
    ...found('electron/core/sync/session.ts', /end\('(?:wait|stop)', '([a-z-]+)'/g),
    ...found('electron/core/sync/loop.ts', /how: '(?:wait|stop)', code: '([a-z-]+)'/g),
    ...found('electron/core/sync/hub-http.ts', /return '([a-z-]+)'/g),
    ...found('electron/core/sync/hub-http.ts', /AppError\('([a-z-]+)'/g),
    ...found('electron/core/sync/credentials.ts', /AppError\('([a-z-]+)'/g),
    ...found('electron/core/sync/hub-link.ts', /'([a-z]+-[a-z-]+|lost)'\)?/g).filter((code) => Object.hasOwn(en.sync.reason, code)),
    'upgrade-app', 'upgrade-hub', 'signed-out', 'revoked', 'wiped', 'bad-message', 'too-large', 'too-slow', 'stopping', 'internal', 'storage-full', 'storage-read-only', 'storage-locked', 'storage-failed',
  ])
  expect([...codes].filter((code) => !has(en.sync.reason, code))).toEqual([])
})
