import { existsSync, readdirSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Command, Option } from '../platform/command.ts'
import { withContext } from '../platform/command-context.ts'
import { explain, operatorError, wordsFor } from '../platform/operator.ts'
import { readSettings } from '../platform/settings.ts'

const COMMON: Record<string, Option> = {
  json: { type: 'boolean', help: { zh: '以 JSON 输出结果', en: 'give the result as JSON' } },
  help: { type: 'boolean', help: { zh: '显示本说明', en: 'show this help' } },
}

// As in main.ts: what was compiled once is read the next time.
enableCompileCache(fileURLToPath(new URL('../../../node_modules/.cache/zhishi', import.meta.url)))
process.exitCode = await main(process.argv.slice(2))

/** Finds the command, reads its options, runs it; gives the exit code. */
async function main(words: string[]): Promise<number> {
  try {
    const commands = await loadCommands()
    const command = findCommand(commands, words)
    if (!command) return overview(commands, words)
    const options = { ...command.options, ...COMMON }
    const rest = words.slice(command.name.split(' ').length)
    const { values, positionals } = parse(command, options, rest)
    if (values.help) {
      console.log(helpOf(command, options))
      return 0
    }
    const settings = readSettings(process.env)
    return await withContext(command.name, settings, positionals, values, command.run)
  } catch (error) {
    console.error(explain(error))
    return 1
  }
}

/** The commands of all capabilities; one that cannot be loaded is said and does not stop the others. */
async function loadCommands(): Promise<Command[]> {
  const source = fileURLToPath(new URL('..', import.meta.url))
  const found = readdirSync(source).filter((folder) => existsSync(`${source}${folder}/commands.ts`))
  const loaded = await Promise.all(
    found.map(async (folder) => {
      try {
        return ((await import(`../${folder}/commands.ts`)) as { commands: readonly Command[] })
          .commands
      } catch (error) {
        console.error(
          `${folder}/commands.ts: ${error instanceof Error ? error.message : String(error)}`,
        )
        return []
      }
    }),
  )
  return loaded.flat().toSorted((a, b) => a.name.localeCompare(b.name))
}

function findCommand(commands: Command[], words: string[]): Command | undefined {
  return commands.find(({ name }) => name.split(' ').every((word, index) => words[index] === word))
}

function parse(command: Command, options: Record<string, Option>, words: string[]) {
  try {
    const plain = Object.entries(options).map(([name, { type, multiple = false }]) => [
      name,
      { type, multiple },
    ])
    return parseArgs({
      args: words,
      options: Object.fromEntries(plain) as Record<string, Option>,
      allowPositionals: true,
    })
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw operatorError('command.words', {
      zh: `命令写得不对：${said}\n用法：zhishi ${command.name} ${command.usage}`,
      en: `${said}\nUsage: zhishi ${command.name} ${command.usage}`,
    })
  }
}

function overview(commands: Command[], words: string[]): number {
  const isAsked = words.length === 0 || words[0] === '--help' || words[0] === 'help'
  const width = Math.max(0, ...commands.map(({ name }) => name.length)) + 2
  const lines = commands.map(
    ({ name, summary }) => `  ${name.padEnd(width)}${indent(wordsFor(summary), width + 2)}`,
  )
  const text = [
    'npm run zhishi -- COMMAND …',
    '',
    ...lines,
    '',
    'npm run zhishi -- COMMAND --help',
  ].join('\n')
  if (isAsked) console.log(text)
  else
    console.error(
      `${wordsFor({ zh: `没有这个命令：${words[0]}`, en: `No such command: ${words[0]}` })}\n\n${text}`,
    )
  return isAsked ? 0 : 1
}

function helpOf(command: Command, options: Record<string, Option>): string {
  const rows = Object.entries(options).map(
    ([name, { value, help }]) => [`--${name}${value ? ` ${value}` : ''}`, help] as const,
  )
  const width = Math.max(...rows.map(([name]) => name.length)) + 2
  const lines = rows.map(
    ([name, help]) => `  ${name.padEnd(width)}${indent(wordsFor(help), width + 2)}`,
  )
  return [
    `zhishi ${command.name} ${command.usage}`,
    '',
    wordsFor(command.summary),
    '',
    ...lines,
  ].join('\n')
}

function indent(text: string, width: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(width)}`)
}
