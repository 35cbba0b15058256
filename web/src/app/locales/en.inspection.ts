import type { zh } from './zh.inspection.ts'

export const en: Record<keyof typeof zh, string> = {
  'severity.title': 'Severity of inspection teams',
  'severity.about':
    'Some teams mark more severely than others. From the people whom several teams saw, the program estimates how severe each team is and takes that out of each person’s marks; the marks as given always stay beside. An interval holds the true value about nineteen times of twenty.',
  'severity.computing': 'Computing…',
  'severity.span': 'Period',
  'severity.year': '{year}',
  'severity.observations': '{count} observations with marks',
  'severity.nothing': 'No observation with marks in this period.',
  'severity.tooLittle':
    'Too little was seen in this period to tell people, teams and occasions apart; nothing is adjusted.',
  'severity.parts': 'What the marks differ by',
  'severity.partsWords':
    'Of the differences between marks, {person} is due to the person, {team} to the team’s severity, {occasion} to the occasion, and the remaining {rest} to aspects and chance.',
  'severity.part.person': 'Person',
  'severity.part.team': 'Team',
  'severity.part.occasion': 'Occasion',
  'severity.part.rest': 'Rest',
  'severity.spread': 'about ±{points} points',
  'severity.teams': 'The teams beside one another',
  'severity.teamsAbout':
    'From the most severe to the mildest. Above zero: marks higher (milder) than the average of the teams; below zero: lower (more severe). Severity is no fault; it is known so that marks of different teams can be compared.',
  'severity.seen': 'Observations',
  'severity.seenCount': '{observations} · {people} people',
  'severity.seenBy': '{observations} · {teams} teams',
  'severity.shared': 'Shared with other teams',
  'severity.sharedCount': '{people} people · {teams} teams',
  'severity.sharesNobody': 'nobody',
  'severity.severe': '← severe',
  'severity.mild': 'mild →',
  'severity.beside': 'Points beside the average, and interval',
  'severity.isMild': 'milder than the others',
  'severity.isSevere': 'more severe than the others',
  'severity.isEven': 'not told apart from the others',
  'severity.erratic': 'erratic marks',
  'severity.shares-nobody': 'Shares nobody with the other teams: cannot be compared, not adjusted',
  'severity.too-few':
    'Fewer than 3 people in common with other teams, or too few observations: not adjusted',
  'severity.people': 'Each person’s marks as given and adjusted',
  'severity.peopleAbout':
    '{count} people; you yourself are not among them. The dashed line is the mean of all marks as given. The count leads to the observations.',
  'severity.raw': 'As given',
  'severity.adjusted': 'Adjusted',
  'severity.interval': 'Interval',
  'severity.change': 'Change',
  'severity.order': 'Order',
  'severity.order.official': 'official',
  'severity.order.change': 'largest change first',
  'severity.order.width': 'widest interval first',
  'severity.showAll': 'Show all {count} people',
  'severity.how': 'How this is computed',
  'severity.howModel':
    'A mark = mean of the aspect + person + team + occasion + rest. Good, fairly good, average and poor count 100, 80, 60 and 40 points; an aspect that was not observed is left out, not counted as zero. How large each part is, is estimated from the marks (restricted maximum likelihood), not set beforehand.',
  'severity.howRater':
    'The model takes the team ({teams} of them) for the rater: inspectors of a team mark together, and how they differ among themselves is in the rest.',
  'severity.howAdjusted':
    'Adjusted = mean as given − severity of the teams that saw the person, by their share of the marks. Nothing is drawn towards the middle, so that anybody can follow it.',
  'severity.howAbstains':
    'Teams that share nobody with the others, or fewer than three people, are not compared; people whom such a team saw keep the marks as given.',
  'severity.howErratic':
    'A team whose marks scatter more than three times as much as the middle team’s is called erratic, and counts for less, so that it does not pull the others along.',
}
