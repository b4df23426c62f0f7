import * as m from '#messages'
import { entryText, type Entry } from '../../preload/contract/index.ts'
import { senderName } from './participant.ts'
import { dayOf, sameDay, timeOfDay } from './time.ts'

/** Lines as text for another program: the day, and for each line its time, who can read it, who wrote it, and what. */
export function copyText(entries: readonly Entry[], isYou: (entry: Entry) => boolean): string {
  const lines: string[] = []
  let day: number | null = null
  for (const entry of entries) {
    const { at, from, audience } = entry
    if (at !== null && (day === null || !sameDay(day, at))) {
      lines.push(dayOf(at))
      day = at
    }
    const you = isYou(entry)
    const sender = from === null ? '' : ` ${senderName(from, you)}:`
    lines.push(
      `${at === null ? '–' : timeOfDay(at)} [${m.audience.badge({ audience })}]${sender} ${entryText(entry, you)}`,
    )
  }
  return lines.join('\n')
}
