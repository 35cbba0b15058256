import type { zh } from './zh.fairness.ts'

export const en: Record<keyof typeof zh, string> = {
  'fairness.title': 'Groups side by side',
  'fairness.noProof':
    'This only describes. A difference between two means is no proof of unfairness, and no difference is no proof of fairness. Where a difference is large, look for the reason in the people’s records.',
  'fairness.small':
    'Groups under five are hidden, and sometimes further ones, so that nobody can work them out from the rest. Groups are not crossed with one another.',
  'fairness.across':
    'Runs of the same period are guarded against one another too: what was computed first stays; a later run shows only what, less anything an earlier one shows, tells no figure on fewer than five people. Totals less than one point apart count as unchanged.',
  'fairness.besides':
    'Fewer than five people differ from an earlier run of the same period, or have another total, so that one less the other would tell about them; nothing is shown here. See:',
  'fairness.toPeople': 'The people of this group',
  'fairness.among':
    'Only one group is shown, those with a total: {people} {people|person|people} ({by}: {group}).',
  'fairness.everybody': 'Show everybody',
  'fairness.all':
    '{people} {people|person|people} with a total, mean {mean} ({low} ~ {high}). Who has no total is not among them.',
  'fairness.tooFew': 'Fewer than five people have a total; nothing is put side by side.',
  'fairness.oneGroup': 'There are no groups to put side by side.',
  'fairness.by.sex': 'Sex',
  'fairness.by.age': 'Age',
  'fairness.by.group': 'Unit group',
  'fairness.by.layer': 'Layer',
  'fairness.by.category': 'Project category',
  'fairness.by.team': 'Main inspection team',
  'fairness.teamAbout':
    'The team that saw the person most often; where several did equally, “several teams”.',
  'fairness.severalTeams': 'Several teams',
  'fairness.notOnRecord': 'Not on record',
  'fairness.ageUnder': 'under {years}',
  'fairness.ageFrom': '{years} and over',
  'fairness.ageBand': '{from}–{to}',
  'fairness.n': 'People',
  'fairness.mean': 'Mean and interval',
  'fairness.lower': '← lower',
  'fairness.higher': 'higher →',
  'fairness.difference': 'Points beside everybody else, and interval',
  'fairness.isHigher': 'higher than the others, beyond chance',
  'fairness.isLower': 'lower than the others, beyond chance',
  'fairness.isEven': 'not told apart from the others',
  'fairness.hidden': 'Hidden, being small or to protect a small group: {groups}',
  'fairness.how': 'How this is computed',
  'fairness.howInterval':
    'Intervals go by each group’s own spread (Welch): if the like came about again and again, about nineteen times of twenty it would lie within.',
  'fairness.howMany':
    'Many groups are compared at once: without any difference at all, one comparison in twenty still looks “beyond chance”.',
  'fairness.howHidden':
    'Hidden are groups under five and groups in which all have the same score; in one table at least two groups and five people together; and over all tables, as long as adding and subtracting would give a figure on fewer than five people, one more.',
  'fairness.howGroups':
    'Age is at the end of the period; sex, birth, unit group and layer are as the roster has them now, and “not on record” where it has none.',
}
