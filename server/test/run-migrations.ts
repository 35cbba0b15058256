/** Migrates in a process of its own that a test may kill: [owner, app, folder] as JSON. */
import type { ClientConfig } from 'pg'
import { migrate } from '../src/platform/migrations.ts'

const [owner, app, folder] = JSON.parse(process.argv[2] ?? '[]') as [
  ClientConfig,
  ClientConfig,
  string,
]
await migrate({ connectionOptions: (role) => (role === 'owner' ? owner : app) }, folder)
