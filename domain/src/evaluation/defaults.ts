import type { Dimension } from '../achievements/achievement.ts'
import type { Aspect } from '../inspection/observation.ts'
import { BEHIND_PLAN } from '../reviews/lights.ts'
import type { Indicator } from './methods.ts'
import type { HeadScheme, LeadScheme } from './scheme.ts'

/** `whole(5)` is 5 in ten-thousandths, `percent(25)` is 25 % of one. */
const whole = (n: number) => n * 10_000
const percent = (n: number) => n * 100

const MARKS = { A: whole(100), B: whole(80), C: whole(60), D: whole(40) }

const achievements = (weight: number): Indicator => ({
  method: 'pointsByLevel',
  source: 'achievements',
  weight: percent(weight),
  points: { national: whole(5), provincial: whole(3), city: whole(2), district: whole(1) },
  findings: { confirmed: percent(100), partly: percent(50), rejected: 0 },
  unverified: 0,
  full: whole(10),
})

const inspection = (weight: number, ...aspects: Aspect[]): Indicator => ({
  method: 'byMarks',
  source: 'observations',
  weight: percent(weight),
  aspects,
  points: MARKS,
})

const debrief = (weight: number): Indicator => ({
  method: 'byVotes',
  source: 'tallies',
  weight: percent(weight),
  points: { excellent: whole(100), competent: whole(80), basic: whole(60), incompetent: whole(40) },
  classes: { leaders: percent(40), peers: percent(30), staff: percent(30) },
  fewest: 5,
})

const rankings = (weight: number): Indicator => ({
  method: 'byRank',
  source: 'rankings',
  weight: percent(weight),
  first: whole(100),
  step: whole(2),
})

const projects = (weight: number) =>
  ({
    method: 'projectResult',
    source: 'projects',
    weight: percent(weight),
    progress: percent(50),
    lights: percent(50),
    lightPoints: { green: whole(100), yellow: whole(70), red: whole(30) },
    lightsAs: 'reported',
    preset: BEHIND_PLAN,
    noDifficulty: whole(1),
  }) as const

const rule = (dimension: Dimension, weight: number, indicators: Indicator[]) => ({
  dimension,
  weight: percent(weight),
  indicators,
  needs: [],
  addition: null,
  deduction: null,
})

const named = {
  version: 1,
  dated: '2026-11-22',
  source: 'ours',
  leastPresent: percent(60),
  marks: 'adjusted',
  tolerance: { exempt: 0, mitigate: 0 },
} as const

/**
 * Default scheme 1 for unit heads (ours). A commander's projects stand in the lineage of the
 * breakthrough dimension with weight 0: shown, not scored.
 */
export const HEADS_1: HeadScheme = {
  kind: 'heads',
  id: 'heads',
  ...named,
  dimensions: [
    rule('reform', 20, [achievements(50), inspection(25, 'innovation'), debrief(25)]),
    rule('breakthrough', 25, [
      achievements(50),
      inspection(25, 'responsibility', 'ability'),
      debrief(25),
      projects(0),
    ]),
    rule('core', 25, [achievements(25), rankings(25), inspection(25, 'results'), debrief(25)]),
    rule('central', 20, [achievements(50), inspection(25, 'attitude', 'role'), debrief(25)]),
    {
      ...rule('bottomLine', 10, [achievements(50), inspection(25, 'emergency'), debrief(25)]),
      deduction: {
        method: 'deductOnly',
        source: 'bottomLineEvents',
        times: whole(10),
        untrue: 0,
        atMost: null,
      },
    },
  ],
  readings: {
    height: ['reform'],
    sharpness: ['breakthrough'],
    steadiness: ['core', 'central', 'bottomLine'],
  },
  vetoCeiling: 'competent',
  quota: { usual: percent(20), approved: percent(25) },
  groupQuotas: {},
  thresholds: { excellent: whole(80), competent: whole(60), basic: whole(50) },
  bars: {
    dissent: { parts: 1, of: 3, fewest: 5 },
    sanctionMonths: {
      warning: 6,
      demerit: 12,
      majorDemerit: 18,
      demotion: 24,
      removal: 24,
      admonition: 6,
    },
    sanctionMonthsAtMost: 48,
  },
  leave: { over: percent(50), kinds: null },
}

/** Default scheme 1 for leads, and for commanders below county leader (ours). */
export const LEADS_1: LeadScheme = {
  kind: 'leads',
  id: 'leads',
  ...named,
  indicators: {
    projects: projects(60),
    marks: {
      method: 'byMarks',
      source: 'observations',
      weight: percent(40),
      aspects: [
        'attitude',
        'responsibility',
        'emergency',
        'results',
        'role',
        'innovation',
        'ability',
      ],
      points: MARKS,
    },
  },
}
