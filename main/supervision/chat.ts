import type {
  Chat,
  ChatFacts,
  ChatId,
  ChatReport,
  Entry,
  Gap,
  Mode,
  ModeState,
  Participant,
  Transcript,
} from '../../preload/contract/index.ts'
import { sendable, switchable } from './audience.ts'
import { isMyself, type Myself } from './myself.ts'
import { expire, heard, initialMode, lose, modeOfStanding, refuse, request } from './mode.ts'
import { TranscriptLog, waitingSince } from './transcript.ts'
import { Typing, type TypingSignal } from './typing.ts'

/** What the server's messages of one chat bring: lines to merge and typing marks. */
export interface Lines {
  entries: readonly Entry[]
  typing: readonly TypingSignal[]
}

const ended = new Set(['Completed', 'Revoked', 'LeftChat', 'JoinFailed'])

/** One supervised chat: the server's news in, what the views show out. Times by this machine's clock unless said. */
export class SupervisedChat {
  #facts: ChatFacts
  #mode: ModeState = initialMode
  /** The server's name for the switch on its way, to tell its `Error` from another's. */
  #reference: string | null = null
  #read: number | null
  readonly #me: Myself
  readonly #log = new TranscriptLog()
  readonly #typing = new Typing()

  /** `seen`: the lines that are there already count as read (the first look after signing in). */
  constructor(id: ChatId, me: Myself, seen: boolean) {
    this.#me = me
    this.#read = seen ? null : -1
    this.#facts = {
      id,
      state: 'Chatting',
      chatType: '',
      receivedAt: null,
      participants: [],
      capabilities: [],
      userData: {},
    }
  }

  get id(): ChatId {
    return this.#facts.id
  }

  get ended(): boolean {
    return ended.has(this.#facts.state)
  }

  get mode(): ModeState {
    return this.#mode
  }

  report(report: ChatReport, now: number): void {
    this.#facts = { ...this.#facts, ...report }
    if (report.participants === undefined) return
    const standing = this.#self()
    if (standing !== null) this.#mode = heard(this.#mode, modeOfStanding(standing.audience), now)
  }

  /** Answers the lines that are new, and whether anything at all changed. */
  lines({ entries, typing }: Lines, now: number): { added: Entry[]; changed: boolean } {
    const added = this.#log.merge(entries)
    const said = this.#typing.said(added)
    const typed = typing.map((signal) => this.#typing.signal(signal, now)).includes(true)
    return { added, changed: added.length > 0 || said || typed }
  }

  request(mode: Mode, now: number): void {
    this.#reference = null
    this.#mode = request(this.#mode, mode, now)
  }

  /** The server accepted the switch and named it. */
  accepted(reference: string | null): void {
    this.#reference = reference
  }

  /** The server said no; `reference` is null where it did not say to what. */
  refuse(reason: string, reference: string | null): void {
    if (reference !== null && this.#reference !== null && reference !== this.#reference) return
    this.#mode = refuse(this.#mode, reason)
  }

  /** Lets a switch without an answer, and typing marks without an end, run out. Answers whether anything changed. */
  expire(now: number): boolean {
    const before = this.#mode
    this.#mode = expire(before, now)
    return this.#typing.expire(now) || this.#mode !== before
  }

  lose(serverNow: number): void {
    this.#mode = lose(this.#mode)
    this.#typing.clear()
    this.#log.lose(serverNow)
  }

  /** All lines the server has were read. Answers whether a gap was closed by it. */
  recover(serverNow: number): boolean {
    this.#read ??= this.#log.lastIndex
    return this.#log.recover(serverNow)
  }

  /** Answers whether there was anything unread. */
  markRead(): boolean {
    const unread = this.#unread() > 0
    this.#read = this.#log.lastIndex
    return unread
  }

  get gaps(): readonly Gap[] {
    return this.#log.gaps
  }

  transcript(): Transcript {
    return this.#log.snapshot()
  }

  view(): Chat {
    const facts = this.#facts
    const standing = { ...facts, mode: this.#mode }
    const self = this.#self()
    return {
      ...facts,
      customer: names(facts.participants.filter(({ kind }) => kind === 'customer')),
      agent: names(
        facts.participants.filter(
          (each) => each.kind === 'agent' && each.audience === 'everyone' && !isMyself(this.#me, each),
        ),
      ),
      mode: this.#mode,
      self,
      sendable: sendable(standing),
      switchable: switchable(standing),
      canLeave: !this.ended && facts.capabilities.includes('Leave'),
      waitingSince: this.ended ? null : waitingSince(this.#log.entries),
      typing: this.ended ? [] : this.#typing.participants,
      lastEntry: this.#log.entries.findLast(isWorthAPreview) ?? null,
      unread: this.#unread(),
    }
  }

  /** The own participant: the newest of those that are me, since rejoining may add one. */
  #self(): Participant | null {
    return this.#facts.participants.findLast((each) => isMyself(this.#me, each)) ?? null
  }

  #unread(): number {
    const read = this.#read
    if (read === null) return 0
    let count = 0
    for (let place = this.#log.entries.length - 1; place >= 0; place -= 1) {
      const entry = this.#log.entries[place]
      if (entry === undefined || entry.index <= read) break
      if (isWorthAPreview(entry) && (entry.from === null || !isMyself(this.#me, entry.from))) count += 1
    }
    return count
  }
}

function isWorthAPreview({ body }: Entry): boolean {
  return body.kind === 'text' || body.kind === 'pushUrl' || body.kind === 'unknown' || body.kind === 'unreadable'
}

function names(participants: readonly Participant[]): string {
  return [...new Set(participants.map(({ nickname }) => nickname))].join(', ')
}
