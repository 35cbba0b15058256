import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { operatorError } from './operator.ts'

/** Everything that the surroundings decide, read once at start. */
export interface Settings {
  /** Absolute path of the directory where the database and the files live. */
  data: string
  /** A PostgreSQL server (15 or later) as application role; without it the embedded one is used. */
  databaseUrl: string | undefined
  /** The role that owns the tables there; for migrations, backup and restore only. */
  databaseOwnerUrl: string | undefined
  host: string
  /** 0 takes any free port. */
  port: number
  /** The address that people type, where it differs from host and port (behind a proxy, with HTTPS). */
  publicUrl: string | undefined
  /** Set: JSON lines by pino at this level. Unset: words for people. */
  logLevel: LogLevel | undefined
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

const repository = fileURLToPath(new URL('../../..', import.meta.url))

const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'postgresql://USER:PASSWORD@HOST/DATABASE',
})

const Environment = z.object({
  ZHISHI_DATA: z.string().optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, '0 … 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, '0 … 65535')
    .default(4174),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'http://… / https://…' }).optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, LOG_LEVELS.join(', ')).optional(),
})

/** Reads the settings or says which value is wrong and what it should look like. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const named = Object.keys(Environment.shape).flatMap((name) => {
    const value = env[name]?.trim()
    return value ? [[name, value]] : []
  })
  const read = Environment.safeParse(Object.fromEntries(named))
  if (!read.success) throw badSetting(read.error.issues)
  const values = read.data
  if (values.DATABASE_OWNER_URL && !values.DATABASE_URL)
    throw operatorError('settings.owner_alone', {
      zh: '设置了 DATABASE_OWNER_URL，却没有 DATABASE_URL。请两个都设置，或者都不设置（使用内置数据库）。',
      en: 'DATABASE_OWNER_URL is set without DATABASE_URL. Set both, or neither to use the embedded database.',
    })
  return {
    data: values.ZHISHI_DATA ? resolve(values.ZHISHI_DATA) : resolve(repository, 'data'),
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL,
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ''),
    logLevel: values.LOG_LEVEL,
  }
}

function badSetting(issues: z.core.$ZodIssue[]) {
  const lines = issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`).join('\n')
  // The value itself is not repeated: a connection address holds a password.
  return operatorError('settings.bad', {
    zh: `环境变量的值不对，应为：\n${lines}`,
    en: `These environment variables have a wrong value; expected:\n${lines}`,
  })
}
