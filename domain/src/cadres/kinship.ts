import type { z } from 'zod'
import type { KinshipKind } from './cadre.ts'

type Kind = z.infer<typeof KinshipKind>

/** What a family list calls a relative, by the relation that it means (law: avoidance of kin). */
const CALLED: readonly (readonly [Kind, RegExp])[] = [
  [
    'inLaw',
    /岳|公公|婆婆|公婆|儿媳|媳妇|女婿|姐夫|妹夫|嫂|弟媳|内弟|内兄|妻[兄弟姐妹父母]|夫[兄弟姐妹父母]|连襟|妯娌|亲家/,
  ],
  ['spouse', /妻|丈夫|配偶|爱人|^夫$/],
  ['collateral', /哥|兄|弟|姐|妹|伯|叔|姑|舅|姨|侄|甥/],
  ['directLine', /父|母|子|女|祖|孙|爸|妈|爷|奶|外公|外婆/],
]

/** The relation that a family list means by a word; undefined where it does not say. */
export const kinshipCalled = (relation: string | null): Kind | undefined =>
  relation === null ? undefined : CALLED.find(([, called]) => called.test(relation))?.[0]
