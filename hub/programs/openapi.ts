// The OpenAPI 3.1 document, made from the schemas that check the requests. Source: spec.openapis.org/oas/v3.1.1.html.
import * as z from 'zod'
import api from '../../shared/locales/en/api.json' with { type: 'json' }
import { ENDPOINTS, type Endpoint } from './endpoints.ts'
import { ANSWERS, BODIES, SET } from './schemas.ts'

type Json = { readonly [name: string]: unknown }

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' }) as Json
  return rest
}

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })
const json = (schema: Json): Json => ({ 'application/json': { schema } })
const limited = Object.fromEntries(['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'].map((name) => [name, { $ref: `#/components/headers/${name}` }]))

function parameters({ path, query, method }: Endpoint): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]): Json => ({ name, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }))
  const { properties = {}, required = [] } = schemaOf(query, 'input') as { properties?: Record<string, Json>; required?: string[] }
  const words: Readonly<Record<string, string>> = api.parameter
  const inQuery = Object.entries(properties).map(([name, schema]): Json => ({ name, in: 'query', required: required.includes(name), description: words[name], schema }))
  return [...inPath, ...inQuery, ...(method === 'get' ? [] : [{ $ref: '#/components/parameters/IdempotencyKey' }])]
}

function success({ gives, answer }: Endpoint): Json {
  if (gives === 'none') return { 204: { description: api.answer.none, headers: limited } }
  if (gives === 'list') return { 200: { description: api.answer.list, headers: limited, content: json({ type: 'object', properties: { items: { type: 'array', items: ref(answer) } }, required: ['items'], additionalProperties: false }) } }
  const schema = gives === 'page' ? { type: 'object', properties: { items: { type: 'array', items: ref(answer) }, next: { type: ['string', 'null'], description: api.answer.next }, end: { type: 'string', description: api.answer.end } }, required: ['items', 'next', 'end'], additionalProperties: false } : ref(answer)
  return { [gives === 'made' ? 201 : 200]: { description: api.answer[gives], headers: limited, content: json(schema) } }
}

function operation(endpoint: Endpoint): Json {
  const { name, scope, body, answer } = endpoint
  const words: Readonly<Record<string, string>> = api.operation
  const errors = ['400', '401', '403', '404', '429', ...(body ? ['409', '413', '415', '422'] : [])]
  return {
    operationId: name, summary: words[name], tags: [endpoint.gives === 'list' ? 'Idea' : answer === 'Metric' ? 'Reading' : answer], security: [{ token: [] }], 'x-scope': scope, parameters: parameters(endpoint),
    ...(body && { requestBody: { required: true, content: json(ref(body)) } }),
    responses: { ...success(endpoint), ...Object.fromEntries(errors.map((status) => [status, { $ref: `#/components/responses/E${status}` }])) },
  }
}

export function openApiDocument(): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const endpoint of ENDPOINTS) (paths[endpoint.path] ??= {})[endpoint.method] = operation(endpoint)
  const schemas = {
    ...Object.fromEntries(Object.entries({ ...ANSWERS, ...SET }).map(([name, schema]) => [name, schemaOf(schema, 'output')])),
    ...Object.fromEntries(Object.entries(BODIES).map(([name, schema]) => [name, schemaOf(schema, 'input')])),
    Error: schemaOf(z.object({ error: z.object({ code: z.string(), message: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])), fields: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })) }) }), 'output'),
  }
  const statuses: Readonly<Record<string, string>> = api.status
  const header = (name: keyof typeof api.header): Json => ({ description: api.header[name], schema: { type: 'integer', minimum: 0 } })
  return {
    openapi: '3.1.0',
    info: { title: api.title, description: api.description, version: '1.0.0', license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    tags: Object.keys(ANSWERS).filter((name) => name !== 'Metric').map((name) => ({ name, description: (api.tag as Readonly<Record<string, string>>)[name] })),
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: api.token } },
      parameters: { IdempotencyKey: { name: 'Idempotency-Key', in: 'header', required: false, description: api.header['Idempotency-Key'], schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' } } },
      headers: Object.fromEntries((['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset', 'Retry-After'] as const).map((name) => [name, header(name)])),
      responses: Object.fromEntries(Object.entries(statuses).map(([status, description]) => [`E${status}`, { description, ...(status === '429' && { headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } } }), content: json(ref('Error')) }])),
      schemas,
    },
  }
}
