import { FACTS } from '@zhishi/domain/app/facts.ts'

/**
 * Which class each table belongs to, by its name in the database. A district table lives with its
 * district; a reference table is the same everywhere and rarely written; a directory has a key of its
 * own and says where somebody is found; a local one belongs to this one server.
 */
export type TableClass = 'distributed' | 'reference' | 'directory' | 'local'

const distributed = [
  ...FACTS.map(({ table }) => table),
  'fact_versions',
  'accounts',
  'account_roles',
  'sessions',
  'trail',
  'trail_seals',
  'evidence',
  'evidence_withdrawals',
  'search_entries',
  'saved_views',
  'column_synonyms',
  'unit_group_words',
  'batches',
  'batch_files',
  'batch_findings',
  'batch_changes',
  'batch_turns',
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
  'paper_jobs',
]

export const TABLES: Readonly<Record<string, TableClass>> = {
  ...Object.fromEntries(distributed.map((table) => [table, 'distributed' as const])),
  districts: 'reference',
  logins: 'directory',
  sign_in_attempts: 'directory',
  setup_links: 'local',
  migrations: 'local',
}
