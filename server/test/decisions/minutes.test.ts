import type { Run } from '@zhishi/domain/evaluation/run.ts'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { ALL, BODY, codeOf, district, grade, standout } from './meeting.ts'

const { ask, newRun } = await district()

/** The paragraphs of a .docx as plain text, without the numbers of their sources. */
function paragraphsOf(docx: Uint8Array): string[] {
  const xml = new TextDecoder().decode(unzipSync(docx)['word/document.xml'])
  return xml
    .split('</w:p>')
    .map((part) => [...part.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''))
    .map((text) => text.replace(/\[[\d,-]+\]$/, ''))
    .filter((text) => text !== '')
}

describe('minutes', () => {
  test('read back, say who met, what was decided, every departure with its reason, and the seal', async () => {
    const run = await newRun()
    await run.opine('方正', '林岳')
    await run.open()
    await run.decide('周敏', [...ALL, standout('林岳', 'proposal')])
    await run.decide('周敏', [grade('林岳', 'excellent', '抢险有功')])
    await run.decide('周敏', [grade('何川', 'excellent', '群众公认')])
    const draft = paragraphsOf((await ask('周敏', 'GET', `${run.path}/minutes`)).bytes)
    expect(draft[1]).toBe('（尚未封存）')
    const sealed = (await run.seal()).body as Run
    const answer = await ask('江澜', 'GET', `${run.path}/minutes`)
    expect(answer.headers.get('content-type')).toContain('wordprocessingml')
    const [title, ...paragraphs] = paragraphsOf(answer.bytes)
    const text = paragraphs.join('\n')
    expect(title).toBe('2024年度党政正职担当力评价研究决定纪要')
    expect(text).toContain(`2025年1月20日${BODY}研究。`)
    expect(text).toContain('会前提出意见的成员：方正。')
    // What the members thought is not in the minutes.
    expect(text).toContain('参评 5 人，优秀名额 1 个，决定优秀 2 个，超出名额 1 个。')
    expect(text).toContain('优秀 2 人：林岳（林岳镇）、何川（何川镇）。')
    expect(paragraphs).toContain(
      '何川（何川镇）。建议不称职，决定优秀（与建议不同；超出优秀名额：名额 1 个，这样将有 2 个）。理由：群众公认',
    )
    expect(paragraphs).toContain(
      '苏禾（苏禾镇）。没有建议，决定称职（程序没有建议等次）。理由：依据虽少，主汛期表现稳定',
    )
    expect(paragraphs).toContain('认定 1 人：林岳（林岳镇）。')
    expect(paragraphs).toContain('𠮷田（𠮷田镇）。暂缓确定等次。理由：票数过少，待补充测评')
    expect(text.replaceAll(' ', '')).toContain(sealed.seal?.hash)
  })

  test('are not for who is assessed in the run before it is sealed, whether anything stands or not', async () => {
    const run = await newRun()
    await run.open()
    const minutes = () => ask('苏禾经办', 'GET', `${run.path}/minutes`)
    expect(codeOf(await minutes())).toBe('minutes.own-case')
    await run.decide('周敏', [...ALL, standout('林岳', 'proposal')])
    expect([(await minutes()).status, codeOf(await minutes())]).toEqual([409, 'minutes.own-case'])
    await run.seal()
    expect((await minutes()).status).toBe(200)
  })
})
