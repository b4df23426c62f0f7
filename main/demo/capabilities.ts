import type { Behaviour } from './behaviour.ts'
import type { Chat, Mode } from './chat.ts'

const inOrder = ['SetDisposition', 'AttachUserData', 'DeleteUserData', 'UpdateUserData']
const common = [...inOrder, 'Transfer', 'Invite', 'Consult']
const unnamed = ['SendUrl', 'SendCustomNotice', 'SendCustomNoticeToAgents', 'RemoveParticipantFromConference']
const toAgents = ['SendToAgents', 'SendStartTypingToAgentsNotification', 'SendStopTypingToAgentsNotification']
const toAll = ['SendMessage', 'SendStartTypingNotification', 'SendStopTypingNotification']

/** What an agent is offered in his own chat (API page *ChatAttachUserData*). */
const asAgent = ['Leave', 'SetInFocus', ...common, 'Complete', ...toAll]

/** What the server lists for the supervisor: never the switch to the mode he is in, and in Coach also SendMessage, as printed. */
export function capabilities(
  { supervision, left, own }: Pick<Chat, 'supervision' | 'left' | 'own'>,
  behaviour: Behaviour,
): string[] {
  if (own) return asAgent
  if (supervision === null) return left ? inOrder : []
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
    ...(behaviour.listsEveryOperation ? unnamed : []),
    ...others.map((mode) => switches[mode]),
  ]
}
