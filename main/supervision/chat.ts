import {
  ABSENT,
  isOver,
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
import type { Myself, OwnParticipant } from './myself.ts'
import { expire, refuse, request } from './mode.ts'
import { offers } from './operations.ts'
import { blame, PendingOperations, type Errand } from './pending.ts'
import { Standing, type Source } from './standing.ts'
import { TranscriptLog, waitingSince } from './transcript.ts'
import { Typing, type TypingSignal } from './typing.ts'

/** What the server's messages of one chat bring: lines to merge and typing marks. */
export interface Lines {
  entries: readonly Entry[]
  typing: readonly TypingSignal[]
}

/** An error that names an operation is kept this long for the reply that names it too, ms. */
const LATE_REPLY = 5_000

/** One supervised chat: the server's news in, what the views show out. Times by this machine's clock unless said. */
export class SupervisedChat {
  #facts: ChatFacts
  readonly #standing: Standing
  /** The switch on its way, with the server's name for it, to tell its `Error` from another's. */
  #switch: Omit<Errand, 'id'> = { reference: null, replied: false, since: 0 }
  readonly #pending = new PendingOperations()
  /** Errors of which it is not clear yet what they are about. */
  #errors: { reason: string; reference: string | null; at: number }[] = []
  #read: number | null
  #names = { customer: '', agent: '' }
  readonly #log = new TranscriptLog()
  readonly #typing = new Typing()

  /** `seen`: the lines that are there already count as read (the first look after signing in). */
  constructor(id: ChatId, me: Myself, seen: boolean) {
    this.#standing = new Standing(me)
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
    return isOver(this.#facts.state)
  }

  get mode(): ModeState {
    // Who is out of the chat stands nowhere in it; nothing of that is in doubt.
    return this.#facts.state === 'Chatting' ? this.#standing.mode : this.#standing.heard
  }

  /** Whether the chat has to be read again to know where the supervisor stands in it. */
  get doubted(): boolean {
    return this.#standing.doubted && !this.ended
  }

  report(report: ChatReport, now: number, source: Source = 'notification'): void {
    this.#facts = { ...this.#facts, ...report }
    this.#pending.heard(report, this.#facts, now)
    const { participants } = report
    if (participants === undefined) return
    const { own } = this.#standing
    if (participants.length > 0) this.#names = namesIn(participants, own)
    if (this.#facts.state === ABSENT && source !== 'alone' && own.find(participants).kind === 'found')
      this.#facts = { ...this.#facts, state: 'Chatting' }
    const gone = this.#standing.listed(participants, this.#facts.state === 'Chatting', now, source)
    if (gone) this.#facts = { ...this.#facts, state: ABSENT }
  }

  /** Answers the lines that are new, and whether anything at all changed. */
  lines({ entries, typing }: Lines, now: number): { added: Entry[]; changed: boolean } {
    const added = this.#log.merge(entries)
    const doubtedBefore = this.doubted
    this.#standing.logged(added)
    const said = this.#typing.said(added)
    const typed = typing.map((signal) => this.#typing.signal(signal, now)).includes(true)
    return { added, changed: added.length > 0 || said || typed || this.doubted !== doubtedBefore }
  }

  request(mode: Mode, now: number): void {
    this.#switch = { reference: null, replied: false, since: now }
    this.#standing.change((state) => request(state, mode, now))
  }

  /** The server accepted the switch and named it. */
  accepted(reference: string | null): void {
    this.#switch = { ...this.#switch, replied: true, reference }
    this.#settleErrors()
  }

  /** The server's reply to the switch was no. */
  refuse(reason: string): void {
    this.#standing.change((state) => refuse(state, reason))
  }

  /** An operation other than a switch goes out. Answers by what number it goes. */
  ask(subject: Subject, now: number): number {
    const others = this.#facts.participants.filter((each) => !this.#standing.own.is(each))
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
    const ranOut = this.#standing.change((state) => expire(state, now))
    const settled = this.#settleErrors(now)
    const pending = this.#pending.expire(now)
    return this.#typing.expire(now) || pending || settled || ranOut
  }

  lose(serverNow: number): void {
    this.#standing.lose()
    this.#typing.clear()
    this.#log.lose(serverNow)
  }

  /** Lines that were said by now may be missing. */
  miss(serverNow: number): void {
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
    const { mode } = this
    const standing = { ...facts, mode }
    const self = this.#self()
    const recent = this.#recent()
    return {
      ...facts,
      ...this.#names,
      mode,
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
      const { kind } = this.#standing.heard.phase
      const isSwitching = kind === 'requested' || kind === 'timedOut'
      const errands: Errand[] = [
        ...this.#pending.open,
        ...(isSwitching ? [{ id: 'switch' as const, ...this.#switch }] : []),
      ]
      const about = blame(reference, errands)
      if (about === 'later' && now - at < LATE_REPLY) return true
      if (about === 'switch') this.#standing.change((state) => refuse(state, reason))
      else if (typeof about === 'number') this.#pending.refuse(about, reason)
      else this.#pending.note(reason, at)
      return false
    })
    return this.#errors.length < before
  }

  /** The own participant: the newest of those that are me, since rejoining may add one. */
  #self(): Participant | null {
    const place = this.#standing.own.find(this.#facts.participants)
    return place.kind === 'found' ? place.participant : null
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
      if (isWorthAPreview(entry) && (entry.from === null || !this.#standing.own.is(entry.from))) count += 1
    }
    return count
  }
}

function isWorthAPreview({ body }: Entry): boolean {
  return body.kind === 'text' || body.kind === 'pushUrl' || body.kind === 'unknown' || body.kind === 'unreadable'
}

/** What to call a chat by; who is gone from it still names it. */
function namesIn(participants: readonly Participant[], own: OwnParticipant): { customer: string; agent: string } {
  return {
    customer: names(participants.filter(({ kind }) => kind === 'customer')),
    agent: names(participants.filter((one) => one.kind === 'agent' && one.audience === 'everyone' && !own.is(one))),
  }
}

function names(participants: readonly Participant[]): string {
  return [...new Set(participants.map(({ nickname }) => nickname))].join(', ')
}
