import type { Me, Participant } from '../../preload/contract/index.ts'

/** The signed-in supervisor, as a chat's participants are compared with. */
export type Myself = Pick<Me, 'id' | 'userName'> & {
  /** Names that chats were joined with in place of the user name; grows with the session. */
  nicknames?: ReadonlySet<string>
}

/**
 * By the user's id; where a server gives none, by the name that one joins with: enough for what is merely shown, for agents
 * share names. A customer is never me, whatever the name. Who one is in a chat is told by {@link OwnParticipant}.
 */
export function isMyself(me: Myself, { userId, kind, nickname }: Participant): boolean {
  if (userId !== null) return userId === me.id
  return kind === 'agent' && (nickname === me.userName || me.nicknames?.has(nickname) === true)
}

/** Which of a list of participants one is: found, not among them, or not to be told. */
export type OwnPlace = { kind: 'found'; participant: Participant } | { kind: 'missing' } | { kind: 'ambiguous' }

/**
 * Who the supervisor is in one chat. A participant's user decides, the newest where rejoining has added one. Where the
 * server gives no users the own participant is the one that came first under the own name, remembered by its id: an agent
 * who joins under the same name later is somebody else.
 */
export class OwnParticipant {
  readonly #me: Myself
  readonly #ids = new Set<string>()

  constructor(me: Myself) {
    this.#me = me
  }

  find(participants: readonly Participant[]): OwnPlace {
    const byUser = participants.findLast(({ userId }) => userId === this.#me.id)
    const nameless = participants.filter(
      ({ userId, kind }) => userId === null && (kind === 'agent' || kind === 'other'),
    )
    const remembered = nameless.findLast(({ participantId }) => this.#ids.has(participantId))
    const found = byUser ?? remembered
    if (found !== undefined) return this.#found(found)
    const named = nameless.filter((each) => isMyself(this.#me, each))
    const [only] = named
    if (only === undefined) return { kind: 'missing' }
    // Under a name that was one's own here before, this may be anybody.
    return named.length === 1 && this.#ids.size === 0 ? this.#found(only) : { kind: 'ambiguous' }
  }

  /** Whether a participant, of a line say, is the supervisor. */
  is(participant: Participant): boolean {
    if (participant.userId !== null || this.#ids.size === 0) return isMyself(this.#me, participant)
    return this.#ids.has(participant.participantId)
  }

  #found(participant: Participant): OwnPlace {
    this.#ids.add(participant.participantId)
    return { kind: 'found', participant }
  }
}
