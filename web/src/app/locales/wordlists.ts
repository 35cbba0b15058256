import type { Wordlist } from '../../kernel/words.ts'

/** What every page needs at once: kept short, it is part of the first load. */
export const shellWords: Wordlist = {
  zh: () => import('./zh.ts').then((file) => ({ ...file.names, ...file.zh })),
  en: () => import('./en.ts').then((file) => ({ ...file.names, ...file.en })),
}

/** The words of the field and of ledgers, records and forms. */
export const fieldWords: Wordlist = {
  zh: () => import('./zh.desk.ts').then((file) => ({ ...file.field, ...file.zh })),
  en: () => import('./en.desk.ts').then((file) => ({ ...file.field, ...file.en })),
}

/** Signing in, first start, accounts, grants, trail. */
export const accountsWords: Wordlist = {
  zh: () => import('./zh.accounts.ts').then((file) => ({ ...file.rules, ...file.zh })),
  en: () => import('./en.accounts.ts').then((file) => ({ ...file.rules, ...file.en })),
}

/** Handing in workbooks. */
export const intakeWords: Wordlist = {
  zh: () => import('./zh.intake.ts').then((file) => file.zh),
  en: () => import('./en.intake.ts').then((file) => file.en),
}

/** The leaders' page. */
export const cockpitWords: Wordlist = {
  zh: () => import('./zh.cockpit.ts').then((file) => file.zh),
  en: () => import('./en.cockpit.ts').then((file) => file.en),
}

/** Runs and how a score came about. */
export const evaluationWords: Wordlist = {
  zh: () => import('./zh.evaluation.ts').then((file) => file.zh),
  en: () => import('./en.evaluation.ts').then((file) => file.en),
}

/** Portrait, archive, comparison, finding people. */
export const peopleWords: Wordlist = {
  zh: () => import('./zh.people.ts').then((file) => file.zh),
  en: () => import('./en.people.ts').then((file) => file.en),
}

/** The person page and the write-up. */
export const portraitsWords: Wordlist = {
  zh: () => import('./zh.portraits.ts').then((file) => file.zh),
  en: () => import('./en.portraits.ts').then((file) => file.en),
}

/** How severe the teams are, and the next visits. */
export const inspectionWords: Wordlist = {
  zh: () => import('./zh.inspection.ts').then((file) => file.zh),
  en: () => import('./en.inspection.ts').then((file) => file.en),
}

/** Lineage, what a record does, and the what-if page. */
export const lineageWords: Wordlist = {
  zh: () => import('./zh.lineage.ts').then((file) => file.zh),
  en: () => import('./en.lineage.ts').then((file) => file.en),
}

/** Scores side by side by group. */
export const fairnessWords: Wordlist = {
  zh: () => import('./zh.fairness.ts').then((file) => file.zh),
  en: () => import('./en.fairness.ts').then((file) => file.en),
}

/** A meeting on a run, differences of runs, their audit. */
export const decisionsWords: Wordlist = {
  zh: () => import('./zh.decisions.ts').then((file) => file.zh),
  en: () => import('./en.decisions.ts').then((file) => file.en),
}

/** Writing, reading and comparing schemes. */
export const schemesWords: Wordlist = {
  zh: () => import('./zh.schemes.ts').then((file) => file.zh),
  en: () => import('./en.schemes.ts').then((file) => file.en),
}

/** Papers, the appointment form, templates. */
export const papersWords: Wordlist = {
  zh: () => import('./zh.papers.ts').then((file) => file.zh),
  en: () => import('./en.papers.ts').then((file) => file.en),
}
