import type { Behaviour } from './behaviour.ts'
import type { Mode, Supervision } from './chat.ts'

const common = ['SetDisposition', 'AttachUserData', 'DeleteUserData', 'UpdateUserData', 'Transfer', 'Invite', 'Consult']
const toAgents = ['SendToAgents', 'SendStartTypingToAgentsNotification', 'SendStopTypingToAgentsNotification']
const toAll = ['SendMessage', 'SendStartTypingNotification', 'SendStopTypingNotification']

/** What the server lists for the supervisor: never the switch to the mode he is in, and in Coach also SendMessage, as printed. */
export function capabilities(supervision: Supervision | null, behaviour: Behaviour): string[] {
  if (supervision === null) return []
  if (supervision.state === 'Invited') return ['Accept', 'Reject']
  const sending: Record<Mode, string[]> = {
    Monitor: behaviour.listsSendMessageInMonitor ? toAll : [],
    Coach: [...toAgents, ...toAll],
    BargeIn: [...toAgents, ...toAll],
  }
  const switches: Record<Mode, string> = {
    Monitor: 'SwitchToMonitor',
    Coach: 'SwitchToCoach',
    BargeIn: behaviour.bargeInCapability,
  }
  const others = (['Monitor', 'Coach', 'BargeIn'] as const).filter((mode) => mode !== supervision.mode)
  return [
    'Leave',
    behaviour.inFocusCapability,
    ...common,
    ...sending[supervision.mode],
    ...others.map((mode) => switches[mode]),
  ]
}
