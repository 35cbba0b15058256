import type { PersonPage } from '@zhishi/domain/portraits/api.ts'

/** Every record that a person's pages name: what is asked about when files beside them are looked for. */
export function recordsOn({ timeline, record }: PersonPage): string[] {
  const { achievements, projects, replies, taggings } = record
  const listed = [
    ...timeline,
    ...achievements.flatMap(({ verification }) => verification ?? []),
    ...replies,
    ...taggings,
    ...projects,
    ...projects.flatMap(({ reports, blockers }) => [...reports, ...blockers]),
  ]
  return listed.map(({ id }) => id)
}
