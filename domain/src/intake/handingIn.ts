/** What is said about files and batches as a whole, before and beside what is said about their rows. */
export const zh = {
  'upload.not-a-workbook': '“{file}”不是 Excel 工作簿。请在 Excel 或 WPS 中另存为 .xlsx 后再交。',
  'upload.old-excel': '“{file}”是旧版 .xls 文件。请在 Excel 或 WPS 中另存为 .xlsx 后再交。',
  'upload.encrypted': '“{file}”设有打开密码。请取消密码，另存为 .xlsx 后再交。',
  'upload.damaged': '“{file}”在传送中损坏。请重新保存后再交。',
  'upload.too-large':
    '“{file}”展开后过大（上限 60 MB、2000 个部件）。请删去无关的工作表、图片和空行，或分成几个文件。',
  'upload.too-many-rows':
    '“{file}”的工作表“{sheet}”超过 {limit} 行。请删去表格下方的空行，或分成几个文件。',
  'upload.cell-too-long': '“{file}”的工作表“{sheet}”{cell} 单元格超过 32767 个字符。',
  'upload.unsafe':
    '“{file}”含有不安全的内容（DTD 或实体），不予打开。请在 Excel 或 WPS 中另存为 .xlsx 后再交。',
  'upload.empty': '“{file}”是空文件。',
  'upload.passed-over': '“{file}”不是台账，没有读取。',
  'sheet.hidden': '工作表“{sheet}”是隐藏的，也已读取。',
  'cell.uncomputed': '{cell} 是没有算出结果的公式，按空白处理。请在 Excel 中打开并保存一次。',
  'batch.empty': '还没有可读的文件。',
  'batch.no-such-file': '这一批里没有“{file}”。',
  'batch.cancelled': '这一批已取消。',
  'batch.interrupted': '上次写入中断，没有写入任何内容。请再次确认。',
  'batch.plan-changed':
    '读取之后记录有了变动，写入的内容会与所见不同，因此没有写入。请看新的预览后再确认。',
  'batch.broken': '出了程序上的错误，没有写入任何内容。请再试一次；仍不行，请联系管理员。',
  'batch.disk-full': '服务器磁盘已满，没有写入任何内容。腾出空间后请再试。',
  'batch.not-ready': '这一批还没有读完，不能确认。',
  'batch.closed': '这一批已经写入或取消，不能再改。',
  'batch.already-begun': '这一批已经用别的设置开始了。',
  'template.none': '没有“{kind}”这种台账模板。',
  'vocabulary.no-such-field': '没有这种台账或这一列。',
  'vocabulary.no-such-group': '没有这个单位类别。',
  'vocabulary.twice': '同一个词写了两次。',
} as const

export const en: Record<keyof typeof zh, string> = {
  'upload.not-a-workbook':
    '“{file}” is no Excel workbook. Save it as .xlsx in Excel or WPS and hand it in again.',
  'upload.old-excel':
    '“{file}” is an old .xls file. Save it as .xlsx in Excel or WPS and hand it in again.',
  'upload.encrypted':
    '“{file}” has a password. Take the password off, save it as .xlsx and hand it in again.',
  'upload.damaged': '“{file}” was damaged on its way. Save it again and hand it in again.',
  'upload.too-large':
    '“{file}” is too large once unpacked (at most 60 MB and 2,000 parts). Remove sheets, pictures and empty rows that do not belong to it, or split it.',
  'upload.too-many-rows':
    'The sheet “{sheet}” of “{file}” has more than {limit} {limit|row|rows}. Remove empty rows below the table, or split it.',
  'upload.cell-too-long':
    'Cell {cell} of the sheet “{sheet}” of “{file}” holds more than 32,767 characters.',
  'upload.unsafe':
    '“{file}” holds unsafe content (a DTD or entities) and is not opened. Save it as .xlsx in Excel or WPS and hand it in again.',
  'upload.empty': '“{file}” is empty.',
  'upload.passed-over': '“{file}” is no workbook and was not read.',
  'sheet.hidden': 'The sheet “{sheet}” is hidden; it was read all the same.',
  'cell.uncomputed':
    '{cell} is a formula without a computed result and counts as empty. Open the workbook in Excel and save it once.',
  'batch.empty': 'There is no file to read yet.',
  'batch.no-such-file': 'There is no “{file}” in this batch.',
  'batch.cancelled': 'This batch was cancelled.',
  'batch.interrupted': 'Writing was cut off last time, and nothing was written. Confirm once more.',
  'batch.plan-changed':
    'The record changed after this was read, so that something else would be written than was shown. Nothing was written; look at the new preview and confirm again.',
  'batch.broken':
    'The program made a mistake, and nothing was written. Try again; if it stays, ask the administrator.',
  'batch.disk-full':
    'The server’s disk is full, and nothing was written. Try again when there is space.',
  'batch.not-ready': 'This batch has not been read yet and cannot be confirmed.',
  'batch.closed': 'This batch was written or cancelled and can no longer be changed.',
  'batch.already-begun': 'This batch has already begun with other settings.',
  'template.none': 'There is no template “{kind}”.',
  'vocabulary.no-such-field': 'There is no such kind of sheet or column.',
  'vocabulary.no-such-group': 'There is no such unit group.',
  'vocabulary.twice': 'The same words stand there twice.',
}
