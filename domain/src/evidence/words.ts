export const zh = {
  'noun.evidence': '佐证',
  'choice.fileKind.pdf': 'PDF',
  'choice.fileKind.ofd': 'OFD',
  'choice.fileKind.docx': 'Word 文档',
  'choice.fileKind.xlsx': 'Excel 表格',
  'choice.fileKind.png': 'PNG 图片',
  'choice.fileKind.jpeg': 'JPEG 图片',
  'choice.fileKind.text': '纯文本',
  'reason.evidence.record-withdrawn': '记录已撤回，不再添加佐证；请先恢复记录',
  'reason.evidence.already-there': '“{file}”与这条记录已有的一件佐证完全相同，不必重复添加',
  'reason.evidence.too-many': '一条记录最多 {most} 件佐证；请合并成一个文件，或先撤回不需要的',
  'reason.evidence.already-withdrawn': '这件佐证已经撤回',
  'reason.evidence.withdrawn': '这件佐证已撤回，只有添加的人和办理全区这类记录的人可以打开',
  'reason.evidence.not-yours': '这件佐证由他人添加，请由添加的人或组织部经办人撤回',
  'reason.evidence.second-person':
    '核实意见依据了这件佐证，应由添加人以外、办理全区这类记录的人撤回；有新的材料请另行添加',
  'reason.evidence.kept-back': '考察事实的佐证可能显露来源，不向本人提供',
  'reason.evidence.empty': '“{file}”是空文件，请重新选择',
  'reason.evidence.too-large': '“{file}”超过 {megabytes} MB；请压缩或拆分后再添加',
  'reason.evidence.unknown-kind':
    '“{file}”的内容不是可用的文件。可用 PDF、OFD、Word（.docx）、Excel（.xlsx）、PNG、JPEG 和纯文本',
  'reason.evidence.old-office':
    '“{file}”是旧版 Office 文件或带密码；请另存为 .docx、.xlsx 或 PDF 后再添加',
  'reason.evidence.named-otherwise':
    '“{file}”的内容与扩展名不符：内容应以 .{ending} 结尾。请核对文件，改名后再添加',
  'reason.evidence.encrypted': '“{file}”设有打开密码；请取消密码后再添加',
  'reason.evidence.macros': '“{file}”含有宏或嵌入的程序；请另存为不含宏的文件或 PDF 后再添加',
  'reason.evidence.swells': '“{file}”展开后过大，不予接收；请另存为 PDF 后再添加',
  'reason.evidence.damaged': '“{file}”已损坏或不完整；请重新保存后再添加',
  'reason.evidence.too-many-pixels':
    '“{file}”的画面过大（超过 {megapixels} 百万像素）；请缩小后再添加',
} as const

export const en: Record<keyof typeof zh, string> = {
  'noun.evidence': 'Evidence',
  'choice.fileKind.pdf': 'PDF',
  'choice.fileKind.ofd': 'OFD',
  'choice.fileKind.docx': 'Word document',
  'choice.fileKind.xlsx': 'Excel workbook',
  'choice.fileKind.png': 'PNG picture',
  'choice.fileKind.jpeg': 'JPEG picture',
  'choice.fileKind.text': 'Plain text',
  'reason.evidence.record-withdrawn':
    'The record is withdrawn and takes no more evidence; restore it first',
  'reason.evidence.already-there':
    '“{file}” is byte for byte a file that stands beside this record; there is no need to add it again',
  'reason.evidence.too-many':
    'A record has at most {most} files; put several into one, or withdraw what is not needed',
  'reason.evidence.already-withdrawn': 'This evidence is withdrawn already',
  'reason.evidence.withdrawn':
    'This evidence is withdrawn and opens only for who added it and who keeps such records for the whole district',
  'reason.evidence.not-yours':
    'Somebody else added this evidence; let that person or an organisation clerk withdraw it',
  'reason.evidence.second-person':
    'The finding rests on this evidence; somebody other than who added it, who keeps such records for the whole district, withdraws it. Add new material as a further file',
  'reason.evidence.kept-back':
    'Files of inspected facts could tell who said it and are not shown to the person',
  'reason.evidence.empty': '“{file}” is empty; choose it again',
  'reason.evidence.too-large': '“{file}” is over {megabytes} MB; compress or split it first',
  'reason.evidence.unknown-kind':
    'What is in “{file}” cannot be taken. Use PDF, OFD, Word (.docx), Excel (.xlsx), PNG, JPEG or plain text',
  'reason.evidence.old-office':
    '“{file}” is an old Office file or has a password; save it as .docx, .xlsx or PDF and add that',
  'reason.evidence.named-otherwise':
    'What is in “{file}” is not what its name says: by its content it ends in .{ending}. Look at the file, rename it, and add it again',
  'reason.evidence.encrypted': '“{file}” has a password; take it off and add it again',
  'reason.evidence.macros':
    '“{file}” holds macros or embedded programs; save it without them, or as PDF',
  'reason.evidence.swells':
    '“{file}” would grow too large when opened; save it as PDF and add that',
  'reason.evidence.damaged': '“{file}” is damaged or incomplete; save it again and add it again',
  'reason.evidence.too-many-pixels':
    '“{file}” has too many points (over {megapixels} million); make it smaller and add it again',
}
