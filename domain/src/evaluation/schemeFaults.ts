import { z } from 'zod'
import { Scheme } from './scheme.ts'
import type { HeadScheme } from './scheme.ts'

/** What keeps a scheme from being published, and where: `dimensions.0.indicators`, a code, its numbers. */
export const Fault = z.strictObject({
  path: z.string(),
  code: z.string(),
  about: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Fault = z.infer<typeof Fault>

type Issue = z.core.$ZodIssue

const OURS = /^[a-z]+(-[a-z]+)*\.[a-z.-]+$/

/** The value at an issue's path; undefined where nothing is. */
const foundAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null
        ? (at as Record<PropertyKey, unknown>)[step]
        : undefined,
    value,
  )

/** The code of an issue: our own where the schema names one, else one of a few that have words. */
function codeOf(issue: Issue, value: unknown): string {
  if (OURS.test(issue.message)) return issue.message
  if (issue.path.length > 0 && foundAt(value, issue.path) === undefined) return 'scheme.missing'
  switch (issue.code) {
    case 'invalid_type':
      return 'scheme.wrong-kind'
    case 'unrecognized_keys':
    case 'invalid_key':
      return 'scheme.unknown-part'
    case 'invalid_value':
    case 'invalid_union':
      return 'scheme.not-listed'
    case 'too_big':
    case 'too_small':
    case 'not_multiple_of':
      return 'scheme.out-of-range'
    default:
      return 'scheme.malformed'
  }
}

const particulars = z.record(z.string(), z.union([z.string(), z.number()]))

/** An issue as a fault; a part that the schema does not know is named in the path. */
function faultsFrom(issue: Issue, value: unknown): Fault[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key].join('.'),
      code: 'scheme.unknown-part',
      about: {},
    }))
  const said = particulars.safeParse(issue.code === 'custom' ? issue.params : undefined)
  return [{ path: path.join('.'), code: codeOf(issue, value), about: said.data ?? {} }]
}

/** A rule over several values that a draft may still break; whatever else is wrong is no scheme at all. */
const mayWait = ({ code, message }: Issue): boolean =>
  code === 'custom' && message.startsWith('scheme.')

const issuesIn = (schema: z.ZodType, value: unknown): readonly Issue[] =>
  schema.safeParse(value).error?.issues ?? []

/** What is wrong with a value that cannot even be a draft: a part missing, unknown, or of another kind. */
export const structuralFaults = (value: unknown, schema: z.ZodType = Scheme): Fault[] =>
  issuesIn(schema, value)
    .filter((issue) => !mayWait(issue))
    .flatMap((issue) => faultsFrom(issue, value))

/** What no single part shows: limits in the wrong order, a reading of a dimension that is not there (ours). */
function headFaults(scheme: HeadScheme): Fault[] {
  const { readings, dimensions, thresholds, quota, groupQuotas } = scheme
  const { dissent } = scheme.bars
  const faults: Fault[] = []
  const add = (code: string, path: string, about: Fault['about'] = {}) =>
    faults.push({ path, code: `scheme.${code}`, about })
  const known = new Set<string>(dimensions.map(({ dimension }) => dimension))
  for (const [reading, of] of Object.entries(readings)) {
    const missing = of.find((dimension) => !known.has(dimension))
    if (missing) add('no-dimension', `readings.${reading}`, { dimension: missing })
  }
  if (quota.usual > quota.approved) add('quota', 'quota.approved')
  for (const [group, own] of Object.entries(groupQuotas))
    if (own.usual > own.approved) add('quota', `groupQuotas.${group}.approved`)
  if (thresholds.excellent < thresholds.competent) add('thresholds', 'thresholds.excellent')
  if (thresholds.competent < thresholds.basic) add('thresholds', 'thresholds.competent')
  if (dissent.parts > dissent.of) add('dissent', 'bars.dissent.parts')
  return faults
}

/**
 * Everything that keeps a scheme from being published, in the order of its parts; empty where it is
 * complete and valid. Weights that do not make the whole are told with their sum in ten-thousandths:
 * 99.99 % is not 100 %.
 */
export function faultsOf(value: unknown): Fault[] {
  const all = issuesIn(Scheme, value)
  const faults = all.flatMap((issue) => faultsFrom(issue, value))
  if (all.some((issue) => !mayWait(issue))) return faults
  const scheme = value as Scheme
  return scheme.kind === 'heads' ? [...faults, ...headFaults(scheme)] : faults
}
