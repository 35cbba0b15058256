import { z } from 'zod'
import { Title } from '../kernel/values.ts'
import { canonicalText } from './canonical.ts'
import { structuralFaults } from './schemeFaults.ts'
import { HeadScheme, LeadScheme, Scheme } from './scheme.ts'

/**
 * Takes what has the form of a schema, whether or not its weights make the whole yet; parts that have
 * a default and are left out are filled.
 */
const unfinished = <T>(schema: z.ZodType) =>
  z
    .custom<T>()
    .check((ctx) => {
      for (const { path, code } of structuralFaults(ctx.value, schema))
        ctx.issues.push({
          code: 'custom',
          path: path === '' ? [] : path.split('.'),
          message: code,
          input: ctx.value,
        })
    })
    .overwrite((value) => {
      // What a schema makes of a value that breaks a rule over several parts is told nowhere else.
      // oxlint-disable-next-line no-underscore-dangle
      const filled = schema._zod.run({ value, issues: [] }, { async: false })
      return (filled instanceof Promise ? value : filled.value) as T
    })

/**
 * A scheme that is being written: every part is there and every value is of its kind, but weights may
 * not make the whole yet (ours). What still keeps it from being published, `faultsOf` says.
 */
export const DraftScheme = unfinished<Scheme>(Scheme)

/** What a scheme is called by over its versions: `heads`. It stands in addresses. */
export const SchemeName = z.string().regex(/^[a-z][a-zA-Z]{0,40}$/, { error: 'scheme.name' })

/** The name that tells such a file from any other JSON, with the version of its form. */
export const SCHEME_FILE = 'zhishi.scheme/1'

const { version: _v, dated: _d, ...heads } = HeadScheme.shape
const { version: _w, dated: _e, ...leads } = LeadScheme.shape

/** The whole file as its JSON schema describes it. */
const FileForm = z.strictObject({
  format: z.literal(SCHEME_FILE, { error: 'scheme.no-file' }),
  title: Title.nullable(),
  rules: z.discriminatedUnion('kind', [
    z.strictObject({ ...heads, id: SchemeName }),
    z.strictObject({ ...leads, id: SchemeName }),
  ]),
})

/** The rules of a scheme without number and date, which the district that keeps it gives. */
export type SchemeRules =
  | Omit<HeadScheme, 'version' | 'dated'>
  | Omit<LeadScheme, 'version' | 'dated'>

/**
 * A scheme as a file that another district may take over: title and rules. Weights and points are
 * whole ten-thousandths, as everywhere in a scheme: 25 % is 2500, 80 points are 800000.
 */
export interface SchemeFile {
  readonly format: typeof SCHEME_FILE
  readonly title: string | null
  readonly rules: SchemeRules
}
export const SchemeFile = unfinished<SchemeFile>(FileForm)

/** The scheme that a file brings, with the number and date that it is given here. */
export const schemeFrom = (rules: SchemeRules, version: number, dated: string): Scheme =>
  ({ ...rules, version, dated }) as Scheme

/** A scheme and its title as the text of a file: the same scheme is the same bytes, whatever its number. */
export function fileText(title: string | null, scheme: Scheme): string {
  const { version: _, dated: __, ...rules } = scheme
  return canonicalText({ format: SCHEME_FILE, title, rules })
}

/** The JSON schema (2020-12) of such a file. That weights make the whole is beyond what it can say. */
export const fileFormat = (): Record<string, unknown> => ({
  ...z.toJSONSchema(FileForm, { io: 'input', unrepresentable: 'any' }),
  title: 'Zhishi evaluation scheme',
})
