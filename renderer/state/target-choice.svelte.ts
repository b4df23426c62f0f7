import * as v from 'valibot'
import { comparable, UserId, type AgentTarget, type Target } from '../../preload/contract/index.ts'
import { uniqueBy } from './unique.ts'

/** How long a pause in typing is before the server is asked, ms. */
const PAUSE = 250
/** More than this are not offered; typing narrows. */
const MOST = 6

export interface TargetChoiceParts {
  /** Who is at hand without asking anybody. */
  known: readonly AgentTarget[]
  /** Who cannot be chosen: they are there already. */
  excluded: ReadonlySet<string>
  search: (query: string) => Promise<AgentTarget[]>
}

/** Whom to call: by a part of the name, by user id, or a queue by its name. */
export class TargetChoice {
  readonly #parts: TargetChoiceParts
  #query = $state('')
  #found = $state.raw<readonly AgentTarget[]>([])
  #chosen = $state.raw<string | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined
  kind = $state<Target['kind']>('agent')
  queue = $state('')

  constructor(parts: TargetChoiceParts) {
    this.#parts = parts
  }

  get query(): string {
    return this.#query
  }

  set query(query: string) {
    this.#query = query
    this.#chosen = null
    clearTimeout(this.#timer)
    const wanted = query.trim()
    if (wanted === '') this.#found = []
    else this.#timer = setTimeout(() => void this.#search(wanted), PAUSE)
  }

  /** Those who fit what is typed, and last, what is typed taken for a user's id. */
  get options(): (AgentTarget & { typed: boolean })[] {
    const wanted = this.#query.trim()
    const { known, excluded } = this.#parts
    const words = comparable(wanted)
    const fits = ({ name, userId }: AgentTarget) => comparable(name).includes(words) || userId === wanted
    const all = uniqueBy([...known.filter(fits), ...this.#found], ({ userId }) => userId)
    const offered = all.filter(({ userId }) => !excluded.has(userId)).slice(0, MOST)
    const id = v.safeParse(UserId, wanted)
    const typed = id.success && !excluded.has(wanted) && !offered.some(({ userId }) => userId === id.output)
    return [
      ...offered.map((one) => ({ ...one, typed: false })),
      ...(typed ? [{ kind: 'agent' as const, userId: id.output, name: wanted, typed: true }] : []),
    ]
  }

  get chosen(): string | null {
    return this.#chosen
  }

  choose(userId: string): void {
    this.#chosen = userId
  }

  /** What is called; null until there is something to call. */
  get target(): Target | null {
    if (this.kind === 'queue') return this.queue.trim() === '' ? null : { kind: 'queue', name: this.queue.trim() }
    const option = this.options.find(({ userId }) => userId === this.#chosen)
    return option === undefined ? null : { kind: 'agent', userId: option.userId, name: option.name }
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  async #search(wanted: string): Promise<void> {
    const found = await this.#parts.search(wanted)
    if (this.#query.trim() === wanted) this.#found = found
  }
}
