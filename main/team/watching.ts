import * as m from '#messages'
import { success, type Mode, type Result, type UserId, type WatchScope } from '../../preload/contract/index.ts'
import { attempt } from '../requests/attempt.ts'
import { noMonitoring, unknownAgent, type TeamParts } from './parts.ts'

/** Watching agents: their coming chats are joined by the server. Requests about one agent take turns. */
export class Watching {
  readonly #parts: TeamParts
  readonly #turns = new Map<UserId, Promise<unknown>>()
  /** Agents who are watched only for chats to be joined, and for how many. */
  readonly #borrowed = new Map<UserId, number>()

  constructor(parts: TeamParts) {
    this.#parts = parts
  }

  /** Success means that the server took the request: what came of it, a chat has to prove. */
  ask(id: UserId, mode: Mode, scope: WatchScope): Promise<Result<undefined>> {
    return this.#inTurn(id, () => (this.#parts.roster.has(id) ? this.#ask(id, mode, scope, false) : unknownAgent()))
  }

  stop(id: UserId): Promise<Result<undefined>> {
    return this.#inTurn(id, async () => {
      const { backend, roster, changed } = this.#parts
      const watch = roster.watchOf(id)
      if (watch === null) return success(undefined)
      if (this.#borrowed.has(id)) {
        // A chat is being joined by it: it is given back to the server when that is done.
        roster.unwatched(id)
        changed()
        return success(undefined)
      }
      const stopped = await attempt(this.#parts, () => backend.cancelWatching(id))
      // The server watches nobody there, or took no watch at all: then there is nothing left to stop.
      const nothingThere = !stopped.ok && stopped.refused && ['invalidState', 'notFound'].includes(stopped.code)
      if (!stopped.ok && !nothingThere && watch.state.kind !== 'refused') return stopped.failed
      roster.unwatched(id)
      changed()
      return success(undefined)
    })
  }

  /**
   * Watches an agent until {@link giveBack}: what some servers want before a chat is joined. A watch of the supervisor's
   * own is asked for once more as it is, since another one would take its place.
   */
  borrow(id: UserId): Promise<unknown> {
    const { backend, roster, nickname } = this.#parts
    this.#borrowed.set(id, (this.#borrowed.get(id) ?? 0) + 1)
    return this.#inTurn(id, () => {
      const own = roster.watchOf(id)
      return attempt(this.#parts, () => backend.watch(id, own?.mode ?? 'Monitor', own?.scope ?? 'NextChat', nickname()))
    })
  }

  giveBack(id: UserId): Promise<unknown> {
    const left = (this.#borrowed.get(id) ?? 1) - 1
    if (left > 0) this.#borrowed.set(id, left)
    else this.#borrowed.delete(id)
    return this.#inTurn(id, async () => {
      const { backend, roster } = this.#parts
      if (roster.watchOf(id) !== null || this.#borrowed.has(id)) return
      await attempt(this.#parts, () => backend.cancelWatching(id))
    })
  }

  /**
   * A session has ended, one way or another: the server has forgotten whom one watches. What is wanted is looked up when
   * an agent's turn comes: by then it may have been changed, or stopped.
   */
  async askAgain(): Promise<void> {
    const { roster } = this.#parts
    const again = (id: UserId): Promise<unknown> =>
      this.#inTurn(id, async () => {
        const wanted = roster.watchOf(id)
        if (wanted !== null) await this.#ask(id, wanted.mode, wanted.scope, true)
      })
    await Promise.all(roster.kept().flatMap(({ id, watch }) => (watch === null ? [] : [again(id)])))
  }

  /** For the end of a session; what the supervisor wants stays as it is for the next one. */
  async cancelAll(): Promise<void> {
    const { backend, roster } = this.#parts
    const watched = new Set([...roster.watched, ...this.#borrowed.keys()])
    await Promise.allSettled([...watched].map((id) => this.#inTurn(id, () => backend.cancelWatching(id))))
  }

  async #ask(id: UserId, mode: Mode, scope: WatchScope, again: boolean): Promise<Result<undefined>> {
    const { abilities, backend, roster, chats, nickname, changed } = this.#parts
    const present = chats.all().map((chat) => chat.id)
    roster.ask(id, mode, scope, again, present)
    changed()
    if (!abilities.monitor) {
      roster.watchRefused(id, m.team.noMonitoring())
      changed()
      return noMonitoring()
    }
    const asked = await attempt(this.#parts, () => backend.watch(id, mode, scope, nickname()))
    if (asked.ok) roster.accepted(id)
    else {
      const { message } = asked.failed.error
      roster.watchRefused(id, asked.refused ? message : `${message} ${m.team.mayHaveTaken()}`)
    }
    changed()
    return asked.ok ? success(undefined) : asked.failed
  }

  #inTurn<T>(id: UserId, act: () => T | Promise<T>): Promise<T> {
    const result = (this.#turns.get(id) ?? Promise.resolve()).then(act)
    this.#turns.set(
      id,
      result.catch(() => undefined),
    )
    return result
  }
}
