import type { Words } from './operator.ts'
import type { Database } from './database.ts'
import type { RunningDatabase } from './postgres.ts'
import type { Settings } from './settings.ts'

/**
 * One command of the operator's command line. A capability declares its own in
 * `server/src/<capability>/commands.ts`: `export const commands: readonly Command[] = [{ … }]`.
 * That file is read for every command line, so what is heavy is imported inside `run`.
 */
export interface Command {
  /** As typed, such as `import` or `user add`. */
  name: string
  summary: Words
  /** What follows the name, such as `FOLDER|FILE… [--yes]`. */
  usage: string
  /** `--help` and `--json` are there for every command and not declared. */
  options: Record<string, Option>
  /** Gives the exit code; what it throws as an operator's error is shown in words, with exit code 1. */
  run(context: CommandContext): Promise<number>
}

export interface Option {
  type: 'string' | 'boolean'
  /** May be given several times. */
  multiple?: boolean
  /** What stands for the value in the help, such as `FILE`. */
  value?: string
  help: Words
}

/** What a command is given: the words typed, the surroundings, and a way to answer. */
export interface CommandContext {
  /** The words that are no options. */
  words: string[]
  isSet(option: string): boolean
  value(option: string): string | undefined
  values(option: string): string[]
  settings: Settings
  /** Who is at the terminal, for the trail: `operator NAME@HOST`. */
  operator: string
  now(): Date
  /** A path as the operator wrote it, made absolute from where the operator stands. */
  path(given: string): string
  /** The database: the running program's where there is one, else started for this command and stopped after it. */
  open(options?: OpenOptions): Promise<OpenedDatabase>
  /** One line for people on the standard output; silent with `--json`. */
  tell(text: string): void
  /** One line on the error output: progress, questions, warnings. */
  warn(text: string): void
  /** The result: the value as JSON with `--json`, else the text. */
  answer(value: unknown, text: string): void
}

export interface OpenOptions {
  /** Bring the tables to this program's state first; the default. */
  migrate?: boolean
  /** Refuse when another program of ours runs the database now. */
  alone?: boolean
}

export interface OpenedDatabase {
  running: RunningDatabase
  /** As application role, without the time limit of a page. */
  db: Database
}
