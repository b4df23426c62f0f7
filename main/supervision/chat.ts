import {
  RECENT_LINES,
  type Chat,
  type ChatFacts,
  type ChatId,
  type ChatReport,
  type Entry,
  type Gap,
  type Mode,
  type ModeState,
  type Participant,
  type Subject,
  type Transcript,
} from '../../preload/contract/index.ts'
import { sendable, switchable } from './audience.ts'
import { isMyself, type Myself } from './myself.ts'
import { expire, heard, initialMode, lose, modeOfStanding, refuse, request } from './mode.ts'
import { offers } from './operations.ts'
import { blame, PendingOperations, type Errand } from './pending.ts'
import { TranscriptLog, waitingSince } from './transcript.ts'
import { Typing, type TypingSignal } from './typing.ts'

/** What the server's messages of one chat bring: lines to merge and typing marks. */
export interface Lines {
  entries: readonly Entry[]
  typing: readonly TypingSignal[]
}

/** An error that names an operation is kept this long for the reply that names it too, ms. */
const LATE_REPLY = 5_000

const ended = new Set(['Completed', 'Revoked', 'LeftChat', 'JoinFailed'])

/** One supervised chat: the server's news in, what the views show out. Times by this machine's clock unless said. */
export class SupervisedChat {
  #facts: ChatFacts
  #mode: ModeState = initialMode
  /** The switch on its way, with the server's name for it, to tell its `Error` from another's. */
  #switch: Omit<Errand, 'id'> = { reference: null, replied: false, since: 0 }
  readonly #pending = new PendingOperations()
  /** Errors of which it is not clear yet what they are about. */
  #errors: { reason: string; reference: string | null; at: number }[] = []
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
    this.#pending.heard(report, this.#facts, now)
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
    this.#switch = { reference: null, replied: false, since: now }
    this.#mode = request(this.#mode, mode, now)
  }

  /** The server accepted the switch and named it. */
  accepted(reference: string | null): void {
    this.#switch = { ...this.#switch, replied: true, reference }
    this.#settleErrors()
  }

  /** The server's reply to the switch was no. */
  refuse(reason: string): void {
    this.#mode = refuse(this.#mode, reason)
  }

  /** An operation other than a switch goes out. Answers by what number it goes. */
  ask(subject: Subject, now: number): number {
    const others = this.#facts.participants.filter((each) => !isMyself(this.#me, each))
    return this.#pending.ask(subject, others, now)
  }

  /** The server accepted it and named it. */
  taken(operation: number, reference: string | null): void {
    this.#pending.accepted(operation, reference)
    this.#settleErrors()
  }

  /** The server's reply to it was no. */
  decline(operation: number, reason: string): void {
    this.#pending.refuse(operation, reason)
    this.#settleErrors()
  }

  dismiss(operation: number): void {
    this.#pending.dismiss(operation)
  }

  /** The server told of an error; `reference` is null where it did not say of what. */
  fail(reason: string, reference: string | null, now: number): void {
    this.#errors.push({ reason, reference, at: now })
    this.#settleErrors()
  }

  /** Lets a switch without an answer, and typing marks without an end, run out. Answers whether anything changed. */
  expire(now: number): boolean {
    const before = this.#mode
    this.#mode = expire(before, now)
    const settled = this.#settleErrors(now)
    const pending = this.#pending.expire(now)
    return this.#typing.expire(now) || pending || settled || this.#mode !== before
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
    const recent = this.#recent()
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
      offers: offers(standing),
      pending: this.#pending.views,
      waitingSince: this.ended ? null : waitingSince(this.#log.entries),
      typing: this.ended ? [] : this.#typing.participants,
      lastEntry: recent.at(-1) ?? null,
      recent,
      unread: this.#unread(),
    }
  }

  /** Lays each error at the door of what it is about, as far as that can be told. Answers whether it did so with any. */
  #settleErrors(now = -Infinity): boolean {
    const before = this.#errors.length
    this.#errors = this.#errors.filter(({ reason, reference, at }) => {
      const { kind } = this.#mode.phase
      const isSwitching = kind === 'requested' || kind === 'timedOut'
      const errands: Errand[] = [
        ...this.#pending.open,
        ...(isSwitching ? [{ id: 'switch' as const, ...this.#switch }] : []),
      ]
      const about = blame(reference, errands)
      if (about === 'later' && now - at < LATE_REPLY) return true
      if (about === 'switch') this.#mode = refuse(this.#mode, reason)
      else if (typeof about === 'number') this.#pending.refuse(about, reason)
      else this.#pending.note(reason, at)
      return false
    })
    return this.#errors.length < before
  }

  /** The own participant: the newest of those that are me, since rejoining may add one. */
  #self(): Participant | null {
    return this.#facts.participants.findLast((each) => isMyself(this.#me, each)) ?? null
  }

  #recent(): Entry[] {
    const recent: Entry[] = []
    for (let place = this.#log.entries.length - 1; place >= 0 && recent.length < RECENT_LINES; place -= 1) {
      const entry = this.#log.entries[place]
      if (entry !== undefined && isWorthAPreview(entry)) recent.unshift(entry)
    }
    return recent
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
