import type { AlertPreview, ChatId, Transcript } from '../../preload/contract/index.ts'
import { causeIn, mayBeSaid, type SaidRule } from '../supervision/alerts/causes.ts'
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
  const checked = checkRule(given)
  const answer: AlertPreview = { problem: null, chats: [], found: 0, looked: 0, partial: false }
  if (!checked.ok) return { ...answer, problem: checked.problem }
  const { rule } = checked
  const compiled = rule.kind === 'said' ? compile(rule) : null
  const turns = new Turns(parts)
  for (const chat of parts.chats) {
    if (!(await turns.next())) return { ...answer, partial: true }
    const since =
      rule.kind === 'said' && compiled?.ok === true
        ? await lastSaid(rule, compiled.pattern, chat, parts, turns)
        : causeIn(rule, chat, parts.serverNow)
    answer.looked += 1
    if (since === null) continue
    answer.found += 1
    if (answer.chats.length < NAMED) {
      answer.chats.push({ chatId: chat.id, customer: chat.customer, agent: chat.agent, since })
    }
  }
  return { ...answer, partial: turns.over }
}

/** When the newest line that fits was said. */
async function lastSaid(
  rule: SaidRule,
  pattern: Pattern,
  chat: WatchedChat,
  { transcript, me, serverNow }: PreviewParts,
  turns: Turns,
): Promise<number | null> {
  const entries = transcript(chat.id)?.entries.slice(-LINES) ?? []
  for (const entry of entries.reverse()) {
    const text = me === null ? null : mayBeSaid(rule, entry, me)
    if (text === null) continue
    if (pattern.fits(text)) return entry.at ?? serverNow
    if (turns.due && !(await turns.next())) return null
  }
  return null
}

/** Keeps a long look from being in the way of others, and from going on for too long. */
class Turns {
  readonly #parts: Pick<PreviewParts, 'clock' | 'pause' | 'outdated'>
  readonly #end: number
  #turn: number
  #over = false

  constructor(parts: PreviewParts) {
    this.#parts = parts
    this.#turn = parts.clock()
    this.#end = this.#turn + LIMIT
  }

  /** The time is up, or nobody waits any more. */
  get over(): boolean {
    return this.#over
  }

  get due(): boolean {
    return this.#parts.clock() - this.#turn > SLICE
  }

  /** Lets others have their turn where it is due. Answers whether there is time to go on. */
  async next(): Promise<boolean> {
    const { clock, pause, outdated } = this.#parts
    if (this.due) {
      await pause()
      this.#turn = clock()
    }
    this.#over = this.#turn > this.#end || outdated()
    return !this.#over
  }
}
