import { expect, test } from 'vitest'
import { kinshipCalled } from '../../src/cadres/kinship.ts'

test.each([
  ['妻子', 'spouse'],
  ['丈夫', 'spouse'],
  ['配偶', 'spouse'],
  ['父亲', 'directLine'],
  ['母亲', 'directLine'],
  ['儿子', 'directLine'],
  ['女儿', 'directLine'],
  ['外祖父', 'directLine'],
  ['孙女', 'directLine'],
  ['哥哥的儿子', 'collateral'],
  ['堂弟', 'collateral'],
  ['表妹', 'collateral'],
  ['侄女', 'collateral'],
  ['外甥', 'collateral'],
  ['舅父', 'collateral'],
  ['伯母', 'collateral'],
  ['岳父', 'inLaw'],
  ['公公', 'inLaw'],
  ['儿媳', 'inLaw'],
  ['女婿', 'inLaw'],
  ['妹夫', 'inLaw'],
  ['妻弟', 'inLaw'],
  ['夫兄', 'inLaw'],
  ['嫂子', 'inLaw'],
] as const)('%s is %s', (relation, kind) => {
  expect(kinshipCalled(relation)).toBe(kind)
})

test('a word that does not say leaves it to whoever registers', () => {
  for (const relation of ['', '家属', '其他社会关系', null])
    expect(kinshipCalled(relation)).toBeUndefined()
})
