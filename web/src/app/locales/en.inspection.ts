import type { zh } from './zh.inspection.ts'

export const en: Record<keyof typeof zh, string> = {
  'severity.title': 'Severity of inspection teams',
  'severity.about':
    'Some teams mark more severely than others. From the people whom several teams saw, the program estimates how severe each team is and takes that out of each person’s marks; the marks as given always stay beside. An interval holds the true value about nineteen times of twenty.',
  'severity.computing': 'Computing…',
  'severity.span': 'Period',
  'severity.observations': '{count} {count|observation|observations} with marks',
  'severity.scheme': 'Scheme',
  'severity.scale': 'Points of marks',
  'severity.byScheme': 'Points by the scheme {scheme}:',
  'severity.leftOut': '{count} more do not count, by tolerance or clearing.',
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
  'severity.spread': 'about ±{points} {points|point|points}',
  'severity.teams': 'The teams beside one another',
  'severity.teamsAbout':
    'From the most severe to the mildest. Above zero: marks higher (milder) than the average of the teams; below zero: lower (more severe). Severity is no fault; it is known so that marks of different teams can be compared.',
  'severity.seen': 'Observations',
  'severity.seenCount': '{observations} · {people} {people|person|people}',
  'severity.seenBy': '{observations} · {teams} {teams|team|teams}',
  'severity.shared': 'Shared with other teams',
  'severity.sharedCount': '{people} {people|person|people} · {teams} {teams|team|teams}',
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
    '{count} {count|person|people}; county leaders and you yourself are not among them. The dashed line is the mean of all marks as given. The count leads to the observations.',
  'severity.raw': 'As given',
  'severity.adjusted': 'Adjusted',
  'severity.interval': 'Interval',
  'severity.change': 'Change',
  'severity.order': 'Order',
  'severity.order.official': 'official',
  'severity.order.change': 'largest change first',
  'severity.order.width': 'widest interval first',
  'severity.showAll': 'Show all {count} {count|person|people}',
  'severity.how': 'How this is computed',
  'severity.howModel':
    'A mark = mean of the aspect + person + team + occasion + rest. What good, fairly good, average and poor are worth in points, the chosen scheme says; an aspect that was not observed is left out, not counted as zero. How large each part is, is estimated from the marks (restricted maximum likelihood), not set beforehand; the severity of a team with few observations is drawn a little towards the middle.',
  'severity.howRater':
    'The model takes the team ({teams} of them) for the rater: inspectors of a team mark together, and how they differ among themselves is in the rest.',
  'severity.howAdjusted':
    'Adjusted = mean as given − severity of the teams that saw the person, by their share of the marks. The person’s own mark is not drawn towards the middle, so that anybody can follow it.',
  'severity.howAbstains':
    'Teams that share nobody with the others, or fewer than three people, are not compared; people whom such a team saw keep the marks as given.',
  'severity.howErratic':
    'A team whose marks scatter more than three times as much as the middle team’s is called erratic, and counts for less, so that it does not pull the others along.',
  'nextVisits.title': 'Where to inspect next',
  'nextVisits.about':
    'Of {expected} {expected|person|people} whom inspection should know, {count} {count|is|are} not known well enough to judge, or a visit to them would make teams comparable. The one that helps most comes first.',
  'nextVisits.allConnected': 'All teams share enough people; their severity can be compared.',
  'nextVisits.apart': 'Teams that cannot be compared with the others yet',
  'nextVisits.lacks':
    'at least {people} more {people|person|people} in common; {listed} in the list below would do',
  'nextVisits.nothing': 'Everybody is known well enough.',
  'nextVisits.place': 'No.',
  'nextVisits.waiting': 'Part of the total that waits on evidence',
  'nextVisits.why': 'Reasons',
  'nextVisits.by': 'Teams that may go',
  'nextVisits.as.head': 'unit head',
  'nextVisits.as.lead': 'lead or commander',
  'nextVisits.never': 'Not seen in this period',
  'nextVisits.seen': '{count} {count|observation|observations}, the last {date}',
  'nextVisits.none': 'No evidence: {aspects}',
  'nextVisits.little': 'Not enough to judge: {aspects}',
  'nextVisits.allAspects': 'all seven aspects',
  'nextVisits.connects': 'Would make {teams} comparable with the others',
  'nextVisits.nobodyMay': 'No team may go: each was there already, or is barred',
  'nextVisits.how': 'How this is ordered',
  'nextVisits.howEnough':
    'An aspect is known well enough by at least 3 marks from at least 2 teams, the last within 6 months; otherwise it says so rather than giving a number.',
  'nextVisits.howWeight':
    'What waits on evidence goes by the default scheme: the part of the total that each aspect carries, summed over those not known well enough.',
  'nextVisits.howOrder':
    'First by what waits on evidence, then whether teams would become comparable, then how long ago the last visit was, then the official order. It is a proposal; people decide where to go.',
  'nextVisits.howTeam':
    'Only teams that have not seen the person yet, since a second visit of the same team is no new source; barred ones (an inspector is the person, kin, or of the same unit) are left out, but inspectors who are not linked to a cadre cannot be checked. Teams with fewer observations come first.',
}
