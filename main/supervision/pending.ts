import type {
  AgentTarget,
  ChatFacts,
  ChatReport,
  Participant,
  Pending,
  Subject,
  Target,
} from '../../preload/contract/index.ts'

/** How long the effect of an operation is waited for, ms. */
export const EFFECT_LIMIT = 10_000
/** The same, where a person has to take the chat first, ms. */
export const PERSON_LIMIT = 60_000
/** How long it shows that something was done, ms. */
export const DONE_SHOWN = 8_000
/** More than this are not kept; the oldest go. */
const MOST = 20

interface Tracked {
  readonly id: number
  readonly subject: Subject
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
export interface Errand {
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
    return this.#list.map(({ id, subject, state }) => ({ id, subject, state }))
  }

  /** Those that an error may still be about. */
  get open(): Errand[] {
    return this.#list
      .filter(({ state }) => isOpen(state))
      .map(({ id, reference, replied, since }) => ({ id, reference, replied, since }))
  }

  /** Takes the place of what was asked before about the same. Answers by what number it goes. */
  ask(subject: Subject, participants: readonly Participant[], now: number): number {
    const before = participants.filter(({ kind, audience }) => kind === 'agent' && audience === 'everyone')
    return this.#add(subject, before, now, { kind: 'requested' })
  }

  /** An error that is about none of what was asked. */
  note(reason: string, now: number): void {
    this.#add({ kind: 'other' }, [], now, { kind: 'refused', reason })
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
      if (!isOpen(each.state) || !isEffect(each, report, facts)) continue
      each.state = { kind: 'done' }
      each.doneAt = now
    }
  }

  /** Answers whether anything changed. */
  expire(now: number): boolean {
    const kept = this.#list.filter(({ state, doneAt }) => state.kind !== 'done' || now - doneAt < DONE_SHOWN)
    const late = kept.filter(({ state, subject, since }) => state.kind === 'requested' && now - since >= limit(subject))
    for (const each of late) each.state = { kind: 'noAnswer' }
    const changed = late.length > 0 || kept.length < this.#list.length
    this.#list = kept
    return changed
  }

  dismiss(id: number): void {
    this.#list = this.#list.filter((each) => each.id !== id)
  }

  #add(subject: Subject, before: readonly Participant[], since: number, state: Pending['state']): number {
    this.#count += 1
    const added = { id: this.#count, subject, before, since, reference: null, replied: false, state, doneAt: Infinity }
    this.#list = [...this.#list.filter((each) => aspect(each.subject) !== aspect(subject)), added].slice(-MOST)
    return added.id
  }

  #find(id: number): Tracked | undefined {
    return this.#list.find((each) => each.id === id)
  }
}

/** How long the effect of what was asked may take, ms. */
export function limit({ kind }: Subject): number {
  return kind === 'transfer' || kind === 'invite' || kind === 'consult' ? PERSON_LIMIT : EFFECT_LIMIT
}

/**
 * What an error is about: by the name that the server gave it. Where it names none, the newest; where its name is not
 * known and a reply is still out, that reply has to be waited for; else one that the server did not name, if any.
 */
export function blame(reference: string | null, errands: readonly Errand[]): Errand['id'] | 'later' | null {
  const newest = (some: readonly Errand[]) => [...some].sort((a, b) => a.since - b.since).at(-1)?.id ?? null
  if (reference === null) return newest(errands)
  const named = errands.find((each) => each.reference === reference)
  if (named !== undefined) return named.id
  if (errands.some(({ replied }) => !replied)) return 'later'
  return newest(errands.filter((each) => each.reference === null))
}

function isOpen({ kind }: Pending['state']): boolean {
  return kind === 'requested' || kind === 'noAnswer'
}

/** What a further request of the same kind is about too. */
function aspect(subject: Subject): string {
  switch (subject.kind) {
    case 'transfer':
    case 'disposition':
    case 'other':
      return subject.kind
    case 'invite':
    case 'consult':
    case 'remove':
      return `${subject.kind} ${subject.target.userId}`
    case 'userData':
      return `userData ${subject.key}`
  }
}

function isEffect({ subject, before }: Tracked, report: ChatReport, facts: ChatFacts): boolean {
  const told = report.participants !== undefined
  switch (subject.kind) {
    case 'transfer':
      return facts.state !== 'Chatting' || (told && hasMoved(before, subject.target, facts.participants))
    case 'invite':
      return told && facts.participants.some((each) => isTarget(each, subject.target) && each.audience !== 'agents')
    case 'consult':
      return told && facts.participants.some((each) => isTarget(each, subject.target))
    case 'remove':
      return told && !facts.participants.some((each) => isTarget(each, subject.target))
    case 'userData':
      return report.userData !== undefined && (facts.userData[subject.key] ?? null) === subject.value
    case 'disposition':
      return report.userData !== undefined && Object.values(facts.userData).includes(subject.code)
    case 'other':
      return false
  }
}

/** Another agent has the chat: whoever had it is gone, or, where that can be told, the target has come. */
function hasMoved(before: readonly Participant[], target: Target, now: readonly Participant[]): boolean {
  const left = before.some(({ participantId }) => !now.some((each) => each.participantId === participantId))
  if (left || target.kind === 'queue') return left
  const isThere = (some: readonly Participant[]) => some.some((each) => isTarget(each, target))
  return isThere(now) && !isThere(before)
}

/** Where the server gives no users, by the name. */
function isTarget({ userId, kind, nickname }: Participant, target: AgentTarget): boolean {
  return userId === null ? kind === 'agent' && nickname === target.name : userId === target.userId
}
