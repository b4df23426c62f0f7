import type { Behaviour } from './behaviour.ts'
import type { Centre } from './centre.ts'
import type { Mode } from './chat.ts'
import type { Context, Outcome } from './outcome.ts'
import { done, missing, notFound, refused, text } from './outcome.ts'

/** `POST /users/{id}/channels/chat` (API page *ChatMonitor* and its like): watches an agent's coming chats, stops that, or sets the agent's state. */
export function operateChannel({ centre, behaviour, body }: Context, userId: string): Outcome {
  const name = text(body, 'operationName')
  if (name === null) return missing('operationName')
  const agent = centre.agents.find(({ id }) => id === userId)
  if (agent === undefined) return notFound(`The user ${userId}`)
  if (name === 'Ready' || name === 'NotReady') {
    if (!behaviour.features.includes('api-supervisor-agent-control')) return refused(5, 'No permission.')
    agent.ready = name === 'Ready'
    return done()
  }
  if (!behaviour.features.includes('api-supervisor-monitoring')) return refused(5, 'No permission.')
  if (name === 'CancelSupervisorMonitoring') {
    return centre.unwatch(userId) ? done() : refused(2, 'This agent is not watched.')
  }
  const mode = asMode(name)
  if (mode === null) return refused(1, `There is no operation ${name}.`)
  const chats = body['supervisorMonitoringMode'] ?? 'AllChats'
  if (chats !== 'NextChat' && chats !== 'AllChats') return refused(1, 'There is no such supervisorMonitoringMode.')
  const nickname = text(body, 'nickname') ?? centre.supervisor.userName
  centre.watch(userId, { mode, chats, nickname, invites: behaviour.watching === 'invites' })
  return done()
}

/** `POST /users/{id}/chats/{chatId}` (API page *ChatIntrude*): joins a chat that runs already. */
export function operateUserChat({ centre, behaviour, body }: Context, userId: string, chatId: string): Outcome {
  const name = text(body, 'operationName')
  if (name === null) return missing('operationName')
  if (name !== 'Intrude') return refused(1, `There is no operation ${name}.`)
  if (!behaviour.features.includes('api-supervisor-monitoring')) return refused(5, 'No permission.')
  const chat = centre.running(userId).find(({ id }) => id === chatId)
  if (chat === undefined) return notFound(`The chat ${chatId}`)
  if (chat.supervision !== null) return refused(2, 'You are in this chat already.')
  if (behaviour.intrudeNeedsMonitor && !centre.watches.has(userId)) return refused(2, 'This agent is not watched.')
  const mode = asMode(text(body, 'supervisorVisibilityMode')) ?? centre.watches.get(userId)?.mode ?? null
  if (mode === null) return missing('supervisorVisibilityMode')
  switch (behaviour.intrude) {
    case 'invites':
      centre.invite(chatId, mode)
      return done()
    case 'joins':
      centre.join(chatId, mode, text(body, 'nickname') ?? undefined)
      return done()
    case 'refusesLate':
      return { ...done(), later: { ms: behaviour.switchDelay, run: () => refuseLate(centre, chatId, behaviour) } }
  }
}

function refuseLate(centre: Centre, chatId: string, { refusalMessage }: Behaviour): void {
  centre.reportError(chatId, refusalMessage)
}

function asMode(name: string | null): Mode | null {
  return name === 'Monitor' || name === 'Coach' || name === 'BargeIn' ? name : null
}
