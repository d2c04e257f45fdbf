// A program that uses a hub by a personal access token. Every answer is checked against the OpenAPI document.
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect } from 'vitest'
import type { Joined } from '../../hub/auth/sessions.ts'
import type { Hub } from '../../hub/hub.ts'
import { openApiDocument } from '../../hub/programs/openapi.ts'
import { SCOPES, type Scope } from '../../hub/programs/tokens.ts'
import { ask } from './hub.ts'

type Json = Record<string, unknown>

const document = openApiDocument() as Json & { paths: Record<string, Record<string, { responses: Record<string, Json> }>> }
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema(document, 'openapi')
const pathOf = (path: string): string => path.replace(/\?.*$/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}')
const pointer = (...parts: string[]) => `openapi#/${parts.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).map(encodeURIComponent).join('/')}`

/** Fails when an answer is none of those that the document promises. */
function check(method: string, path: string, status: number, body: unknown): void {
  const promised = document.paths[pathOf(path)]?.[method.toLowerCase()]?.responses
  if (!promised) return
  expect([method, path, status, JSON.stringify(body).slice(0, 300), Object.keys(promised)]).toEqual([method, path, status, expect.anything(), expect.arrayContaining([String(status)])])
  if (status === 204) return
  const place = (promised[String(status)] as { $ref?: string }).$ref?.slice(2).split('/') ?? ['paths', pathOf(path), method.toLowerCase(), 'responses', String(status)]
  const validate = ajv.compile({ $ref: pointer(...place, 'content', 'application/json', 'schema') })
  validate(body)
  expect([method, path, validate.errors]).toEqual([method, path, null])
}

export interface Reply<T = Json> { status: number; body: T & { error: { code: string; message: string; fields: { field: string; code: string }[] } }; headers: Headers }
export interface TestProgram {
  readonly token: string
  readonly id: string
  ask<T = Json>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply<T>>
}

export function programOf(hub: Hub, token: string, id = ''): TestProgram {
  return {
    token,
    id,
    async ask<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const init: RequestInit = { method, headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers } }
      if (body !== undefined) init.body = typeof body === 'string' ? body : JSON.stringify(body)
      const response = await hub.api.request(path, init, { address: '10.0.0.9' })
      const text = await response.text()
      const answered = (text ? JSON.parse(text) : {}) as Reply<T>['body']
      check(method, path, response.status, answered)
      return { status: response.status, body: answered, headers: response.headers }
    },
  }
}

export async function program(hub: Hub, member: Joined, scopes: readonly Scope[] = SCOPES, days = 90): Promise<TestProgram> {
  const { body } = await ask<{ id: string; token: string }>(hub, 'POST', '/v1/tokens', { token: member.access, body: { name: 'a script', scopes, days } })
  return programOf(hub, body.token, body.id)
}
