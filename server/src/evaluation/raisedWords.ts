import type { Run } from '@zhishi/domain/evaluation/run.ts'
import { zh as units } from '@zhishi/domain/units/words.ts'

/** On papers: which groups' quota for 优秀 was raised, and by what it was approved; nothing where none was. */
export const raisedWords = ({ raisedQuota, raisedBasis }: Run): string[] =>
  raisedQuota.length === 0
    ? []
    : [
        `经批准提高优秀比例：${raisedQuota.map((group) => units[`choice.unitGroup.${group}`]).join('、')}（依据：${raisedBasis ?? '未写明'}）`,
      ]
