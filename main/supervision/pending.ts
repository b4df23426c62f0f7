import type { ChatFacts, ChatReport, Participant, Pending } from '../../preload/contract/index.ts'
import type { Effect } from '../operations/operation.ts'

/** How long it shows that something was done, ms. */
export const DONE_SHOWN = 8_000
/** More than this are not kept; the oldest go. */
const MOST = 20

interface Tracked {
  readonly id: number
  readonly effect: Effect
  readonly since: number
  /** The agents with whom the customer talked when it was asked for. */
  readonly before: readonly Participant[]
  /** The server's name for it; null where it gave none or has not replied. */
  reference: string | null
  replied: boolean
  state: Pending['state']
  doneAt: number
}

/** Something that an error of the server may be about. */
export interface InFlightRequest {
  id: number | 'switch'
  reference: string | null
  replied: boolean
  since: number
}

/** The operations on one chat whose effect is told later. Times by this machine's clock. */
export class PendingOperations {
  #list: Tracked[] = []
  #count = 0

  get views(): Pending[] {
    return this.#list.map(({ id, effect, state }) => ({ id, subject: effect.subject, state }))
  }

  /** Those that an error may still be about. */
  get open(): InFlightRequest[] {
    return this.#list
      .filter(({ state }) => isOpen(state))
      .map(({ id, reference, replied, since }) => ({ id, reference, replied, since }))
  }

  /** Takes the place of what was asked before about the same. Answers by what number it goes. */
  ask(effect: Effect, participants: readonly Participant[], now: number): number {
    const before = participants.filter(({ kind, audience }) => kind === 'agent' && audience === 'everyone')
    return this.#add(effect, before, now, { kind: 'requested' })
  }

  /** An error that is about none of what was asked. */
  note(reason: string, now: number): void {
    this.#add(someError, [], now, { kind: 'refused', reason })
  }

  accepted(id: number, reference: string | null): void {
    const found = this.#find(id)
    if (found === undefined) return
    found.replied = true
    found.reference = reference
  }

  refuse(id: number, reason: string): void {
    const found = this.#find(id)
    if (found !== undefined && isOpen(found.state)) found.state = { kind: 'refused', reason }
  }

  /** The server told of the chat, which is now as `facts` say. */
  heard(report: ChatReport, facts: ChatFacts, now: number): void {
    for (const each of this.#list) {
      if (!isOpen(each.state) || !each.effect.isTold({ report, facts, before: each.before })) continue
      each.state = { kind: 'done' }
      each.doneAt = now
    }
  }

  /** Answers whether anything changed. */
  expire(now: number): boolean {
    const kept = this.#list.filter(({ state, doneAt }) => state.kind !== 'done' || now - doneAt < DONE_SHOWN)
    const late = kept.filter(({ state, effect, since }) => state.kind === 'requested' && now - since >= effect.limit)
    for (const each of late) each.state = { kind: 'noAnswer' }
    const changed = late.length > 0 || kept.length < this.#list.length
    this.#list = kept
    return changed
  }

  dismiss(id: number): void {
    this.#list = this.#list.filter((each) => each.id !== id)
  }

  #add(effect: Effect, before: readonly Participant[], since: number, state: Pending['state']): number {
    this.#count += 1
    const added = { id: this.#count, effect, before, since, reference: null, replied: false, state, doneAt: Infinity }
    this.#list = [...this.#list.filter((each) => each.effect.about !== effect.about), added].slice(-MOST)
    return added.id
  }

  #find(id: number): Tracked | undefined {
    return this.#list.find((each) => each.id === id)
  }
}

/** What an error is laid to that is about none of what was asked. */
const someError: Effect = { subject: { kind: 'other' }, about: 'other', limit: Infinity, isTold: () => false }

/**
 * What an error is about: by the name that the server gave it. Where it names none, the newest; where its name is not
 * known and a reply is still out, that reply has to be waited for; else one that the server did not name, if any.
 */
export function requestOf(
  reference: string | null,
  requests: readonly InFlightRequest[],
): InFlightRequest['id'] | 'later' | null {
  const newest = (some: readonly InFlightRequest[]) => [...some].sort((a, b) => a.since - b.since).at(-1)?.id ?? null
  if (reference === null) return newest(requests)
  const named = requests.find((each) => each.reference === reference)
  if (named !== undefined) return named.id
  if (requests.some(({ replied }) => !replied)) return 'later'
  return newest(requests.filter((each) => each.reference === null))
}

function isOpen({ kind }: Pending['state']): boolean {
  return kind === 'requested' || kind === 'noAnswer'
}
