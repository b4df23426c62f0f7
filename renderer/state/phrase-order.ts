import type { Phrase, PhraseId } from '../../preload/contract/index.ts'

export interface PhraseGroup {
  name: string
  phrases: readonly Phrase[]
}

/** The phrases by group; groups stand in the order in which they first come up. */
export function inGroups(phrases: readonly Phrase[]): PhraseGroup[] {
  const groups = new Map<string, Phrase[]>()
  for (const phrase of phrases) groups.set(phrase.group, [...(groups.get(phrase.group) ?? []), phrase])
  return [...groups].map(([name, members]) => ({ name, phrases: members }))
}

/** A phrase one place up (-1) or down (1) within its group; at the group's edge the whole group changes places. */
export function moved(phrases: readonly Phrase[], id: PhraseId, by: -1 | 1): Phrase[] {
  const groups = inGroups(phrases)
  const at = groups.findIndex((group) => group.phrases.some((phrase) => phrase.id === id))
  const group = groups[at]
  if (group === undefined) return [...phrases]
  const place = group.phrases.findIndex((phrase) => phrase.id === id)
  const within = swapped(group.phrases, place, place + by)
  if (within !== null) return groups.flatMap((one) => (one === group ? within : one.phrases))
  return (swapped(groups, at, at + by) ?? groups).flatMap((one) => one.phrases)
}

/** The phrases with those of a file that are not among them already. */
export function merged(own: readonly Phrase[], added: readonly Phrase[]): Phrase[] {
  const known = new Set(own.map(words))
  return [...own, ...added.filter((phrase) => !known.has(words(phrase)))]
}

const words = ({ group, title, text }: Phrase): string => JSON.stringify([group, title, text])

function swapped<T>(list: readonly T[], a: number, b: number): T[] | null {
  const [first, second] = [list[a], list[b]]
  if (first === undefined || second === undefined) return null
  return list.map((one, at) => (at === a ? second : at === b ? first : one))
}
