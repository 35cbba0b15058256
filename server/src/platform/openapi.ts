import { z } from 'zod'
import type { Endpoint } from '@zhishi/domain/platform/endpoint.ts'

type Json = Readonly<Record<string, unknown>>

/** The contract of these endpoints as OpenAPI 3.1, read off the schemas that check every request. */
export function openapiOf(endpoints: readonly Endpoint[]): Json {
  const paths: Record<string, Record<string, Json>> = {}
  const schemas: Record<string, unknown> = { Problem: PROBLEM }
  for (const one of endpoints) {
    const path = one.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [one.method.toLowerCase()]: hoisted(operationOf(one), schemas) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Zhishi 知事', version: '1' },
    servers: [{ url: '/api' }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'zhishi' } },
      parameters: { ours: OURS },
      schemas,
      responses: Object.fromEntries(
        Object.entries(PROBLEMS).map(([status, description]) => [
          `problem${status}`,
          { description, content: { 'application/json': { schema: PROBLEM_REF } } },
        ]),
      ),
    },
  }
}

/** Schemas that refer to themselves stand among the document's own, where a reference can find them. */
function hoisted(operation: Json, schemas: Record<string, unknown>): Json {
  const name = (inner: string) => `${String(operation['operationId'])}${inner.replaceAll('_', '')}`
  const settle = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value).replace(
        /"#\/\$defs\/(\w+)"/g,
        (_, inner: string) => `"#/components/schemas/${name(inner)}"`,
      ),
    )
  const lift = (key: string, value: unknown): unknown => {
    if (key !== '$defs') return value
    for (const [inner, schema] of Object.entries(value as Json))
      schemas[name(inner)] = settle(schema)
    return undefined
  }
  return settle(JSON.parse(JSON.stringify(operation, lift))) as Json
}

const OURS = {
  name: 'x-zhishi',
  in: 'header',
  required: true,
  description: 'Any value. Pages of other sites cannot send it, and are refused without.',
  schema: { type: 'string' },
}

const PROBLEM_REF = { $ref: '#/components/schemas/Problem' }
const PROBLEM = {
  type: 'object',
  required: ['code'],
  properties: {
    code: { type: 'string' },
    reason: {
      type: 'object',
      description: 'Why not: a stable code, and the names and numbers of its sentence.',
      required: ['code'],
      properties: {
        code: { type: 'string' },
        about: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
      },
    },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code'],
        properties: { path: { type: 'string' }, code: { type: 'string' } },
      },
    },
    id: { type: 'string', description: 'Under which the error stands in the log.' },
    limit: { type: 'integer' },
    retryAfter: { type: 'integer' },
  },
}

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'Malformed: `issues` says where.',
  401: 'Sign in first; or the sign-in is refused.',
  403: 'Not your role.',
  404: 'Not there, or not there for you.',
  409: 'The rule says no: `reason` says why.',
  413: 'Larger than `limit` bytes.',
  429: 'Too many tries: again in `retryAfter` seconds.',
  503: 'Too busy or without database just now: again in `retryAfter` seconds.',
}

function operationOf(endpoint: Endpoint): Json {
  const { method, path, may, takes, gives, file, uploads } = endpoint
  const body =
    uploads === undefined ? takes && json(takes, 'input') : anyBytes('application/octet-stream')
  return {
    operationId: operationId(endpoint),
    tags: [path.split('/')[1] ?? ''],
    'x-may': may,
    ...(may === 'anyone' ? { security: [] } : { security: [{ session: [] }] }),
    parameters: [
      ...pathParameters(path),
      ...queryParameters(endpoint),
      ...(method === 'GET' ? [] : [{ $ref: '#/components/parameters/ours' }]),
    ],
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: {
      200: {
        description: 'As asked.',
        content: file === undefined ? json(gives ?? z.null(), 'output') : anyBytes(file),
      },
      ...Object.fromEntries(
        Object.keys(PROBLEMS).map((status) => [
          status,
          { $ref: `#/components/responses/problem${status}` },
        ]),
      ),
    },
  }
}

/** `getRecordsByNounById` for GET /records/:noun/:id. */
function operationId({ method, path }: Endpoint): string {
  const words = path.split(/[/.-]/).filter(Boolean)
  const parts = words.map((word) =>
    word.startsWith(':') ? `By${large(word.slice(1))}` : large(word),
  )
  return method.toLowerCase() + parts.join('')
}
const large = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const pathParameters = (path: string): Json[] =>
  Array.from(path.matchAll(/:(\w+)/g), ([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'id' ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }))

function queryParameters({ asks }: Endpoint): Json[] {
  if (!(asks instanceof z.ZodObject)) return []
  const { properties = {}, required = [] } = schemaOf(asks, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

type Side = 'input' | 'output'
const json = (schema: z.ZodType, io: Side): Json => ({
  'application/json': { schema: schemaOf(schema, io) },
})
const anyBytes = (type: string): Json => ({
  [type]: { schema: { type: 'string', format: 'binary' } },
})

/** What may be sent or comes back. A rule in words (a date that exists) has no place in JSON Schema. */
function schemaOf(schema: z.ZodType, io: Side): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
  })
  return rest
}
