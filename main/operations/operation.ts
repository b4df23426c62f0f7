import type {
  AgentTarget,
  Chat,
  ChatFacts,
  ChatReport,
  Mode,
  Operation,
  OperationInput,
  Participant,
  SendAudience,
  Subject,
} from '../../preload/contract/index.ts'
import type { Accepted, ChatOperations } from '../backend/operations.ts'

/** All that is known of one operation on a chat. Each has a file of its own here; `index.ts` has them all. */
export type Definition<Kind extends Operation> = AnyDefinition<Extract<OperationInput, { kind: Kind }>>

/** The same, of whatever operation takes this input. */
export interface AnyDefinition<Input extends OperationInput = OperationInput> {
  offer: Offer
  /** Why it makes no sense for this chat, as a sentence; null where it does. */
  objection?(input: Input, chat: Chat): string | null
  /** The line that the chat will show, where it writes one. */
  line?(input: Input): { audience: SendAudience; text: string }
  /** `nickname` is the name that others see; undefined: the server's choice. */
  send(server: ChatOperations, chat: Chat, input: Input, nickname: string | undefined): Promise<Accepted>
  /** What the server tells once it is done; without it nothing more is heard than that it was accepted. */
  effect?(input: Input): Effect
}

/** When it can be had: the server's capabilities ∩ what the mode allows, in some states of the chat. */
export interface Offer {
  /** Any of them is enough, as the server lists them, aliases resolved. */
  capabilities: readonly string[]
  /** Empty: whatever the mode, as where there is none yet. */
  modes: readonly Mode[]
  states: readonly string[]
}

/** How an operation is seen to be done. */
export interface Effect {
  subject: Subject
  /** A further request with the same word here takes the place of this one. */
  about: string
  /** How long it is waited for, ms. */
  limit: number
  isTold: (told: Told) => boolean
}

/** What the server has just told of a chat. */
export interface Told {
  report: ChatReport
  /** The chat as it is now. */
  facts: ChatFacts
  /** The agents with whom the customer talked when it was asked for. */
  before: readonly Participant[]
}

/** How long the effect of an operation is waited for, ms. */
export const EFFECT_LIMIT = 10_000
/** The same, where a person has to take the chat first, ms. */
export const PERSON_LIMIT = 60_000

/**
 * Monitoring is inert, so no operation is offered in Monitor: user data and dispositions show on the agent's desktop, and
 * being in focus is a read mark.
 */
const visible: readonly Mode[] = ['Coach', 'BargeIn']

export const whileInvited = (capability: string): Offer => ({
  capabilities: [capability],
  modes: [],
  states: ['Invited'],
})
export const whileChatting = (...capabilities: string[]): Offer => ({
  capabilities,
  modes: visible,
  states: ['Chatting'],
})
/** What the customer reads or sees. */
export const toEveryone = (...capabilities: string[]): Offer => ({
  capabilities,
  modes: ['BargeIn'],
  states: ['Chatting'],
})
/** After leaving a chat, what belongs to it may still be put in order. */
export const alsoAfterLeaving = (capability: string): Offer => ({
  capabilities: [capability],
  modes: visible,
  states: ['Chatting', 'LeftChat'],
})

export const isIn = ({ participants }: Chat, { userId }: AgentTarget): boolean =>
  participants.some((each) => each.userId === userId)

/** Where the server gives no users, by the name. */
export function isTarget({ userId, kind, nickname }: Participant, target: AgentTarget): boolean {
  return userId === null ? kind === 'agent' && nickname === target.name : userId === target.userId
}
