import type { Coverage, Run, RunRow } from '@zhishi/domain/evaluation/run.ts'
import { counted } from '@zhishi/domain/kernel/words.ts'
import type { Command, CommandContext } from '../platform/command.ts'
import { operatorError, speaksChinese } from '../platform/operator.ts'

const evaluate: Command = {
  name: 'evaluate',
  summary: {
    zh: '按评价方案计算一次，保存为建议结果（由人决定），并显示出来',
    en: 'compute an evaluation, keep it as a proposal (people decide) and show it',
  },
  usage: '[--year YYYY] [--scheme heads|leads|KEY] [--district NAME]',
  options: {
    year: {
      type: 'string',
      value: 'YYYY',
      help: {
        zh: '年度，或 2024Q4 这样的季度；默认台账中最近的一年',
        en: 'a year, or a quarter such as 2024Q4; by default the newest year on record',
      },
    },
    scheme: {
      type: 'string',
      value: 'SCHEME',
      help: {
        zh: 'heads 正职（默认），leads 指挥长和领办专员，各按已发布的方案；或某一版，如 heads-1',
        en: 'heads for unit heads (default) or leads for commanders and leads, by the published scheme; or a version such as heads-1',
      },
    },
    district: {
      type: 'string',
      value: 'NAME',
      help: { zh: '县区名称（有多个时）', en: 'the district, where there are several' },
    },
  },
  run: runEvaluate,
}

async function runEvaluate(context: CommandContext): Promise<number> {
  const { NewRun } = await import('@zhishi/domain/evaluation/run.ts')
  const { transaction } = await import('../platform/database.ts')
  const { districtAt } = await import('../platform/district.ts')
  const { newId } = await import('../platform/ids.ts')
  const { record } = await import('../platform/trail.ts')
  const { rowsOf } = await import('./results.ts')
  const { startRun } = await import('./running.ts')
  const { findRun, runFrom } = await import('./runs.ts')
  const { listSchemes } = await import('./schemes.ts')
  const { latestYear } = await import('./year.ts')

  const { db } = await context.open()
  const district = await districtAt(db, context.value('district'))
  const now = context.now()
  const usable = (await listSchemes(db, district.id)).filter(({ state }) => state !== 'draft')
  const named = context.value('scheme') ?? 'heads'
  const published = usable.find(({ kind, state }) => state === 'published' && kind === named)
  const asked = NewRun.safeParse({
    scheme: published?.key ?? named,
    period: context.value('year') ?? String(await latestYear(db, district.id, now)),
    raisedQuota: [],
    asOf: null,
  })
  const schemes = usable.map(({ key }) => key)
  if (!asked.success || !schemes.includes(asked.data.scheme))
    throw operatorError('evaluate.words', {
      zh: `--year 应为 2024 或 2024Q4；--scheme 应为 ${schemes.join('、')}`,
      en: `--year takes 2024 or 2024Q4; --scheme one of ${schemes.join(', ')}`,
    })
  const id = newId(now.getTime())
  const by = { districtId: district.id, accountId: null, name: context.operator }
  const started = performance.now()
  await transaction(db, async (tx) => {
    await startRun(tx, by, now, id, asked.data)
    const deed = { act: 'evaluate', outcome: 'done', noun: 'run', recordId: id } as const
    await record(tx, by, now, { ...deed, particulars: asked.data })
  })
  const took = Math.round(performance.now() - started)
  const found = await findRun(db, { districtId: district.id, cadreId: null }, id)
  if (!found) throw new Error(`Run ${id} was kept and is not there.`)
  const run = runFrom(found)
  const rows = await rowsOf(db, district.id, id)
  context.answer({ run, milliseconds: took, rows }, await told(run, found.coverage, rows, took))
  return 0
}

/** The result as a table for people: place, name, unit, total, parts, proposed grade. */
async function told(
  run: Run,
  coverage: Coverage,
  rows: readonly RunRow[],
  took: number,
): Promise<string> {
  const units = await import('@zhishi/domain/units/words.ts')
  const cadres = await import('@zhishi/domain/cadres/words.ts')
  const projects = await import('@zhishi/domain/projects/words.ts')
  const { decimal } = await import('@zhishi/domain/evaluation/telling.ts')
  const words: Readonly<Record<string, string>> = speaksChinese()
    ? { ...units.zh, ...cadres.zh, ...projects.zh }
    : { ...units.en, ...cadres.en, ...projects.en }
  const dash = '—'
  const score = (value: number | null) => (value === null ? dash : decimal(value))
  const lines = rows.map((row) =>
    [
      words[`choice.unitGroup.${row.group}`] ?? words[`choice.category.${row.category}`] ?? dash,
      row.rank === null ? dash : `${row.rank}/${row.outOf}`,
      row.name,
      row.unit ?? dash,
      score(row.total),
      row.parts.map((part) => score(part.score)).join(' '),
      row.grade === null ? dash : (words[`choice.grade.${row.grade}`] ?? row.grade),
    ].join('\t'),
  )
  const { people, scored, abstained, notAssessed } = coverage
  const summary = speaksChinese()
    ? `${run.scheme} ${run.period}：${people} 人，出分 ${scored}，依据不足 ${abstained}，不考核 ${notAssessed}；用时 ${took} 毫秒。以上均为建议，由人决定。`
    : `${run.scheme} ${run.period}: ${people} ${counted(people, 'person', 'people')}, ${scored} scored, ${abstained} with too little evidence, ${notAssessed} not assessed; ${took} ms. All of it is proposed; people decide.`
  return [...lines, summary].join('\n')
}

export const commands: readonly Command[] = [evaluate]
