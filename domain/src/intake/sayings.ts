/** What each finding says: what it is, and what to do. `{name}` is filled from the finding. */
export const zh = {
  // Goes back: the cell cannot be read.
  'intake.missing-value': '“{field}”没有填写。请补填后重新导入。',
  'intake.spreadsheet-error': '单元格是公式错误值。请改为实际内容后重新导入。',
  'intake.too-long': '文字过长：{length} 字，最多 {most} 字。请精简。',
  'intake.not-in-list': '不在可选范围内。应填：{offered}。',
  'intake.not-yes-or-no': '应填“是”或“否”（也可用 √、×）。',
  'intake.impossible-date': '日期“{date}”不存在。请核对后改正。',
  'intake.unreadable-date': '日期“{date}”无法识别。请写作 2024-03-12、2024.03 或 2024年3月。',
  'intake.january-or-october':
    '数字“{date}”可能是 1 月，也可能是 10 月。请写作 1994.01 或 1994.10 的文字，或用日期格式。',
  'intake.date-without-year':
    '“{date}”没有年份，标题和文件名里也没有。请补上年份，或导入时指定年度。',
  'intake.no-such-quarter': '季度“{quarter}”无法识别。请写作 第一季度 至 第四季度，或 2024Q1。',
  'intake.not-a-sum': '不是金额。请填数字，可带单位，如 2067、1,142、2067万元、1.2亿元。',
  'intake.negative-sum': '金额不能为负。请核对。',
  'intake.not-a-count': '不是整数。请填 0 或正整数。',
  'intake.not-a-number': '不是数字。请核对。',
  'intake.not-a-share': '不是份额。请填 0 到 1 之间的小数或百分比。',
  'intake.not-a-place': '不是名次。请填 3、第3名 或 3/9。',
  'intake.place-beyond': '名次 {place} 大于参评数 {outOf}。请核对。',
  'intake.no-difficulty': '难度系数应在 0.1 与 5 之间。请核对。',
  'intake.no-name': '“{name}”不像姓名。请核对。',
  'intake.several-names': '此处只能填一人，写了：{names}。请分行填写。',
  // Goes back: the row does not fit with what is known.
  'intake.unknown-person': '花名册中没有“{name}”。请核对姓名，或先把此人加入花名册。',
  'intake.unknown-person-near': '花名册中没有“{name}”，相近的有：{candidates}。请核对姓名。',
  'intake.no-roster': '还没有花名册，无法认定“{name}”是谁。请把花名册一并导入。',
  'intake.unknown-unit': '没有名为“{name}”的单位。请核对，或先在花名册中列出该单位。',
  'intake.unknown-unit-near': '没有名为“{name}”的单位，相近的有：{candidates}。请核对。',
  'intake.unknown-project': '项目台账中没有“{name}”。请核对项目名称，或先把项目加入台账。',
  'intake.no-projects': '还没有项目台账，无法认定“{name}”。请把项目台账一并导入。',
  'intake.duplicate-row':
    '与《{otherFile}》“{otherSheet}”第 {otherRow} 行完全相同，视为重复。请删去其中一行。',
  'intake.contradicts':
    '“{name}”与《{otherFile}》“{otherSheet}”第 {otherRow} 行说的是同一件事，内容却不同。请只留一行。',
  'intake.waits-for':
    '“{name}”所在的行（《{otherFile}》“{otherSheet}”第 {otherRow} 行）被退回，本行随之等待。请先改正那一行。',
  // Goes back: the sheet.
  'intake.column-missing':
    '缺少必需的列：{fields}。整张表未取。请补上该列，或在词表中登记本区县的叫法。',
  'intake.sheet-unclear':
    '无法识别这张表，比较接近：{nearest}。请核对表头，或在词表中登记本区县的叫法。',
  // Asked.
  'intake.which-kind': '这张表的表头可以是几种表。请选择是哪一种。',
  'intake.which-year': '表题、表名和文件名都没有年度。请指明是哪一年。',
  'intake.which-month': '表题、表名和文件名都没有月份。请指明是哪一月。',
  'intake.months-conflict': '表题和工作表名所写的月份不同。请指明是哪一月。',
  'intake.which-person': '叫“{name}”的不止一人，本行看不出是谁。请选择。',
  'intake.which-project': '项目“{name}”与台账中的名称不完全一致。请选择是哪个项目。',
  'intake.same-person': '在册已有“{name}”（{known}）。请选择是同一人还是另有其人。',
  // Noted.
  'intake.sheet-unknown': '没有识别出这张表，未取。',
  'intake.sheet-repeated': '与《{otherFile}》“{otherSheet}”整表相同，只取一份。',
  'intake.year-inferred': '表中没有年度，按 {year} 年计。',
  'intake.scale-assumed': '没有注明金额单位，按万元计。',
  'intake.column-aside': '不认识或此表不取的列，已留存备查，未导入。可在词表中登记叫法。',
  'intake.columns-absent': '没有这些列：{fields}。相应内容留空，在册的不变。',
  'intake.no-heads': '没有标明党政正职的列，本表不认定任何人为党政正职。可在人员页面设定。',
  'intake.example-row': '填表示例，未取。',
  'intake.vacant': '职位空缺，未取。',
  'intake.formula-as-text': '以公式符号开头，按文字保存。',
  'intake.id-number-lost': '证件号码以数字录入，末几位已失真。请以文本录入。本列未导入。',
  'intake.date-kept-as-year': '“{date}”只记为 {year} 年。',
  'intake.place-from-date': '此格是日期，按第 {place} 名、共 {outOf} 个计，请核对。',
  'intake.other-year': '日期 {date} 不在 {year} 年内，请留意。',
  'intake.before-birth': '日期 {date} 早于出生年月 {birth}，请核对。',
  'intake.ends-before-start': '竣工时间早于开工时间 {start}，请核对。',
  'intake.annual-above-total': '年度计划投资大于总投资，请核对。',
  'intake.difficulty-unusual': '难度系数在 0.8 至 1.5 之外，请留意。',
  'intake.no-points': '没有扣分数，按 0 分计。',
  'intake.unit-differs': '“{name}”在册为 {known}，此处写的是“{written}”，仍按此人计。',
  'intake.unit-by-short-name': '“{written}”按“{unit}”计。',
  'intake.several-units': '写了几个单位，按第一个“{unit}”计，其余：{others}。',
  'intake.maybe-same-person':
    '与《{otherFile}》“{otherSheet}”第 {otherRow} 行的“{name}”姓名和出生年月都相同而单位不同，按两人计，请留意。',
  'intake.inspector-unlinked': '考察人“{name}”不在花名册中，只记姓名。',
  'intake.inspector-of-many':
    '考察人“{name}”有同名者，只记姓名，不对应到人；回避按每位同名者考虑。',
  'intake.way-without-method': '考察方式“{way}”不属三种方式之一，照原文保存。',
  'intake.same-identity':
    '与《{otherFile}》“{otherSheet}”第 {otherRow} 行的人、时间和事项相同，其余不同，两行都取。',
  'intake.shared-equally': '{people} 人共有此项，份额平分。',
  'intake.commander-changed': '指挥长有变，“{name}”的任期到此为止。',
  'intake.lead-changed': '领办专员有变，“{name}”的领办到此为止。',
  'intake.lead-not-named': '在册的领办专员“{name}”此处没有写。如已不再领办，请在项目页面结束。',
  'intake.sum-shrinks': '累计 {now} 万元小于 {month} 的 {before} 万元，请核对。',
  'intake.sum-does-not-add-up':
    '累计 {now} 万元不等于 {month} 的 {before} 万元加本月 {invested} 万元，请核对。',
  'intake.votes-unequal': '“{name}”的得票合计 {votes} 与参评人数 {voters} 不等，请核对。',
  'intake.own-staff': '{department}审的“{name}”是本部门干部，应当回避。',
  'intake.before-tenure': '发生于 {date}，早于“{name}”任现职的 {from}。',
  'intake.too-many-projects': '“{name}”领办 {projects} 个项目，规定最多 {most} 个。',
} as const

export const en: Record<keyof typeof zh, string> = {
  'intake.missing-value': '“{field}” is empty. Fill it in and import again.',
  'intake.spreadsheet-error':
    'The cell shows a formula’s error. Put the content itself and import again.',
  'intake.too-long':
    'Too long: {length} {length|character|characters}, at most {most}. Shorten it.',
  'intake.not-in-list': 'Not one of the values that are possible here: {offered}.',
  'intake.not-yes-or-no': 'Write 是 (yes) or 否 (no); √ and × do too.',
  'intake.impossible-date': 'There is no such date as “{date}”. Check and correct it.',
  'intake.unreadable-date':
    '“{date}” cannot be read as a date. Write 2024-03-12, 2024.03 or 2024年3月.',
  'intake.january-or-october':
    'The number “{date}” may be January or October. Write 1994.01 or 1994.10 as text, or a date.',
  'intake.date-without-year':
    '“{date}” has no year, and neither title nor file name gives one. Add it, or name the year when importing.',
  'intake.no-such-quarter': 'No such quarter: “{quarter}”. Write 第一季度 to 第四季度, or 2024Q1.',
  'intake.not-a-sum':
    'Not a sum. Write a number, with a unit if need be: 2067, 1,142, 2067万元, 1.2亿元.',
  'intake.negative-sum': 'A sum cannot be negative. Check it.',
  'intake.not-a-count': 'Not a whole number. Write 0 or more.',
  'intake.not-a-number': 'Not a number. Check it.',
  'intake.not-a-share': 'Not a share. Write a decimal between 0 and 1, or a percentage.',
  'intake.not-a-place': 'Not a place. Write 3, 第3名 or 3/9.',
  'intake.place-beyond': 'Place {place} is beyond the {outOf} that took part. Check it.',
  'intake.no-difficulty': 'A difficulty coefficient lies between 0.1 and 5. Check it.',
  'intake.no-name': '“{name}” does not look like a name. Check it.',
  'intake.several-names': 'One person only here, but there are: {names}. Give each a row.',
  'intake.unknown-person':
    'Nobody on the roster is called “{name}”. Check the name, or add the person to the roster first.',
  'intake.unknown-person-near':
    'Nobody on the roster is called “{name}”; near it are: {candidates}. Check the name.',
  'intake.no-roster': 'Without a roster nobody can tell who “{name}” is. Hand in the roster too.',
  'intake.unknown-unit':
    'No unit is called “{name}”. Check it, or list the unit on the roster first.',
  'intake.unknown-unit-near': 'No unit is called “{name}”; near it are: {candidates}. Check it.',
  'intake.unknown-project':
    'No project is called “{name}”. Check it, or add the project to the ledger first.',
  'intake.no-projects': 'Without a project ledger “{name}” is unknown. Hand in the ledger too.',
  'intake.duplicate-row':
    'The same in every column as row {otherRow} of “{otherSheet}” in {otherFile}. Delete one of them.',
  'intake.contradicts':
    '“{name}” is also on row {otherRow} of “{otherSheet}” in {otherFile}, with other content. Keep one row.',
  'intake.waits-for':
    'The row of “{name}” (row {otherRow} of “{otherSheet}” in {otherFile}) went back, and this row waits with it. Correct that one first.',
  'intake.column-missing':
    'Columns that cannot be done without are missing: {fields}. Nothing of the sheet was taken. Add them, or teach the vocabulary your wording.',
  'intake.sheet-unclear':
    'The sheet is not recognised; nearest: {nearest}. Check its headers, or teach the vocabulary your wording.',
  'intake.which-kind': 'The headers fit several kinds of sheet. Choose which it is.',
  'intake.which-year': 'Neither title nor sheet nor file name says the year. Which is it?',
  'intake.which-month': 'Neither title nor sheet nor file name says the month. Which is it?',
  'intake.months-conflict': 'Title and sheet name say different months. Which is it?',
  'intake.which-person':
    'More than one person is called “{name}”, and the row does not tell who. Choose.',
  'intake.which-project':
    '“{name}” is not exactly a project’s name on the ledger. Choose which it is.',
  'intake.same-person': '“{name}” is on record ({known}). Is it the same person, or another?',
  'intake.sheet-unknown': 'The sheet is not recognised and was not taken.',
  'intake.sheet-repeated':
    'The whole sheet is the same as “{otherSheet}” in {otherFile}; taken once.',
  'intake.year-inferred': 'The sheet does not say its year; taken as {year}.',
  'intake.scale-assumed': 'No unit of money is given; taken as 万元 (10,000 yuan).',
  'intake.column-aside':
    'A column that is not known, or not taken from this sheet: kept aside, not imported. The vocabulary can learn its wording.',
  'intake.columns-absent':
    'These columns are not there: {fields}. What they would say stays empty; what is on record stays.',
  'intake.no-heads':
    'No column says who is a unit head, so this sheet makes nobody one. It can be set on the person’s page.',
  'intake.example-row': 'An example of how to fill in; not taken.',
  'intake.vacant': 'A vacant post; not taken.',
  'intake.formula-as-text': 'Begins like a formula; kept as text.',
  'intake.id-number-lost':
    'Identity numbers were typed as numbers and have lost their last digits. Type them as text. The column was not imported.',
  'intake.date-kept-as-year': '“{date}” is kept as {year} only.',
  'intake.place-from-date': 'The cell is a date; taken as place {place} of {outOf}. Check it.',
  'intake.other-year': 'The date {date} is not in {year}.',
  'intake.before-birth': 'The date {date} is before the birth, {birth}. Check it.',
  'intake.ends-before-start': 'Completion is before the start, {start}. Check it.',
  'intake.annual-above-total': 'The year’s plan is above the total investment. Check it.',
  'intake.difficulty-unusual': 'The coefficient is outside 0.8 to 1.5.',
  'intake.no-points': 'No points are given; taken as 0.',
  'intake.unit-differs':
    '“{name}” is on record as {known}; here stands “{written}”. Taken as that person.',
  'intake.unit-by-short-name': '“{written}” is taken as “{unit}”.',
  'intake.several-units': 'Several units; the first, “{unit}”, was taken. The others: {others}.',
  'intake.maybe-same-person':
    '“{name}” on row {otherRow} of “{otherSheet}” in {otherFile} has the same name and birth month in another unit; taken as two people.',
  'intake.inspector-unlinked': 'Inspector “{name}” is not on the roster; kept by name only.',
  'intake.inspector-of-many':
    'Several people are called “{name}”, so the inspector is kept by name only; recusal minds each of them.',
  'intake.way-without-method': '“{way}” is none of the three methods; kept as written.',
  'intake.same-identity':
    'Person, time and matter are the same as on row {otherRow} of “{otherSheet}” in {otherFile}, the rest is not; both are taken.',
  'intake.shared-equally': 'Shared equally among {people} {people|person|people}.',
  'intake.commander-changed': 'The commander has changed; “{name}” ends here.',
  'intake.lead-changed': 'The leads have changed; “{name}” ends here.',
  'intake.lead-not-named':
    '“{name}” leads this project on record but is not named here. If it has ended, end it on the project’s page.',
  'intake.sum-shrinks':
    'The sum to date, {now} (10,000 yuan), is below {before} of {month}. Check it.',
  'intake.sum-does-not-add-up':
    'The sum to date, {now} (10,000 yuan), is not {before} of {month} and {invested} of this month. Check it.',
  'intake.votes-unequal':
    'The votes on “{name}” add up to {votes}, the voters are {voters}. Check it.',
  'intake.own-staff': '{department} judged “{name}”, one of its own staff.',
  'intake.before-tenure': 'Of {date}, before “{name}” took the present post in {from}.',
  'intake.too-many-projects':
    '“{name}” leads {projects} {projects|project|projects}; the rule allows {most}.',
}
