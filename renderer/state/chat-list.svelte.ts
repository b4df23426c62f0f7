import * as m from '#messages'
import {
  DEFAULT_VIEW,
  SAVED_VIEW_LIMIT,
  type Chat,
  type ChatId,
  type ChatView,
  type Condition,
  type Input,
  type Port,
  type Quick,
  type SavedView,
} from '../../preload/contract/index.ts'
import { ask } from './ask.ts'
import { chatFits, foundBy, keywordsOf, nothingFound, quickFits } from './chat-filter.ts'
import { divided, held, heldFrom, inOrder, type Group, type Held } from './chat-order.ts'
import type { Clock } from './clock.svelte.ts'
import type { Replica } from './replica.svelte.ts'

/** A word is looked for in the lines when nobody has typed for this long, and again this long after news, ms. */
const AFTER_TYPING = 120
const AFTER_NEWS = 400
/** A pointer that has not moved for this long no longer aims at a chat, ms. */
const RESTING = 3_000

/** Which chats the list shows, and in which order. */
export class ChatList {
  readonly #port: Port
  readonly #desk: Replica
  readonly #clock: Pick<Clock, 'server'>
  #view = $state.raw<ChatView>(DEFAULT_VIEW)
  #found = $state.raw(nothingFound)
  /** The order from which nothing moves for now; null: the order of the view. */
  #held = $state.raw<Held | null>(null)
  #resting: ReturnType<typeof setTimeout> | undefined
  #asking: { timer: ReturnType<typeof setTimeout>; due: number } | null = null
  readonly #fitting = $derived.by(() => this.#arrange())
  readonly #shown = $derived(
    this.#held === null ? this.#fitting : held(this.#held, this.#fitting, (id) => this.#desk.chat(id)),
  )
  readonly #groups = $derived.by(() => this.#divide())
  readonly #displaced = $derived.by(() => {
    const longest = Math.max(this.#shown.length, this.#fitting.length)
    return Array.from({ length: longest }).filter((_, at) => this.#shown[at]?.id !== this.#fitting[at]?.id).length
  })
  readonly #counts = $derived.by(() => this.#count())

  constructor(port: Port, desk: Replica, clock: Pick<Clock, 'server'>) {
    this.#port = port
    this.#desk = desk
    this.#clock = clock
    this.#view = desk.fields?.views.current ?? DEFAULT_VIEW
    this.#ask(0)
  }

  /** Begins to follow the desk; the returned function ends it. */
  start(): () => void {
    const stop = this.#desk.listen(({ kind }) => {
      if (kind === 'chat' || kind === 'snapshot') this.#ask(AFTER_NEWS)
    })
    return () => {
      stop()
      clearTimeout(this.#resting)
      if (this.#asking !== null) clearTimeout(this.#asking.timer)
      this.#asking = null
    }
  }

  get view(): ChatView {
    return this.#view
  }

  get shown(): readonly Chat[] {
    return this.#shown
  }

  /** Where the list is ordered by need: how many of those shown, in their order, make up each group; none where it is not. */
  get groups(): readonly { group: Group; count: number }[] {
    return this.#groups
  }

  /** How many chats there are for each quick filter, whatever else is chosen. */
  get counts(): Readonly<Record<Quick, number>> {
    return this.#counts
  }

  /** Whether something keeps chats from being shown. */
  get filtered(): boolean {
    const { quick, keyword, conditions } = this.#view
    return quick !== 'all' || keyword.trim() !== '' || conditions.length > 0
  }

  /** The ids in their order, as the hotkeys are to follow them; null where that is by start. */
  get order(): readonly ChatId[] | null {
    return this.filtered || !isByStart(this.#view) ? this.#shown.map(({ id }) => id) : null
  }

  get saved(): readonly SavedView[] {
    return this.#desk.fields?.views.saved ?? []
  }

  /** The name under which just this view is saved. */
  get savedName(): string | null {
    const now = JSON.stringify(this.#view)
    return this.saved.find(({ view }) => JSON.stringify(view) === now)?.name ?? null
  }

  change(changes: Partial<ChatView>): void {
    const before = this.#view
    this.#view = { ...before, ...changes }
    this.#held = null
    this.#ask(AFTER_TYPING)
    if (JSON.stringify({ ...before, keyword: '' }) === JSON.stringify({ ...this.#view, keyword: '' })) return
    void this.#keep({ current: { ...this.#view, keyword: '' } })
  }

  /** Shows all chats again, in the order that is chosen. */
  clear(): void {
    this.change({ quick: 'all', keyword: '', match: 'all', conditions: [] })
  }

  setCondition(place: number, condition: Condition): void {
    this.change({ conditions: this.#view.conditions.with(place, condition) })
  }

  removeCondition(place: number): void {
    this.change({ conditions: this.#view.conditions.toSpliced(place, 1) })
  }

  /** Saves the view under a name, in place of the one that had it. Answers why not, or null. */
  async save(name: string): Promise<string | null> {
    const others = this.saved.filter((one) => one.name !== name.trim())
    if (others.length >= SAVED_VIEW_LIMIT) return m.list.tooManyViews()
    return this.#keep({ saved: [...others, { name: name.trim(), view: this.#view }] })
  }

  remove(name: string): Promise<string | null> {
    return this.#keep({ saved: this.saved.filter((one) => one.name !== name) })
  }

  /** In how many places another chat, or none, would stand if the order were not held. */
  get displaced(): number {
    return this.#displaced
  }

  /**
   * The pointer moves over the chats, or arrows do: nothing moves in the list, save that who is gone goes and who comes stands at its end,
   * until the pointer leaves, or it and the keys have rested for {@link RESTING} ms.
   */
  hold(): void {
    this.#held ??= heldFrom(this.#fitting, this.#desk.attention)
    clearTimeout(this.#resting)
    this.#resting = setTimeout(() => this.letGo(), RESTING)
  }

  letGo(): void {
    clearTimeout(this.#resting)
    this.#held = null
  }

  #arrange(): readonly Chat[] {
    const view = this.#view
    const clock = this.#clock
    const chats = this.#desk.chats
    const context = {
      // Read only where a condition is about time, so that the list is not made anew each second for nothing.
      get now() {
        return clock.server
      },
      found: this.#found,
    }
    const fitting = this.filtered ? chats.filter(chatFits(view, context)) : chats
    return isByStart(view) ? fitting : inOrder(fitting, view.sort, this.#desk.attention)
  }

  #divide(): readonly { group: Group; count: number }[] {
    const { by, descending } = this.#view.sort
    return by === 'attention' ? divided(this.#shown, this.#held, this.#desk.attention, descending) : []
  }

  #count(): Record<Quick, number> {
    const { chats } = this.#desk
    const count = (quick: Quick): number => chats.filter(quickFits(quick)).length
    return {
      all: chats.length,
      waiting: count('waiting'),
      monitor: count('monitor'),
      coach: count('coach'),
      bargeIn: count('bargeIn'),
    }
  }

  /** Looks for the view's keywords in all lines after `delay` ms; a question that is due earlier stays. */
  #ask(delay: number): void {
    if (keywordsOf(this.#view).length === 0) return
    const due = Date.now() + delay
    if (this.#asking !== null) {
      if (delay === AFTER_NEWS && this.#asking.due <= due) return
      clearTimeout(this.#asking.timer)
    }
    const timer = setTimeout(() => {
      this.#asking = null
      void this.#find()
    }, delay)
    this.#asking = { timer, due }
  }

  async #find(): Promise<void> {
    const keywords = keywordsOf(this.#view)
    if (keywords.length === 0) return
    const answer = await ask(this.#port.findChats({ keywords }))
    if (!answer.ok) return
    this.#found = foundBy(answer.value)
  }

  async #keep(changes: Input<'changeViews'>): Promise<string | null> {
    const answer = await ask(this.#port.changeViews(changes))
    return answer.ok ? null : answer.error.message
  }
}

const isByStart = ({ sort }: ChatView): boolean => sort.by === 'start' && !sort.descending
