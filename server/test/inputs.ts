import * as fc from 'fast-check'
import { z } from 'zod'
import { worldFacts } from './worldFacts.ts'

/** What people and programs send that nobody thought of, among what they send on ordinary days. */
export const strange: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('\u0000', 'a\u0000b', '\ud800'),
  fc.constantFrom('𠮷', '%', '_', "'", '..', '~', ',', '', ' '),
  fc.constantFrom('1e309', '９５', '-0', '2024', '2024-02-30', '2024Q5', '99999999999999999999'),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const ordinary = fc.constantFrom(
  '云溪',
  'cadre',
  'cadres',
  '2024',
  '2024-12',
  '2024Q4',
  '-name',
  'zh',
)
const ids = fc.constantFrom(...worldFacts().map(({ id }) => id))

interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | boolean
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly format?: string
}

/** Values of a schema's shape: mostly right at each leaf, now and then strange. */
export function inputsOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  return valuesOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema)
}

function valuesOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(valuesOf))
  if (schema.enum)
    return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...schema.enum) }, strange)
  if ('const' in schema) return fc.constant(schema.const)
  switch (schema.type) {
    case 'object':
      return objectsOf(schema)
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}), { maxLength: 3 })
    case 'string':
      return schema.format === 'uuid'
        ? fc.oneof({ weight: 4, arbitrary: ids }, strange)
        : fc.oneof(ordinary, strange)
    case 'integer':
    case 'number':
      return fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(0, 1, 2, 2024, 5000) },
        fc.constantFrom(-1, 1.5, 2 ** 31, 2 ** 53, 1e300),
      )
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.oneof(ordinary, strange, fc.jsonValue({ maxDepth: 2 }))
  }
}

function objectsOf({ properties = {}, additionalProperties, required = [] }: JsonSchema) {
  const model = Object.fromEntries(
    Object.entries(properties).map(([key, one]) => [key, valuesOf(one)]),
  )
  const named = fc.oneof(
    { weight: 3, arbitrary: fc.record(model) },
    fc.record(model, { requiredKeys: [...required] }),
  )
  if (typeof additionalProperties !== 'object') return named
  const free = fc.dictionary(fc.oneof(ordinary, strange), valuesOf(additionalProperties), {
    maxKeys: 3,
  })
  return fc.tuple(named, free).map(([one, other]) => ({ ...other, ...one }))
}

/** Anything at all, of no particular shape. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  strange,
  fc.double(),
  fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'version', 'content', 'id'), strange),
)
