import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fitCrossed } from '@zhishi/domain/inspection/crossedModel.ts'
import { simulate } from '../../../domain/test/inspection/simulatedDistrict.ts'

const PROGRAM = `
suppressPackageStartupMessages(library(lme4))
marks <- read.csv(commandArgs(TRUE)[1])
for (column in c("aspect", "person", "team", "occasion")) marks[[column]] <- factor(marks[[column]])
fit <- lmer(score ~ 0 + aspect + (1|person) + (1|team) + (1|occasion), marks, REML = TRUE,
  control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-9)))
parts <- as.data.frame(VarCorr(fit)); variance <- setNames(parts$vcov, parts$grp)
teams <- ranef(fit)$team; teams <- teams[order(as.integer(rownames(teams))), 1]
cat(variance[c("person", "team", "occasion", "Residual")], teams - mean(teams), sep = "\\n")
`

function hasLme4(): boolean {
  try {
    execFileSync('Rscript', ['-e', 'library(lme4)'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const here = hasLme4()
if (!here) console.warn('skipped: R with lme4 is not on this machine (Debian: r-cran-lme4)')

describe.skipIf(!here)('the crossed model against R’s lme4', () => {
  test.each([
    ['every aspect marked', 1, 0],
    ['a third of the marks missing', 2, 1 / 3],
  ])('gives the same variances and severities: %s', (_, seed, missing) => {
    const { scored } = simulate(
      { people: 120, teams: 9, sightings: 600, person: 8, team: 6, occasion: 5, rest: 6 },
      seed,
    )
    const occasions = scored.map(({ person, team, scores }, i) => ({
      person,
      team,
      weight: 1,
      scores: scores.map((score, a) => ((i * 7 + a * 3) % 30 < missing * 30 ? undefined : score)),
    }))
    const ours = fitCrossed(occasions, { persons: 120, teams: 9, aspects: 7 })
    const folder = mkdtempSync(join(tmpdir(), 'lme4-'))
    try {
      const rows = occasions.flatMap(({ person, team, scores }, i) =>
        scores.flatMap((score, a) =>
          score === undefined ? [] : [[a, person, team, i, score].join()],
        ),
      )
      writeFileSync(
        join(folder, 'marks.csv'),
        ['aspect,person,team,occasion,score', ...rows].join('\n'),
      )
      writeFileSync(join(folder, 'fit.R'), PROGRAM)
      const theirs = execFileSync('Rscript', [join(folder, 'fit.R'), join(folder, 'marks.csv')], {
        encoding: 'utf8',
      })
        .trim()
        .split('\n')
        .map(Number)
      const { person, team, occasion, rest } = ours?.variances ?? {}
      for (const [i, value] of [person, team, occasion, rest].entries())
        expect((value ?? Number.NaN) / (theirs[i] ?? Number.NaN)).toBeCloseTo(1, 3)
      for (const [t, effect] of (ours?.teams ?? []).entries())
        expect(effect).toBeCloseTo(theirs[4 + t] ?? Number.NaN, 2)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
