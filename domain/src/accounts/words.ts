export const zh = {
  'reason.login.malformed': '登录名应为 2 至 64 个汉字、字母、数字或 . _ -',
  'reason.login.taken': '这个登录名已有人用',
  'reason.password.too-short': '密码至少 10 个字符',
  'reason.password.too-long': '密码最多 128 个字符',
  'reason.password.holds-login': '密码里不能含有登录名',
  'reason.password.too-simple': '这个密码太容易被猜到，请换一个长一些、乱一些的',
  'reason.password.wrong': '现在的密码不对',
  'reason.sign-in.wrong': '登录名或密码不对',
  'reason.setup.done': '已经有账号了，请直接登录',
  'reason.setup.link': '这个链接不对或已失效，请用终端里最新打印的链接',
  'reason.roles.two-administrators': '系统管理员、安全管理员、审计员必须由不同的人担任',
  'reason.roles.administrator-and-personnel': '三员不能同时担任接触干部信息的角色',
  'reason.grant.self': '不能给自己授权',
  'reason.grant.disabled': '账号已停用，请先启用',
  'reason.grant.not-yours': '授权由安全管理员办理；系统管理员只能指定首任安全管理员和首任审计员',
  'reason.account.self': '不能停用自己的账号',
  'reason.account.last-administrator': '这个岗位只剩这一位，请先有接替的人',
} as const

export const en: Record<keyof typeof zh, string> = {
  'reason.login.malformed': 'A login is 2 to 64 letters, digits, Chinese characters or . _ -',
  'reason.login.taken': 'This login is taken',
  'reason.password.too-short': 'A password has at least 10 characters',
  'reason.password.too-long': 'A password has at most 128 characters',
  'reason.password.holds-login': 'The password must not contain the login',
  'reason.password.too-simple': 'This password is easy to guess; take a longer, less regular one',
  'reason.password.wrong': 'The current password is wrong',
  'reason.sign-in.wrong': 'The login or the password is wrong',
  'reason.setup.done': 'There are accounts already; please sign in',
  'reason.setup.link': 'This link is wrong or no longer good; use the latest one in the terminal',
  'reason.roles.two-administrators':
    'System administrator, security administrator and auditor must be different people',
  'reason.roles.administrator-and-personnel':
    'An administrator cannot also hold a seat that works with personnel',
  'reason.grant.self': 'Nobody grants roles to himself or herself',
  'reason.grant.disabled': 'The account is disabled; enable it first',
  'reason.grant.not-yours':
    'Roles are granted by the security administrator; the system administrator only names the first security administrator and the first auditor',
  'reason.account.self': 'Nobody disables his or her own account',
  'reason.account.last-administrator':
    'This is the last one in this seat; somebody else has to be there first',
}
