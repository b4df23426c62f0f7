import { RECENT_LINES, type Entry, type Participant } from '../../preload/contract/index.ts'
import type { OwnParticipant } from './myself.ts'
import { handlesChats } from './own-chat.ts'

/** What a chat shows of itself where there is no room for all of it: names, the last lines, how many are unread. */

/** The last lines worth a preview, the newest last. */
export function recentLines(entries: readonly Entry[]): Entry[] {
  const recent: Entry[] = []
  for (let place = entries.length - 1; place >= 0 && recent.length < RECENT_LINES; place -= 1) {
    const entry = entries[place]
    if (entry !== undefined && isWorthAPreview(entry)) recent.unshift(entry)
  }
  return recent
}

/** How many lines by others stand after the index `read`; null: all are read. */
export function unreadIn(entries: readonly Entry[], read: number | null, isMine: (entry: Entry) => boolean): number {
  if (read === null) return 0
  let count = 0
  for (let place = entries.length - 1; place >= 0; place -= 1) {
    const entry = entries[place]
    if (entry === undefined || entry.index <= read) break
    if (isWorthAPreview(entry) && !isMine(entry)) count += 1
  }
  return count
}

function isWorthAPreview({ body }: Entry): boolean {
  return body.kind === 'text' || body.kind === 'pushUrl' || body.kind === 'unknown' || body.kind === 'unreadable'
}

export interface Names {
  customer: string
  agent: string
}

/** What to call a chat by; a customer who is gone from it still names it. */
export function namesIn(participants: readonly Participant[], own: OwnParticipant, before: Names): Names {
  const others = participants.filter((one) => one.kind === 'agent' && one.audience === 'everyone' && !own.is(one))
  return {
    customer: names(participants.filter(({ kind }) => kind === 'customer')) || before.customer,
    // Whoever else talks names it where no agent does.
    agent: names(others.filter(handlesChats)) || names(others),
  }
}

/** A customer who was in no list that was seen is known by their lines. */
export function namesHeard(added: readonly Entry[], before: Names): Names {
  if (before.customer !== '') return before
  const customer = added.findLast(({ from }) => from?.kind === 'customer')?.from
  return { ...before, customer: customer?.nickname ?? '' }
}

function names(participants: readonly Participant[]): string {
  return [...new Set(participants.map(({ nickname }) => nickname))].join(', ')
}
