import type { AlertPreview, AlertRule, ChatId, Transcript } from '../../preload/contract/index.ts'
import { causeIn, mayBeSaid } from '../supervision/alerts/causes.ts'
import type { WatchedChat } from '../supervision/alerts/watched-chat.ts'
import type { Myself } from '../supervision/myself.ts'
import { checkRule } from './check-rule.ts'
import { compile, type Pattern } from './pattern.ts'

/** How many chats are named. */
const NAMED = 50
/** How many lines of each chat are looked at, the newest. */
const LINES = 500
/** After so much time at a stretch others get their turn, ms. */
const SLICE = 8
/** How much time a preview may take in all, ms. */
const LIMIT = 400

export interface PreviewParts {
  chats: readonly WatchedChat[]
  /** Null: nobody is signed in, so that there are no chats either. */
  me: Myself | null
  transcript: (id: ChatId) => Transcript | null
  /** The server's time, ms. */
  serverNow: number
  /** A clock that never goes back, ms. */
  clock: () => number
  /** Lets others have their turn. */
  pause: () => Promise<void>
  /** Nobody waits for the answer any more. */
  outdated: () => boolean
}

/** Which chats a rule finds now, so that who writes it sees what it will do. Takes turns with the rest of the program. */
export async function preview(given: unknown, parts: PreviewParts): Promise<AlertPreview> {
  const { chats, serverNow, clock, pause, outdated } = parts
  const checked = checkRule(given)
  const answer: AlertPreview = { problem: null, chats: [], found: 0, looked: 0, partial: false }
  if (!checked.ok) return { ...answer, problem: checked.problem }
  const { rule } = checked
  const compiled = rule.kind === 'said' ? compile(rule) : null
  const began = clock()
  let turn = began
  for (const chat of chats) {
    const now = clock()
    if (now - began > LIMIT || outdated()) return { ...answer, partial: true }
    if (now - turn > SLICE) {
      await pause()
      turn = clock()
    }
    answer.looked += 1
    const since = compiled?.ok === true ? lastSaid(rule, compiled.pattern, chat, parts) : causeIn(rule, chat, serverNow)
    if (since === null) continue
    answer.found += 1
    if (answer.chats.length < NAMED) {
      answer.chats.push({ chatId: chat.id, customer: chat.customer, agent: chat.agent, since })
    }
  }
  return answer
}

/** When the newest line that fits was said. */
function lastSaid(
  rule: AlertRule,
  pattern: Pattern,
  chat: WatchedChat,
  { transcript, me, serverNow }: PreviewParts,
): number | null {
  if (rule.kind !== 'said') return null
  const entries = transcript(chat.id)?.entries.slice(-LINES) ?? []
  const found = entries.findLast((entry) => {
    const text = me === null ? null : mayBeSaid(rule, entry, me)
    return text !== null && pattern.fits(text)
  })
  return found === undefined ? null : (found.at ?? serverNow)
}
