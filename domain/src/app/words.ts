import * as access from '../access/words.ts'
import * as accounts from '../accounts/words.ts'
import * as achievements from '../achievements/words.ts'
import * as cadres from '../cadres/words.ts'
import * as cockpit from '../cockpit/words.ts'
import * as debriefs from '../debriefs/words.ts'
import * as decisions from '../decisions/words.ts'
import * as explanation from '../evaluation/explanationWords.ts'
import * as rules from '../evaluation/ruleText.ts'
import * as schemeReasons from '../evaluation/schemeReasonText.ts'
import * as schemes from '../evaluation/schemeText.ts'
import * as evaluation from '../evaluation/words.ts'
import * as evidence from '../evidence/words.ts'
import * as inspection from '../inspection/words.ts'
import * as intake from '../intake/words.ts'
import * as kernel from '../kernel/words.ts'
import * as outcomes from '../outcomes/words.ts'
import * as papers from '../papers/words.ts'
import * as platform from '../platform/words.ts'
import * as portraits from '../portraits/words.ts'
import * as projects from '../projects/words.ts'
import * as reviews from '../reviews/words.ts'
import * as safeguards from '../safeguards/words.ts'
import * as selection from '../selection/words.ts'
import * as supervision from '../supervision/words.ts'
import * as units from '../units/words.ts'

/**
 * The words of the field: nouns, fields, lists and reasons, worded once for pages, papers, workbooks
 * and the command line. A key without English does not compile.
 */
export const zh = {
  ...kernel.zh,
  ...access.zh,
  ...accounts.zh,
  ...platform.zh,
  ...evidence.zh,
  ...units.zh,
  ...cadres.zh,
  ...safeguards.zh,
  ...projects.zh,
  ...selection.zh,
  ...reviews.zh,
  ...inspection.zh,
  ...achievements.zh,
  ...debriefs.zh,
  ...supervision.zh,
  ...rules.zh,
  ...schemes.zh,
  ...schemeReasons.zh,
  ...evaluation.zh,
  ...explanation.zh,
  ...decisions.zh,
  ...portraits.zh,
  ...papers.zh,
  ...outcomes.zh,
  ...cockpit.zh,
  ...intake.zh,
} as const

export type Term = keyof typeof zh

export const en: Record<Term, string> = {
  ...kernel.en,
  ...access.en,
  ...accounts.en,
  ...platform.en,
  ...evidence.en,
  ...units.en,
  ...cadres.en,
  ...safeguards.en,
  ...projects.en,
  ...selection.en,
  ...reviews.en,
  ...inspection.en,
  ...achievements.en,
  ...debriefs.en,
  ...supervision.en,
  ...rules.en,
  ...schemes.en,
  ...schemeReasons.en,
  ...evaluation.en,
  ...explanation.en,
  ...decisions.en,
  ...portraits.en,
  ...papers.en,
  ...outcomes.en,
  ...cockpit.en,
  ...intake.en,
}
