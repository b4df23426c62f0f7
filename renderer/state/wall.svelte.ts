import {
  DEFAULT_VIEWS,
  WALL_TILES,
  type Chat,
  type ChatId,
  type Port,
  type WallLayout,
} from '../../preload/contract/index.ts'
import { ask } from './ask.ts'
import type { Replica, ReplicaNews } from './replica.svelte.ts'
import { moved, placeTiles, setOf } from './wall-places.ts'

/** Which chats stand on the wall, and where. */
export class Wall {
  readonly #port: Port
  readonly #desk: Replica
  #layout = $state.raw<WallLayout>(DEFAULT_VIEWS.wall)
  #places = $state.raw<readonly ChatId[]>([])
  /** Those that were there when tiles were placed last. */
  #known: ReadonlySet<ChatId> = setOf([])
  readonly #tiles = $derived(this.#places.flatMap((id) => this.#desk.chat(id) ?? []))

  constructor(port: Port, desk: Replica) {
    this.#port = port
    this.#desk = desk
    this.#layout = desk.fields?.views.wall ?? DEFAULT_VIEWS.wall
    this.#place()
  }

  /** Begins to follow the desk; the returned function ends it. */
  start(): () => void {
    this.#place()
    return this.#desk.listen((news) => {
      if (this.#concernsPlaces(news)) this.#place()
    })
  }

  get tiles(): readonly Chat[] {
    return this.#tiles
  }

  get ids(): readonly ChatId[] {
    return this.#places
  }

  get size(): number {
    return this.#layout.tiles
  }

  has(id: ChatId): boolean {
    return this.#places.includes(id)
  }

  isPinned(id: ChatId): boolean {
    return this.#layout.pinned.includes(id)
  }

  /** Whether another chat can be put on the wall. */
  get full(): boolean {
    return this.#pinnedHere().length >= WALL_TILES.most
  }

  resize(tiles: number): void {
    if (!Number.isFinite(tiles)) return
    this.#change({ tiles: Math.min(Math.max(Math.round(tiles), WALL_TILES.least), WALL_TILES.most) })
  }

  /** Puts a chat on the wall for as long as it lasts, or lets it take its chance with the others. */
  pin(id: ChatId, pinned: boolean): void {
    const others = this.#layout.pinned.filter((one) => one !== id)
    if (!pinned) {
      this.#change({ pinned: others })
      return
    }
    if (this.full) return
    // Chats of earlier sessions give way only when their places are needed: the server may still bring them back.
    const kept = others.length < WALL_TILES.most ? others : this.#pinnedHere()
    const all = [...kept, id]
    const here = all.filter((one) => this.#desk.chat(one) !== null).length
    this.#change({ pinned: all, tiles: Math.max(this.#layout.tiles, here) })
  }

  /** Moves a tile so many places; it, and all before it, keep their places from then on. */
  move(id: ChatId, by: number): void {
    const pinned = moved(this.#places, id, by, this.#pinnedHere().length)
    if (pinned !== null) this.#change({ pinned: [...pinned] })
  }

  #pinnedHere(): ChatId[] {
    return this.#layout.pinned.filter((id) => this.#desk.chat(id) !== null)
  }

  #change(changes: Partial<WallLayout>): void {
    this.#layout = { ...this.#layout, ...changes }
    this.#place()
    void ask(this.#port.changeViews({ wall: this.#layout }))
  }

  /** What is said in a chat moves no tile, and comes far too often to place them all for it. */
  #concernsPlaces(news: ReplicaNews): boolean {
    switch (news.kind) {
      case 'snapshot':
        return true
      case 'chat':
        return !this.#known.has(news.chat.id)
      case 'chatRemoved':
        return this.#known.has(news.chatId)
      case 'desk':
        return news.fields.attention !== undefined
      case 'entries':
        return false
    }
  }

  #place(): void {
    const { attention, chats, focused } = this.#desk
    const ids = chats.map(({ id }) => id)
    this.#known = setOf(ids)
    const inNeed = setOf([...attention.values()].flatMap(({ chatId, needs }) => (needs ? chatId : [])))
    const busy = chats.filter(
      ({ mode, undo }) => undo !== null || mode.known !== 'Monitor' || mode.phase.kind !== 'settled',
    )
    const kept = setOf([...busy.map(({ id }) => id), ...(focused === null ? [] : [focused])])
    const next = placeTiles(this.#places, this.#layout, ids, { inNeed, kept })
    const same = next.length === this.#places.length && next.every((id, at) => id === this.#places[at])
    if (!same) this.#places = next
  }
}
