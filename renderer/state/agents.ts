import type { Agent, AgentFacts, UserId } from '../../preload/contract/index.ts'

export const byId = <T extends Pick<AgentFacts, 'id'>>(agents: readonly T[]): ReadonlyMap<UserId, T> =>
  new Map(agents.map((agent) => [agent.id, agent]))

/** Those of `agents` whom `others` lack, in their order. */
export function without<T extends Pick<AgentFacts, 'id'>>(
  agents: readonly T[],
  others: readonly Pick<AgentFacts, 'id'>[],
): T[] {
  const known = new Set(others.map(({ id }) => id))
  return agents.filter(({ id }) => !known.has(id))
}

/** An agent of whom nothing more is known than what a search says. */
export const stranger = (facts: AgentFacts): Agent => ({ ...facts, pinned: false, watch: null, chats: null })
