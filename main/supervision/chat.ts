import {
  ABSENT,
  isOver,
  type Chat,
  type ChatFacts,
  type ChatId,
  type ChatReport,
  type Entry,
  type Gap,
  type Mode,
  type ModeState,
  type Participant,
  type SendAudience,
  type Transcript,
  wordsOf,
} from '../../preload/contract/index.ts'
import type { Effect } from '../operations/operation.ts'
import { sendable, switchable } from './audience.ts'
import type { Myself } from './myself.ts'
import { expire, initialMode, refuse, request, undoAfter } from './mode.ts'
import { offers } from './offers.ts'
import { PendingOperations, type InFlightRequest } from './pending.ts'
import { ServerErrors } from './server-errors.ts'
import { Standing, type Source } from './standing.ts'
import { OwnLines } from './own-lines.ts'
import { isHandledByOneself, offersSwitch } from './own-chat.ts'
import { namesHeard, namesIn, recentLines, unreadIn } from './preview.ts'
import { TranscriptLog, type Reading } from './transcript.ts'
import { Typing, type TypingSignal } from './typing.ts'
import { waitIn } from './waiting.ts'

/** What the server's messages of one chat bring: lines to merge and typing marks. */
export interface Lines {
  entries: readonly Entry[]
  typing: readonly TypingSignal[]
}

/** One supervised chat: the server's news in, what the views show out. Times by this machine's clock unless said. */
export class SupervisedChat {
  #facts: ChatFacts
  readonly #modes: readonly Mode[]
  readonly #standing: Standing
  /** The switch on its way, with the server's name for it, to tell its `Error` from another's. */
  #switch: Omit<InFlightRequest, 'id'> = { reference: null, replied: false, since: 0 }
  readonly #pending = new PendingOperations()
  readonly #errors = new ServerErrors()
  #read: number | null
  #names = { customer: '', agent: '' }
  /** Where the supervisor barged in from, as long as he has written nothing since. */
  #undo: Mode | null = null
  /** Whether it is supervised or the supervisor's own; null while that cannot be told. */
  #kind: 'supervised' | 'own' | null = null
  readonly #log = new TranscriptLog()
  readonly #typing = new Typing()
  readonly #ownLines: OwnLines

  /** `seen`: the lines that are there already count as read (the first look after signing in). */
  constructor(id: ChatId, me: Myself, seen: boolean, modes: readonly Mode[]) {
    this.#modes = modes
    this.#standing = new Standing(me)
    this.#ownLines = new OwnLines((entry) => this.#isMine(entry))
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
    // Without a mode nothing can be written, switched or operated either.
    if (this.#kind === 'own') return initialMode
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
    this.#tellKind()
    const { participants } = report
    if (participants === undefined) return
    const { own } = this.#standing
    if (participants.length > 0) this.#names = namesIn(participants, own, this.#names)
    if (this.#facts.state === ABSENT && source !== 'alone' && own.find(participants).kind === 'found')
      this.#facts = { ...this.#facts, state: 'Chatting' }
    const before = this.#standing.heard
    const gone = this.#standing.listed(participants, this.#facts.state === 'Chatting', now, source)
    if (gone) this.#facts = { ...this.#facts, state: ABSENT }
    this.#undo = undoAfter(this.#undo, before, this.#standing.heard)
  }

  /** Answers the lines that are new, those of which there is a later word, and whether anything at all changed. */
  lines(
    { entries, typing }: Lines,
    now: number,
    reading: Reading | null,
  ): { added: Entry[]; replaced: Entry[]; changed: boolean } {
    const merged = this.#log.merge(entries, reading)
    const { added } = merged
    if (added.some((entry) => wordsOf(entry) !== '' && this.#isMine(entry))) this.#undo = null
    const replaced = merged.changed.map(({ after }) => after)
    this.#ownLines.heard(merged)
    const doubtedBefore = this.doubted
    this.#standing.logged(added)
    this.#names = namesHeard(added, this.#names)
    const said = this.#typing.said(added)
    const typed = typing.map((signal) => this.#typing.signal(signal, now)).includes(true)
    const changed = added.length > 0 || replaced.length > 0 || said || typed || this.doubted !== doubtedBefore
    return { added, replaced, changed }
  }

  startReading(): Reading {
    return this.#log.startReading()
  }

  endReading(reading: Reading): void {
    this.#log.endReading(reading)
  }

  /** A message of the supervisor's is about to go out. Answers what to call where the server does not take it. */
  sending(audience: SendAudience, text: string): () => void {
    this.#undo = null
    this.#ownLines.sending(audience, text)
    return () => this.#ownLines.refused(audience, text)
  }

  /** The supervisor knows that own lines for agents can be read by everyone. */
  understood(): void {
    this.#ownLines.understood()
  }

  /** All that was ever told of the lines: a later word may hide what an earlier one said. */
  everTold(): Entry[] {
    return [...this.#log.entries, ...this.#log.earlier.filter(({ audience }) => audience !== 'everyone')]
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
  ask(effect: Effect, now: number): number {
    const others = this.#facts.participants.filter((each) => !this.#standing.own.is(each))
    return this.#pending.ask(effect, others, now)
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
    this.#errors.add({ reason, reference, at: now })
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

  newest(count: number): readonly Entry[] {
    return this.#log.entries.slice(-count)
  }

  view(): Chat {
    const facts = this.#facts
    const { mode } = this
    const own = this.#kind === 'own'
    const standing = { ...facts, mode, modes: this.#modes }
    const asked = switchable(standing)
    const self = this.#self()
    const recent = recentLines(this.#log.entries)
    return {
      ...facts,
      ...this.#names,
      own,
      mode,
      self,
      sendable: sendable(standing),
      switchable: asked,
      undo: this.#undo !== null && asked.includes(this.#undo) ? this.#undo : null,
      canLeave: !own && !this.ended && facts.capabilities.includes('Leave'),
      offers: offers(standing),
      pending: this.#pending.views,
      ...waitIn(facts, this.#log.entries),
      typing: this.ended ? [] : this.#typing.participants,
      lastEntry: recent.at(-1) ?? null,
      recent,
      unread: this.#unread(),
      exposed: this.#ownLines.exposed((index) => this.#log.at(index)),
    }
  }

  /** A chat of one's own stays that whoever else comes into it; one that was supervised never becomes one. */
  #tellKind(): void {
    if (offersSwitch(this.#facts)) this.#kind = 'supervised'
    else if (this.#kind === null && isHandledByOneself({ ...this.#facts, self: this.#self() })) this.#kind = 'own'
  }

  /** Answers whether any error was laid at the door of what it is about. */
  #settleErrors(now = -Infinity): boolean {
    return this.#errors.settle(
      () => [...this.#pending.open, ...this.#switching()],
      (about, { reason, at }) => {
        if (about === 'switch') this.#standing.change((state) => refuse(state, reason))
        else if (about === null) this.#pending.note(reason, at)
        else this.#pending.refuse(about, reason)
      },
      now,
    )
  }

  #switching(): InFlightRequest[] {
    const { kind } = this.#standing.heard.phase
    return kind === 'requested' || kind === 'timedOut' ? [{ id: 'switch', ...this.#switch }] : []
  }

  /** The own participant: the newest of those that are me, since rejoining may add one. */
  #self(): Participant | null {
    const place = this.#standing.own.find(this.#facts.participants)
    return place.kind === 'found' ? place.participant : null
  }

  #isMine({ from }: Entry): boolean {
    return from !== null && this.#standing.own.is(from)
  }

  #unread(): number {
    return unreadIn(this.#log.entries, this.#read, (entry) => this.#isMine(entry))
  }
}
