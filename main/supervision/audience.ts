import { Mode, type ChatFacts, type ModeState, type SendAudience } from '../../preload/contract/index.ts'
import { certainMode, narrower, pendingSwitch } from './mode.ts'

/**
 * Who may be written to, and what may be asked for, now: the server's capabilities ∩ what the mode allows.
 * The server lists `SendMessage` in Coach and Monitor too (seen in its own samples), so the list alone is not trusted.
 */

const switches = {
  Monitor: 'SwitchToMonitor',
  Coach: 'SwitchToCoach',
  BargeIn: 'SwitchToBargeIn',
} as const satisfies Record<Mode, string>

const sends = { everyone: 'SendMessage', agents: 'SendToAgents' } as const satisfies Record<SendAudience, string>

const typings = {
  everyone: ['SendStartTypingNotification', 'SendStopTypingNotification'],
  agents: ['SendStartTypingToAgentsNotification', 'SendStopTypingToAgentsNotification'],
} as const satisfies Record<SendAudience, readonly string[]>

const reach = { Monitor: [], Coach: ['agents'], BargeIn: ['everyone', 'agents'] } as const satisfies Record<
  Mode,
  readonly SendAudience[]
>

type Standing = Pick<ChatFacts, 'state' | 'capabilities'> & {
  mode: ModeState
  /** The modes that the server keeps by itself; all of them, where it is missing. */
  modes?: readonly Mode[]
}

/** Whom the supervisor can write to now; in doubt fewer. */
export function sendable({ state, capabilities, mode, modes = Mode.options }: Standing): SendAudience[] {
  if (state !== 'Chatting') return []
  const kept = (audience: SendAudience): boolean => audience === 'everyone' || modes.includes('Coach')
  return allowed(mode).filter((audience) => kept(audience) && capabilities.includes(sends[audience]))
}

/** Whether a typing notification may go to `audience` now. */
export function mayType(chat: Standing, audience: SendAudience): boolean {
  return sendable(chat).includes(audience) && typings[audience].every((name) => chat.capabilities.includes(name))
}

/**
 * Which modes can be asked for now: those the server lists, and the known one while a switch away from it is on its way.
 * None while the mode is unconfirmed: what it would be switched from is not known.
 */
export function switchable({ state, capabilities, mode, modes = Mode.options }: Standing): Mode[] {
  if (state !== 'Chatting' || mode.phase.kind === 'unconfirmed') return []
  const pending = pendingSwitch(mode) !== null
  return modes.filter((each) => (each === mode.known ? pending : capabilities.includes(switches[each])))
}

/**
 * Whom the mode lets be written to; after a lost connection agents alone, and nobody where it may be Monitor by now, or where
 * one's own standing is in doubt.
 */
function allowed(mode: ModeState): readonly SendAudience[] {
  const { known, phase } = mode
  if (known === null) return []
  if (phase.kind === 'unconfirmed' && phase.doubt !== undefined) return []
  if (phase.kind === 'unconfirmed') return reach[narrower(narrower(known, 'Coach'), phase.mode ?? known)]
  return reach[certainMode(mode) ?? 'Monitor']
}
