import { writeFile } from 'node:fs/promises'
import { counted } from '@zhishi/domain/kernel/words.ts'
import type { Command, CommandContext } from '../platform/command.ts'
import { operatorError } from '../platform/operator.ts'
import type { Candidate } from './candidates.ts'

const writeUp: Command = {
  name: 'write-up',
  summary: {
    zh: '按记录起草一名干部的现实表现材料，存为 Word 文件',
    en: 'draft the performance write-up of one cadre from the records, as a Word file',
  },
  usage: '--name 姓名 [--unit 单位] --out FILE.docx [--year YYYY] [--without-sources]',
  options: {
    name: { type: 'string', value: 'NAME', help: { zh: '姓名', en: "the cadre's name" } },
    unit: {
      type: 'string',
      value: 'UNIT',
      help: { zh: '现任单位（有重名时）', en: 'the present unit, where several bear the name' },
    },
    out: { type: 'string', value: 'FILE.docx', help: { zh: '写到哪里', en: 'where to write it' } },
    year: {
      type: 'string',
      value: 'YYYY',
      help: {
        zh: '年度，或 2024Q4 这样的季度；默认台账中最近的一年',
        en: 'a year, or a quarter such as 2024Q4; by default the newest year on record',
      },
    },
    'without-sources': {
      type: 'boolean',
      help: { zh: '不附依据清单', en: 'leave out the list of what each sentence rests on' },
    },
    district: {
      type: 'string',
      value: 'NAME',
      help: { zh: '县区名称（有多个时）', en: 'the district, where there are several' },
    },
  },
  run: runWriteUp,
}

const inWords = ({ name, unit, post }: Candidate): string =>
  [name, unit, post].filter(Boolean).join(' ')

function onlyOne(found: readonly Candidate[], near: readonly Candidate[], name: string): Candidate {
  const [one, another] = found
  if (one && !another) return one
  const listed = (found.length > 0 ? found : near).map((each) => `  ${inWords(each)}`).join('\n')
  if (one)
    throw operatorError('write-up.several', {
      zh: `叫“${name}”的不止一人，请用 --unit 指明单位：\n${listed}`,
      en: `Several bear the name ${name}; say which with --unit:\n${listed}`,
    })
  throw operatorError('write-up.nobody', {
    zh: `没有找到“${name}”。${listed === '' ? '' : `相近的有：\n${listed}`}`,
    en: `Nobody of the name ${name} is on record.${listed === '' ? '' : ` Near it are:\n${listed}`}`,
  })
}

async function runWriteUp(context: CommandContext): Promise<number> {
  const { Period } = await import('@zhishi/domain/evaluation/period.ts')
  const { cannotPortray } = await import('@zhishi/domain/portraits/writeUp.ts')
  const { latestYear } = await import('../evaluation/year.ts')
  const { districtAt } = await import('../platform/district.ts')
  const { record: recordDeed } = await import('../platform/trail.ts')
  const { findCandidates } = await import('./candidates.ts')
  const { readPerson } = await import('./personRecord.ts')
  const { writeUpFile } = await import('./writeUpFile.ts')
  const { sourcesIn } = await import('./writeUps.ts')

  const [name, out] = [context.value('name'), context.value('out')]
  if (!name || !out)
    throw operatorError('write-up.words', {
      zh: `用法：zhishi write-up ${writeUp.usage}`,
      en: `Usage: zhishi write-up ${writeUp.usage}`,
    })
  const { db } = await context.open()
  const district = await districtAt(db, context.value('district'))
  const now = context.now()
  const year = context.value('year') ?? String(await latestYear(db, district.id, now))
  const period = Period.safeParse(year)
  if (!period.success)
    throw operatorError('write-up.year', {
      zh: '--year 应为 2024 或 2024Q4',
      en: '--year takes 2024 or 2024Q4',
    })
  const { found, near } = await findCandidates(db, district.id, name, context.value('unit'))
  const { id: cadreId } = onlyOne(found, near, name)
  const about = { districtId: district.id, cadreId, period: period.data }
  const record = await readPerson(db, about)
  if (!record) throw new Error(`Cadre ${cadreId} was found and is not there.`)
  if (cannotPortray(record))
    throw operatorError('portrait.county-leader', {
      zh: '区（县）级领导不列入考核范围，不生成现实表现材料。',
      en: 'County leaders are not assessed here; no write-up is made.',
    })
  const { text, file } = await writeUpFile(db, {
    districtId: district.id,
    record,
    period: period.data,
    kept: null,
    sources: !context.isSet('without-sources'),
    now,
  })
  const path = context.path(out)
  await writeFile(path, file)
  const by = { districtId: district.id, accountId: null, name: context.operator }
  const deed = { act: 'write-up', outcome: 'exported', noun: 'cadre', recordId: cadreId } as const
  await recordDeed(db, by, now, { ...deed, particulars: { period: period.data } })
  const sources = sourcesIn(text)
  const sentences = text.sections
    .flatMap(({ paragraphs }) => paragraphs)
    .reduce((sum, paragraph) => sum + paragraph.sentences.length, 0)
  context.answer(
    { file: path, cadreId, period: period.data, sentences, sources: sources.length },
    `${path}\n${text.title}（${period.data}）：${sentences} 句，依据 ${sources.length} 条记录 / ${sentences} ${counted(sentences, 'sentence', 'sentences')} on ${sources.length} ${counted(sources.length, 'record', 'records')}`,
  )
  return 0
}

export const commands: readonly Command[] = [writeUp]
