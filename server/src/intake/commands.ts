import type { Command, Option } from '../platform/command.ts'

const DISTRICT: Option = {
  type: 'string',
  value: 'NAME',
  help: { zh: '县区名称（有多个时）', en: 'the district, where there are several' },
}
const YEAR: Option = {
  type: 'string',
  value: 'YYYY',
  help: { zh: '年度', en: 'the year' },
}

/** What an operator does with workbooks at the terminal. What is heavy is read when it is needed. */
export const commands: readonly Command[] = [
  {
    name: 'import',
    summary: {
      zh: '读取台账（.xlsx 文件、文件夹或 .zip），先预览；加 --yes 才写入。退出码：0 全部接收，2 有退回或待确认的行，1 无法处理',
      en: 'read workbooks (.xlsx files, a folder, or a .zip) and show what they would change; --yes writes it. Exit code 0: nothing went back, 2: rows went back or questions are open, 1: nothing could be done',
    },
    usage: 'FOLDER|FILE… [--district NAME] [--year YYYY] [--yes] [--returns DIR] [--lang zh|en]',
    options: {
      district: {
        ...DISTRICT,
        help: {
          zh: '县区名称；空库中按此名建立，不写则取自台账标题',
          en: 'the district; an empty database gets one of this name, by default as the titles say',
        },
      },
      year: {
        ...YEAR,
        help: {
          zh: '台账没有写明年度时的年度',
          en: 'the year where no sheet, title or file name says it',
        },
      },
      yes: { type: 'boolean', help: { zh: '写入正确的行', en: 'take what is right' } },
      returns: {
        type: 'string',
        value: 'DIR',
        help: {
          zh: '把有问题的原表标红加批注后写到这里',
          en: 'write your own workbooks with the bad cells marked here',
        },
      },
      lang: { type: 'string', value: 'zh|en', help: { zh: '语言', en: 'language' } },
    },
    run: async (context) => (await import('./importCommand.ts')).runImport(context),
  },
  {
    name: 'figures',
    summary: { zh: '显示台账的合计数', en: 'show the totals that the ledgers show' },
    usage: '[--district NAME] [--year YYYY]',
    options: {
      district: DISTRICT,
      year: {
        ...YEAR,
        help: {
          zh: '年度；默认为有记录的最近一年',
          en: 'the year; by default the newest on record',
        },
      },
    },
    run: async (context) => (await import('./figuresCommand.ts')).runFigures(context),
  },
  {
    name: 'export',
    summary: {
      zh: '把一年的十一本台账按原来的样式写到文件夹',
      en: 'write the eleven workbooks of a year into a folder, in the form in which they come in',
    },
    usage: 'DIR [--district NAME] [--year YYYY]',
    options: { district: DISTRICT, year: YEAR },
    run: async (context) => (await import('./exportCommand.ts')).runExport(context),
  },
]
