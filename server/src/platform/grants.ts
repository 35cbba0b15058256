import type { Client, ClientBase } from 'pg'

/** Tables whose rows the application may add and read, never change or remove. */
export const APPEND_ONLY: readonly string[] = [
  'trail',
  'trail_seals',
  'fact_versions',
  'evidence',
  'evidence_withdrawals',
  'schemes',
  'scheme_revisions',
  'evaluation_runs',
  'evaluation_results',
  'run_acts',
  'run_decisions',
  'run_opinions',
  'run_seals',
  'run_recognitions',
  'write_ups',
  'write_up_decisions',
  'paper_templates',
  'cadre_forms',
]

type Right = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE'
const EVERY_RIGHT: readonly Right[] = ['SELECT', 'INSERT', 'UPDATE', 'DELETE']

/** What the application role may do with a table. */
export function rightsOn(table: string): readonly Right[] {
  if (table === 'migrations') return ['SELECT']
  return APPEND_ONLY.includes(table) ? ['SELECT', 'INSERT'] : EVERY_RIGHT
}

/** A table on which the application role has other rights than it should. */
export interface WrongRights {
  table: string
  missing: Right[]
  excess: Right[]
}

/** Gives the application role its rights on every table and takes away what it should not have. */
export async function grantToApplication(client: Client, role: string): Promise<void> {
  const name = client.escapeIdentifier(role)
  const statements = (await wrongRights(client, role)).flatMap(({ table, missing, excess }) => {
    const on = `on zhishi.${client.escapeIdentifier(table)}`
    return [
      ...(missing.length ? [`grant ${missing.join(', ')} ${on} to ${name}`] : []),
      ...(excess.length ? [`revoke ${excess.join(', ')} ${on} from ${name}`] : []),
    ]
  })
  await client.query([`grant usage on schema zhishi to ${name}`, ...statements].join(';\n'))
}

/** Whether there is nothing to grant and nothing to take away. */
export async function hasRights(client: Client, role: string): Promise<boolean> {
  const { rows } = await client.query<{ usage: boolean }>(
    `select has_schema_privilege($1, 'zhishi', 'usage') as usage`,
    [role],
  )
  return rows[0]?.usage === true && (await wrongRights(client, role)).length === 0
}

export async function wrongRights(client: ClientBase, role: string): Promise<WrongRights[]> {
  const { rows } = await client.query<{ table: string; rights: Right[] }>(
    `select c.relname as table,
       array_remove(array(select case when has_table_privilege($1, c.oid, r) then r end from unnest($2::text[]) r), null) as rights
     from pg_class c
     where c.relnamespace = to_regnamespace('zhishi') and c.relkind in ('r', 'p')
     order by c.relname`,
    [role, EVERY_RIGHT],
  )
  return rows
    .map(({ table, rights }) => {
      const due = rightsOn(table)
      return {
        table,
        missing: due.filter((right) => !rights.includes(right)),
        excess: rights.filter((right) => !due.includes(right)),
      }
    })
    .filter(({ missing, excess }) => missing.length > 0 || excess.length > 0)
}
