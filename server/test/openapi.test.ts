import { expect, test } from 'vitest'
import { z } from 'zod'
import { world } from './world.ts'

const { stranger, endpoints } = await world({ facts: false })

/** The parts of an OpenAPI 3.1 document that we use, as its own schema demands them. */
const Schema = z.looseObject({})
const Content = z.record(z.string(), z.strictObject({ schema: Schema }))
const Ref = z.strictObject({ $ref: z.string().startsWith('#/components/') })
const Parameter = z.strictObject({
  name: z.string().min(1),
  in: z.enum(['path', 'query', 'header', 'cookie']),
  required: z.boolean(),
  description: z.string().optional(),
  schema: Schema,
})
const Response = z.strictObject({ description: z.string().min(1), content: Content.optional() })
const Operation = z.strictObject({
  operationId: z.string().regex(/^[a-zA-Z]+$/),
  tags: z.array(z.string().min(1)),
  'x-may': z.string().min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(z.union([Parameter, Ref])),
  requestBody: z.strictObject({ required: z.boolean(), content: Content }).optional(),
  responses: z.record(z.string().regex(/^[1-5]\d\d$/), z.union([Response, Ref])),
})
const Document = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: z.string(), version: z.string() }),
  servers: z.array(z.strictObject({ url: z.string() })),
  paths: z.record(
    z.string().startsWith('/'),
    z.partialRecord(z.enum(['get', 'put', 'post', 'delete']), Operation),
  ),
  components: z.strictObject({
    securitySchemes: z.record(z.string(), Schema),
    parameters: z.record(z.string(), Parameter),
    schemas: z.record(z.string(), Schema),
    responses: z.record(z.string(), Response),
  }),
})

const { status, body } = await stranger().get('/openapi.json')
const document = Document.parse(body)
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

test('is served to anybody and has the structure of OpenAPI 3.1', () => {
  expect(status).toBe(200)
  expect(operations.length).toBeGreaterThan(20)
})

test('holds every route with who may ask it, and no other', () => {
  const routes = endpoints.map(
    ({ method, path, may }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')} ${may}`,
  )
  const told = operations.map(
    ({ method, path, operation }) => `${method} ${path} ${operation['x-may']}`,
  )
  expect(told.toSorted()).toEqual(routes.toSorted())
})

test('names each operation once, each parameter of an address, and leads nowhere that is not there', () => {
  const names = operations.map(({ operation }) => operation.operationId)
  expect(new Set(names).size).toBe(names.length)
  for (const { path, operation } of operations) {
    const inPath = operation.parameters.flatMap((one) =>
      'in' in one && one.in === 'path' ? [one.name] : [],
    )
    const wanted = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) => name)
    expect(inPath, path).toEqual(wanted)
  }
  for (const [, ref = ''] of JSON.stringify(body).matchAll(/"\$ref":"([^"]+)"/g)) {
    const parts = ref.replace('#/', '').split('/')
    const found = parts.reduce<unknown>((at, part) => (at as Record<string, unknown>)?.[part], body)
    expect(found, ref).toBeDefined()
  }
})

test('tells the refusals, and what the schemas say: a login’s pattern, a download’s type', () => {
  const signUp = document.paths['/accounts/{id}']?.put
  expect(Object.keys(signUp?.responses ?? {})).toEqual(
    expect.arrayContaining(['200', '400', '401', '403', '404', '409', '413', '429', '503']),
  )
  expect(JSON.stringify(signUp?.requestBody)).toContain('{2,64}')
  expect(
    JSON.stringify(document.paths['/ledgers/{ledger}/export']?.get?.responses['200']),
  ).toContain('spreadsheetml')
  expect(signUp?.parameters).toContainEqual({ $ref: '#/components/parameters/ours' })
})
