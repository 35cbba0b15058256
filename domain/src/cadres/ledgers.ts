import { UnitGroup } from '../units/unit.ts'
import {
  among,
  count,
  date,
  flag,
  hidden,
  ledger,
  link,
  longText,
  text,
  year,
} from '../platform/ledger.ts'
import { Grade, KinshipKind, Layer, SanctionKind, Sex } from './cadre.ts'

export const cadres = ledger({
  name: 'cadres',
  noun: 'cadre',
  may: 'read cadres',
  personal: true,
  lead: 'name',
  columns: {
    name: text,
    unit: link('unit'),
    body: hidden(text),
    group: hidden(among(UnitGroup)),
    post: text,
    layer: among(Layer),
    rank: text,
    since: date,
    sex: among(Sex),
    people: hidden(text),
    birth: date,
    workSince: hidden(date),
    partySince: hidden(date),
    education: text,
    degree: hidden(text),
    expertise: text,
    nativePlace: hidden(text),
    birthPlace: hidden(text),
    health: hidden(text),
    professionalTitle: hidden(text),
    fullTimeEducation: hidden(text),
    fullTimeDegree: hidden(text),
    fullTimeSchool: hidden(text),
    fullTimeDegreeSchool: hidden(text),
    inServiceEducation: hidden(text),
    inServiceDegree: hidden(text),
    inServiceSchool: hidden(text),
    inServiceDegreeSchool: hidden(text),
    resume: hidden(longText),
    honours: hidden(longText),
    note: hidden(longText),
    ordinal: hidden(count),
  },
})

/** The heads with their archives: each leads to a person page. */
export const heads = ledger({
  name: 'heads',
  noun: 'cadre',
  may: 'read cadres',
  personal: true,
  lead: 'name',
  columns: {
    name: text,
    unit: link('unit'),
    group: among(UnitGroup),
    post: text,
    since: date,
    achievements: count,
    confirmed: count,
    observations: count,
    projects: count,
    standout: flag,
  },
})

export const tenures = ledger({
  name: 'tenures',
  noun: 'tenure',
  may: 'read cadres',
  personal: true,
  lead: 'cadre',
  columns: {
    cadre: link('cadre'),
    unit: link('unit'),
    body: hidden(text),
    post: text,
    layer: among(Layer),
    main: flag,
    from: date,
    until: date,
  },
})

export const sanctions = ledger({
  name: 'sanctions',
  noun: 'sanction',
  may: 'read cadres',
  personal: true,
  lead: 'cadre',
  columns: {
    cadre: link('cadre'),
    unit: link('unit'),
    kind: among(SanctionKind),
    from: date,
    until: date,
    reason: longText,
    basis: text,
  },
})

export const leaves = ledger({
  name: 'leaves',
  noun: 'leave',
  may: 'read cadres',
  personal: true,
  lead: 'cadre',
  columns: { cadre: link('cadre'), unit: link('unit'), kind: text, from: date, until: date },
})

export const annualResults = ledger({
  name: 'annual-results',
  noun: 'annualResult',
  may: 'read cadres',
  personal: true,
  lead: 'cadre',
  columns: { cadre: link('cadre'), unit: link('unit'), year, grade: among(Grade) },
})

export const familyMembers = ledger({
  name: 'family-members',
  noun: 'familyMember',
  may: 'read cadres',
  personal: true,
  lead: 'cadre',
  columns: {
    cadre: link('cadre'),
    unit: link('unit'),
    relation: text,
    name: text,
    birth: text,
    politicalStatus: text,
    employer: text,
    ordinal: hidden(count),
  },
})

export const kinships = ledger({
  name: 'kinships',
  noun: 'kinship',
  may: 'read cadres',
  personal: true,
  lead: 'cadre',
  columns: {
    cadre: link('cadre'),
    unit: link('unit'),
    relative: link('cadre'),
    kind: among(KinshipKind),
    note: text,
  },
})
