/** The vocabulary of the demo's chats, as GWS has it. */
export type Mode = 'Monitor' | 'Coach' | 'BargeIn'
export type Visibility = 'All' | 'Agents' | 'Supervisors'
/** Who of a chat's regular three does something, or who stands beside them. */
export type Who = 'customer' | 'agent' | 'supervisor' | Beside
/** The routing workflow, the chat server itself, a bot. */
export type Beside = 'workflow' | 'system' | 'bot'

export const modeVisibility: Record<Mode, Visibility> = { Monitor: 'Supervisors', Coach: 'Agents', BargeIn: 'All' }

export interface Person {
  readonly id: string
  readonly userName: string
  readonly firstName: string
  readonly lastName: string
  readonly groups: readonly string[]
  ready: boolean
}

export interface Party {
  readonly participantId: string
  /** A bot comes as an agent, and is told by its user data only. */
  readonly kind: 'Agent' | 'Customer' | 'External' | 'System' | 'Bot'
  readonly nickname: string
  /** The user behind an agent or a supervisor. */
  readonly userId: string | null
  readonly visibility: Visibility
}

/** One line of a chat's log. */
export interface Line {
  readonly index: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly from: Party | null
  /** Who can read it: one of {@link Visibility}, or whatever a test wants to be sent; null: missing. */
  readonly visibility: string | null
  readonly type: string
  readonly text?: string
  readonly noticeText?: string
  readonly url?: string
  /** Sent in place of the line: what a client cannot read. */
  readonly raw?: unknown
}

/** The supervisor's part in a chat. */
export interface Supervision {
  readonly state: 'Invited' | 'Chatting'
  readonly mode: Mode
  /** Null while only invited. */
  readonly participantId: string | null
}

export interface Chat {
  readonly id: string
  readonly receivedAt: number
  agentId: string
  parties: readonly Party[]
  readonly lines: Line[]
  /** The index of the next line. */
  nextIndex: number
  userData: Record<string, string>
  supervision: Supervision | null
  /** The supervisor handles it himself, as its agent. */
  readonly own: boolean
  /** The supervisor has left in a way that lets him still put user data and disposition in order. */
  left: boolean
  ended: boolean
}

/** A chat that nobody has come into. */
export function emptyChat(
  id: string,
  receivedAt: number,
  { agentId, userData, own }: Pick<Chat, 'agentId' | 'userData' | 'own'>,
): Chat {
  const empty = { parties: [], lines: [], nextIndex: 0, supervision: null, left: false, ended: false }
  return { id, receivedAt, agentId, userData, own, ...empty }
}

/** Something that happened in the contact centre. Rendering it for the supervisor is the notifier's part. */
export type News =
  | { kind: 'started'; chat: Chat }
  | { kind: 'status'; chat: Chat; state: string }
  /** `listed`: what is told in place of the truth. */
  | { kind: 'participants'; chat: Chat; listed?: readonly Party[] }
  | { kind: 'lines'; chat: Chat; lines: readonly Line[] }
  | { kind: 'properties'; chat: Chat; referenceId: number | null }
  | { kind: 'error'; chat: Chat; message: string; referenceId: number | null }
  | { kind: 'ended'; chat: Chat }
  | { kind: 'channel' }

export function partyOf(chat: Chat, who: Who): Party | undefined {
  switch (who) {
    case 'customer':
      return chat.parties.find((party) => party.kind === 'Customer')
    case 'agent':
      return chat.parties.find((party) => party.userId === chat.agentId)
    case 'supervisor':
      return chat.parties.find((party) => party.participantId === chat.supervision?.participantId)
    case 'workflow':
    case 'system':
    case 'bot':
      return chat.parties.find((party) => party.kind === besides[who])
  }
}

export const besides: Record<Beside, Party['kind']> = { workflow: 'External', system: 'System', bot: 'Bot' }

/** The lines that can be read by whoever sees just these visibilities, typing and joining too. */
export function linesFor(chat: Chat, ...seen: Visibility[]): Line[] {
  return chat.lines.filter(({ visibility }) => seen.some((each) => each === visibility))
}

/** What there is to read in the lines. */
export function textsOf(lines: readonly Line[]): string[] {
  return lines.flatMap((line) => line.text ?? line.url ?? line.noticeText ?? [])
}
