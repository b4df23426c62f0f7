import { success, type teamRequests } from '../../preload/contract/index.ts'
import { unasked } from '../requests/barge-in.ts'
import type { HandlersOf } from '../requests/handlers.ts'
import { signedOut } from '../requests/refusals.ts'
import type { Team } from './team.ts'

/** Answers the requests about the team of whatever session there is. */
export function teamHandlers(
  current: () => Team | null,
  askBeforeBargeIn: () => boolean,
): HandlersOf<typeof teamRequests> {
  return {
    searchAgents: ({ query, page }) => current()?.search(query, page) ?? signedOut(),
    pinAgent: ({ agentId, pinned }) => current()?.pin(agentId, pinned) ?? signedOut(),
    // The view closes its agent when the session has gone, too.
    openAgent: ({ agentId }) => current()?.open(agentId) ?? (agentId === null ? success(undefined) : signedOut()),
    refreshTeam: () => current()?.refresh() ?? signedOut(),
    watchAgent: ({ agentId, mode, scope, confirmed }) =>
      unasked(mode, confirmed, askBeforeBargeIn()) ?? current()?.watching.ask(agentId, mode, scope) ?? signedOut(),
    stopWatching: ({ agentId }) => current()?.watching.stop(agentId) ?? signedOut(),
    joinChat: ({ agentId, chatId, mode, confirmed }) =>
      unasked(mode, confirmed, askBeforeBargeIn()) ?? current()?.joining.join(agentId, chatId, mode) ?? signedOut(),
    setAgentReady: ({ agentId, ready }) => current()?.setReady(agentId, ready) ?? signedOut(),
  }
}
