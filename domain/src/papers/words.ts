export const zh = {
  'reason.xml.encoding':
    '不能读取编码 {encoding}；请用任免审批表编辑器另存为 .lrmx（UTF-8、GBK 或 UTF-16）后再上传',
  'reason.xml.bytes':
    '文件里有不合 {encoding} 编码的字节，可能已损坏或编码声明有误；请用任免审批表编辑器另存为 .lrmx 后再上传',
  'reason.xml.too-large': '文件超过 {megabytes} MB；请压缩照片后重新导出',
  'reason.xml.malformed': '第 {line} 行第 {column} 列起不是完整的 XML，文件可能被截断；请重新导出',
  'reason.xml.doctype': '文件带有 DOCTYPE 声明，不予读取；正常导出的 .lrmx 没有它',
  'reason.xml.instruction': '第 {line} 行有处理指令，不予读取',
  'reason.xml.too-many': '到第 {line} 行元素过多或嵌套过深，不是任免审批表',
  'reason.photo.unfit': '照片不能采用（{why}）：须为 2 MB 以内的 JPEG',
  'reason.form.no-docx':
    '“{file}”打不开：不是 Word 文档（.docx）、已损坏或设有密码；请用 Word 或 WPS 另存为 .docx 后再上传',
  'reason.form.no-table':
    '“{file}”里没有干部任免审批表的表格（找不到“姓名”一栏）；请选任免审批表的 .docx 或 .lrmx',
  'reason.form.no-person': '不是任免审批表交换文件：根元素是“{element}”，应为 Person',
  'reason.form.unfit-value': '“{element}”的内容过长或含有不能保存的字符',
  'reason.form.own': '本人不能导入自己的任免审批表',
  'reason.form.nothing-chosen': '没有选择要采用的字段',
  'reason.form.other-person': '文件中的姓名是“{name}”，与这名干部不同；请核对后先在花名册更正姓名',
  'reason.job.nobody': '这一期间没有需要写材料的人',
  'reason.job.own-paper': '这一批中有写您本人或者亲属的材料，请另生成一批（不含在内）或由他人下载',
  'reason.job.under-way': '已有一批材料正在生成，请等它完成或取消它',
  'reason.job.no-file': '这一批没有可下载的文件（未完成、已取消，或已过 7 天）',
} as const

export const en: Record<keyof typeof zh, string> = {
  'reason.xml.encoding':
    'the encoding {encoding} is not read; save the file as .lrmx again with the form editor (UTF-8, GBK or UTF-16)',
  'reason.xml.bytes':
    'the file holds bytes that are no {encoding}: it is damaged or declares another encoding than it has; save it as .lrmx again with the form editor',
  'reason.xml.too-large':
    'the file is over {megabytes} MB; make the photo smaller and export again',
  'reason.xml.malformed':
    'from line {line}, column {column} on it is no well-formed XML, perhaps cut off; export it again',
  'reason.xml.doctype': 'the file brings a DOCTYPE and is not read; a proper .lrmx has none',
  'reason.xml.instruction': 'line {line} holds a processing instruction; the file is not read',
  'reason.xml.too-many': 'too many or too deeply nested elements by line {line}: this is no form',
  'reason.photo.unfit': 'the photo is not taken ({why}): it must be a JPEG of at most 2 MB',
  'reason.form.no-docx':
    '{file} cannot be opened: it is no Word document (.docx), is damaged or has a password; save it as .docx again and upload it',
  'reason.form.no-table':
    '{file} holds no table of the appointment form (姓名 is not found); choose the form as .docx or .lrmx',
  'reason.form.no-person': 'no exchange file of the form: its root is {element}, not Person',
  'reason.form.unfit-value': 'the content of {element} is too long or holds what cannot be kept',
  'reason.form.own': 'nobody imports the form about himself or herself',
  'reason.form.nothing-chosen': 'no field was chosen',
  'reason.form.other-person':
    'the file is about {name}, not this cadre; check it, and correct the name on the roster first',
  'reason.job.nobody': 'there is nobody in this period to write about',
  'reason.job.own-paper':
    'one of these papers is about you or a relative; start a set of your own, which leaves them out, or let somebody else download it',
  'reason.job.under-way': 'a set of papers is being written; wait for it or cancel it',
  'reason.job.no-file':
    'there is no file of this set (unfinished, cancelled, or older than 7 days)',
}
