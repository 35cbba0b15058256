import type { Condition } from './condition.ts'

export interface Search {
  readonly all: readonly Condition[]
  readonly none: readonly Condition[]
}

/** Conditions as the address has them: `achievements:atLeast=3,level=city;recognised`. */
export const written = (conditions: readonly Condition[]): string =>
  conditions
    .map(({ is, ...rest }) => {
      const given = Object.entries(rest)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
      return [is, ...(given.length > 0 ? [given.join(',')] : [])].join(':')
    })
    .join(';')

const NUMBERS: ReadonlySet<string> = new Set(['atLeast', 'teams', 'years', 'year'])

/** What `%` begins and does not end is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export function conditionIn(text: string): Readonly<Record<string, string | number>> {
  const [is, rest = ''] = text.split(':')
  const given = rest
    .split(',')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [key = '', value = ''] = pair.split('=')
      const said = decoded(value)
      return [key, NUMBERS.has(key) && /^\d{1,4}$/.test(said) ? Number(said) : said]
    })
  return { is: is ?? '', ...Object.fromEntries(given) }
}

/** What people look for most, to begin with (ours). */
export const EXAMPLES: readonly (Search & { readonly name: string })[] = [
  { name: 'legacyToGreen', all: [{ is: 'turnedGreen', category: 'legacy' }], none: [] },
  {
    name: 'threeCityReform',
    all: [{ is: 'achievements', atLeast: 3, level: 'city', dimension: 'reform' }],
    none: [],
  },
  {
    name: 'emergencies',
    all: [{ is: 'aspect', aspect: 'emergency', mark: 'B', teams: 2 }],
    none: [{ is: 'sanctioned' }],
  },
  {
    name: 'recognisedHeads',
    all: [{ is: 'recognised' }, { is: 'headFor', years: 2 }],
    none: [{ is: 'sanctioned' }],
  },
]
