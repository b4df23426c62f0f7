import {
  failure,
  success,
  waitThresholds,
  type Alert,
  type AlertRule,
  type Attention,
  type attentionRequests,
  type AttentionRules,
  type Chat,
  type ChatId,
  type Connection,
  type Entry,
  type Me,
} from '../../preload/contract/index.ts'
import * as m from '#messages'
import type { Clock } from '../common/clock.ts'
import { NextLook } from '../common/next-look.ts'
import type { HandlersOf } from '../requests/handlers.ts'
import type { SessionObserver } from '../session/events.ts'
import { defaultAttentionRules } from '../supervision/attention/default-rules.ts'
import { LineReader, LINES, nothingSaid, type LineFacts } from '../supervision/attention/line-facts.ts'
import { ranked, type Rated } from '../supervision/attention/ranking.ts'
import { reasonsFor, type Measures } from '../supervision/attention/reasons.ts'
import { isMyself } from '../supervision/myself.ts'

/** How often it is looked whether time has changed anything, ms. */
const TICK = 1_000
/** After news it is looked so soon, ms: what comes in one go is looked at once. */
const SOON = 250
/** When an agent is silent for long where no alert rule says so, ms. */
const SILENT = 300_000
/** So many chats have their lines read in one go; then it gives way to whatever else is to be done. */
const AT_ONCE = 25
/** What could not be read in one go goes on so soon, ms. */
const NEXT = 10
/** How many chats the window is told of, those that need somebody first. */
const SHOWN = 500

export interface AttentionDeskParts {
  clock: Clock
  /** Lets others have their turn. */
  pause: () => Promise<void>
  /** Server's clock minus this machine's, ms. */
  clockSkew: () => number
  /** The newest lines of a chat, at most so many, in their order. */
  newest: (id: ChatId, count: number) => readonly Entry[]
  /** What nobody has acknowledged. */
  alerts: () => readonly Alert[]
  alertRules: () => readonly AlertRule[]
  stored: { rules: () => AttentionRules; keep: (rules: AttentionRules) => void }
  /** Shows the window what there is. */
  show: (shown: { attention?: Attention[]; attentionRules?: AttentionRules }) => void
}

interface Watched {
  readonly chat: Chat
  /** What its lines said when they were read last. */
  lines: LineFacts
  /** Lines have come since, or other rules. */
  stale: boolean
  /** Since when the agent types without a break, by the server's clock. */
  readonly typingSince: number | null
}

/** What is the same for all chats in one look. */
interface SharedFacts {
  measures: Measures
  alerts: ReadonlyMap<ChatId | null, readonly Alert[]>
  now: number
}

/** Keeps watch over which chats need somebody, as chats change and as time passes. */
export class AttentionDesk implements SessionObserver {
  readonly #parts: AttentionDeskParts
  readonly #chats = new Map<ChatId, Watched>()
  #reader: LineReader
  #me: Me | null = null
  #lost = false
  #shown: Attention[] = []
  readonly #next: NextLook
  #previews = 0

  constructor(parts: AttentionDeskParts) {
    this.#parts = parts
    this.#next = new NextLook(parts.clock, () => this.#look())
    this.#reader = new LineReader(parts.stored.rules())
  }

  /** What the window is to be shown at its start. */
  get shown(): { attention: Attention[]; attentionRules: AttentionRules } {
    return { attention: this.#shown, attentionRules: this.#parts.stored.rules() }
  }

  /** The chats that need somebody, the one most in need first. */
  get inNeed(): ChatId[] {
    return this.#shown.flatMap(({ chatId, needs }) => (needs ? chatId : []))
  }

  readonly handlers: HandlersOf<typeof attentionRequests> = {
    saveAttentionRules: ({ rules }) => {
      const kept = rules ?? defaultAttentionRules
      this.#parts.stored.keep(kept)
      this.#reader = new LineReader(kept)
      for (const watched of this.#chats.values()) watched.stale = true
      this.#parts.show({ attentionRules: kept })
      this.#schedule(0)
      return success(kept)
    },
    previewAttention: async ({ rules }) => {
      const number = (this.#previews += 1)
      const sameWords = JSON.stringify(rules.words) === JSON.stringify(this.#parts.stored.rules().words)
      const reader = sameWords ? null : new LineReader(rules)
      const rated: Rated[] = []
      const facts = this.#facts(rules)
      for (const [place, watched] of [...this.#chats.values()].entries()) {
        if (reader !== null && place % AT_ONCE === AT_ONCE - 1) await this.#parts.pause()
        if (number !== this.#previews || this.#me === null) return failure('outdated', m.list.otherSearch())
        const lines = reader === null ? watched.lines : this.#read(watched, reader, this.#me)
        rated.push(this.#rate(watched, lines, facts))
      }
      return success(ranked(rated, [], rules).slice(0, SHOWN))
    },
  }

  signedIn(me: Me, _server: string, chats: readonly Chat[]): void {
    this.#forget()
    this.#me = me
    for (const chat of chats) this.chatChanged(chat)
    this.#schedule(0)
  }

  signedOut(): void {
    this.#forget()
  }

  chatChanged(chat: Chat): void {
    const me = this.#me
    if (me === null) return
    const before = this.#chats.get(chat.id)
    const types = chat.typing.some((one) => one.kind === 'agent' && !isMyself(me, one))
    this.#chats.set(chat.id, {
      chat,
      lines: before?.lines ?? nothingSaid,
      stale: before?.stale ?? true,
      typingSince: types ? (before?.typingSince ?? this.#serverNow) : null,
    })
    this.#schedule(SOON)
  }

  chatRemoved(id: ChatId): void {
    this.#chats.delete(id)
    this.#schedule(SOON)
  }

  transcriptChanged(id: ChatId): void {
    const watched = this.#chats.get(id)
    if (watched !== undefined) watched.stale = true
    this.#schedule(SOON)
  }

  /** While nothing is heard, what was known last stays: who was answered meanwhile nobody can tell. */
  connectionChanged({ kind }: Connection): void {
    this.#lost = kind !== 'connected'
    this.#schedule(SOON)
  }

  /** For quitting. */
  stop(): void {
    this.#next.cancel()
  }

  get #serverNow(): number {
    return this.#parts.clock.now() + this.#parts.clockSkew()
  }

  /** Looks again after `delay` ms, or sooner where that is planned already; only while signed in. */
  #schedule(delay: number): void {
    if (this.#me !== null) this.#next.within(delay)
  }

  #look(): void {
    const me = this.#me
    if (me === null) return
    if (this.#lost) return this.#schedule(TICK)
    const rules = this.#parts.stored.rules()
    const all = [...this.#chats.values()]
    const stale = all.filter((watched) => watched.stale)
    for (const watched of stale.slice(0, AT_ONCE)) {
      watched.lines = this.#read(watched, this.#reader, me)
      watched.stale = false
    }
    const facts = this.#facts(rules)
    const rated = all.map((watched) => this.#rate(watched, watched.lines, facts))
    this.#publish(ranked(rated, this.#shown, rules).slice(0, SHOWN))
    this.#schedule(stale.length > AT_ONCE ? NEXT : TICK)
  }

  #read({ chat }: Watched, reader: LineReader, me: Me): LineFacts {
    return reader.read(this.#parts.newest(chat.id, LINES), me)
  }

  #rate({ chat, typingSince }: Watched, lines: LineFacts, { measures, alerts, now }: SharedFacts): Rated {
    const facts = { chat, lines, typingSince, alerts: alerts.get(chat.id) ?? [] }
    const reasons = reasonsFor(facts, measures, now)
    return { chatId: chat.id, reasons, unread: lines.unread && chat.state === 'Chatting' }
  }

  /** The times of waits and silence are those of the alert rules, so that each is said in one place. */
  #facts({ weights }: AttentionRules): SharedFacts {
    const rules = this.#parts.alertRules()
    const silences = rules.flatMap((rule) => (rule.kind === 'silent' && rule.on ? rule.after : []))
    const silent = silences.length === 0 ? SILENT : Math.min(...silences)
    const alerts = new Map<ChatId | null, Alert[]>()
    for (const alert of this.#parts.alerts()) alerts.set(alert.chatId, [...(alerts.get(alert.chatId) ?? []), alert])
    return { measures: { weights, waits: waitThresholds(rules), silent }, alerts, now: this.#serverNow }
  }

  #publish(attention: Attention[]): void {
    if (JSON.stringify(attention) === JSON.stringify(this.#shown)) return
    this.#shown = attention
    this.#parts.show({ attention })
  }

  #forget(): void {
    this.#next.cancel()
    this.#me = null
    this.#previews += 1
    this.#chats.clear()
    this.#publish([])
  }
}
