import type { Command } from '../platform/command.ts'

const userAdd: Command = {
  name: 'user add',
  summary: {
    zh: '建立一个账号，例如第一位安全管理员无法再登录时；记入留痕',
    en: 'make an account, such as when an administrator can no longer sign in; put on the trail',
  },
  usage:
    '--login LOGIN --name NAME [--roles ROLE,…] [--cadre 姓名 [--unit 单位]] [--password-stdin]',
  options: {
    login: {
      type: 'string',
      value: 'LOGIN',
      help: { zh: '登录名', en: 'the name to sign in with' },
    },
    name: { type: 'string', value: 'NAME', help: { zh: '姓名', en: "the person's name" } },
    roles: {
      type: 'string',
      value: 'ROLE,…',
      help: {
        zh: '角色，用逗号分开，例如 clerk 或 组织部经办人',
        en: 'roles, separated by commas, such as clerk or auditor',
      },
    },
    cadre: {
      type: 'string',
      value: 'NAME',
      help: { zh: '账号代表的干部', en: 'the cadre whom the account is of' },
    },
    unit: {
      type: 'string',
      value: 'UNIT',
      help: { zh: '账号所属的单位', en: 'the unit that the account speaks for' },
    },
    'password-stdin': {
      type: 'boolean',
      help: {
        zh: '从标准输入读密码；不写则生成一个并显示一次',
        en: 'read the password from the standard input; else one is made and shown once',
      },
    },
    district: {
      type: 'string',
      value: 'NAME',
      help: { zh: '县区名称（有多个时）', en: 'the district, where there are several' },
    },
  },
  run: async (context) => (await import('./userCommand.ts')).addUser(context),
}

export const commands: readonly Command[] = [userAdd]
