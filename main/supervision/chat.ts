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
import { OwnParticipant, type Myself } from './myself.ts'
import {
  doubt,
  expire,
  heard,
  heardUnconfirmed,
  initialMode,
  lose,
  modeOfStanding,
  pendingSwitch,
  refuse,
  request,
} from './mode.ts'
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

/**
 * How a report came: by a notification, or by a reading while notifications come (`live`) or do not. A reading without them
 * confirms nothing.
 */
export type Source = 'notification' | 'live' | 'alone'

/** One supervised chat: the server's news in, what the views show out. Times by this machine's clock unless said. */
export class SupervisedChat {
  #facts: ChatFacts
  #mode: ModeState = initialMode
  /** The server's words about the own participant do not fit together. */
  #doubted = false
  /** Own lines up to this index are older than what was last said of the own standing. */
  #settledUpTo = -1
  /** The switch on its way, with the server's name for it, to tell its `Error` from another's. */
  #switch: Omit<Errand, 'id'> = { reference: null, replied: false, since: 0 }
  readonly #pending = new PendingOperations()
  /** Errors of which it is not clear yet what they are about. */
  #errors: { reason: string; reference: string | null; at: number }[] = []
  #read: number | null
  readonly #own: OwnParticipant
  #names = { customer: '', agent: '' }
  readonly #log = new TranscriptLog()
  readonly #typing = new Typing()

  /** `seen`: the lines that are there already count as read (the first look after signing in). */
  constructor(id: ChatId, me: Myself, seen: boolean) {
    this.#own = new OwnParticipant(me)
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
    return this.#doubted && this.#facts.state === 'Chatting' ? doubt(this.#mode) : this.#mode
  }

  /** Whether the chat has to be read again to know where the supervisor stands in it. */
  get doubted(): boolean {
    return this.#doubted && !this.ended
  }

  report(report: ChatReport, now: number, source: Source = 'notification'): void {
    this.#facts = { ...this.#facts, ...report }
    this.#pending.heard(report, this.#facts, now)
    if (report.participants === undefined) return
    if (report.participants.length > 0) this.#names = namesIn(report.participants, this.#own)
    const place = this.#own.find(report.participants)
    const isBack = this.#facts.state === ABSENT && place.kind === 'found' && source !== 'alone'
    if (isBack) this.#facts = { ...this.#facts, state: 'Chatting' }
    if (this.#facts.state !== 'Chatting' && place.kind !== 'found') return
    if (source === 'alone') {
      // The notifications' return reads again: until then somebody else may have changed it since.
      if (place.kind === 'found') this.#mode = heardUnconfirmed(this.#mode, modeOfStanding(place.participant.audience))
      return
    }
    switch (place.kind) {
      case 'found':
        this.#mode = heard(this.#mode, modeOfStanding(place.participant.audience), now)
        this.#settledUpTo = this.#ownStanding()?.index ?? this.#settledUpTo
        this.#doubted = false
        return
      case 'ambiguous':
        this.#mode = heard(this.#mode, null, now)
        this.#doubted = true
        return
      case 'missing':
        if (this.#mode.known === null) return
        if (source === 'live') this.#facts = { ...this.#facts, state: ABSENT }
        else this.#doubted = true
    }
  }

  /** Answers the lines that are new, and whether anything at all changed. */
  lines({ entries, typing }: Lines, now: number): { added: Entry[]; changed: boolean } {
    const added = this.#log.merge(entries)
    const doubtedBefore = this.#doubted
    if (added.some((entry) => this.#tellsStanding(entry))) this.#doubted = this.#isContradicted()
    const said = this.#typing.said(added)
    const typed = typing.map((signal) => this.#typing.signal(signal, now)).includes(true)
    return { added, changed: added.length > 0 || said || typed || this.#doubted !== doubtedBefore }
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
    const others = this.#facts.participants.filter((each) => !this.#own.is(each))
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
    this.#doubted = false
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
    const place = this.#own.find(this.#facts.participants)
    return place.kind === 'found' ? place.participant : null
  }

  /** The newest line that tells where the supervisor stands. */
  #ownStanding(): Entry | undefined {
    return this.#log.entries.findLast((entry) => this.#tellsStanding(entry))
  }

  #tellsStanding({ body, from }: Entry): boolean {
    return (
      (body.kind === 'joined' || body.kind === 'rejoined' || body.kind === 'left') &&
      from !== null &&
      this.#own.is(from)
    )
  }

  /**
   * Whether the log's newest word on the own standing, where no reading has settled it, is another than what is known: a
   * notification was lost, or is about to come. What was asked for is expected to show in the log first on some servers.
   */
  #isContradicted(): boolean {
    const { known } = this.#mode
    const newest = this.#ownStanding()
    if (known === null || newest === undefined || newest.index <= this.#settledUpTo) return false
    if (newest.body.kind === 'left') return true
    const told = newest.from === null ? null : modeOfStanding(newest.from.audience)
    return told !== null && told !== known && told !== pendingSwitch(this.#mode)
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
      if (isWorthAPreview(entry) && (entry.from === null || !this.#own.is(entry.from))) count += 1
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
