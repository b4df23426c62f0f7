import type { Conversation } from './conversation.ts'
import { otherLanguages } from './other-languages.ts'
import { retail } from './retail.ts'
import { telecom } from './telecom.ts'
import { travel } from './travel.ts'

export interface Scenario {
  /** What it is good for, in one line. */
  readonly summary: string
  /** How many agents there are unless another number is asked for. */
  readonly agents: number
  readonly chatsPerAgent: number
  /** How many of the agents nobody watches, though they have chats; fewer where there are few agents. */
  readonly unwatched: number
  /** Whether people speak, react and come and go by themselves. */
  readonly live: boolean
}

export const scenarios = {
  quiet: {
    summary: 'three chats in which nobody speaks unless scripted',
    agents: 4,
    chatsPerAgent: 0.75,
    unwatched: 0,
    live: false,
  },
  calm: {
    summary: 'a floor at an easy pace: fourteen agents, a chat each, ten of them watched',
    agents: 14,
    chatsPerAgent: 1,
    unwatched: 4,
    live: true,
  },
  busy: {
    summary: 'a full floor: forty agents, some with two chats, thirty-two of them watched',
    agents: 40,
    chatsPerAgent: 1.2,
    unwatched: 8,
    live: true,
  },
} as const satisfies Record<string, Scenario>

export type ScenarioName = keyof typeof scenarios

/** All conversations, neighbours of different kinds. */
export const conversations: readonly Conversation[] = interleave([retail, telecom, travel, otherLanguages])

function interleave(groups: readonly (readonly Conversation[])[]): Conversation[] {
  const longest = Math.max(...groups.map((group) => group.length))
  return Array.from({ length: longest }, (_, place) => groups.flatMap((group) => group[place] ?? [])).flat()
}
