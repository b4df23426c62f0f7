import * as m from '#messages'
import {
  failure,
  hiddenLinesIn,
  success,
  type Chat,
  type ChatId,
  type Mode,
  type Result,
  type SendAudience,
} from '../../preload/contract/index.ts'
import { attempt, type AttemptParts } from '../requests/attempt.ts'
import type { Backend } from '../backend/backend.ts'
import { unknownChat } from '../requests/refusals.ts'
import { mayType } from '../supervision/audience.ts'
import { pendingSwitch, SWITCH_TIMEOUT } from '../supervision/mode.ts'

/** Timers may fire this much before their time by the clock, ms. */
const TIMER_SLACK = 50

export interface ActionsParts extends AttemptParts {
  backend: Pick<Backend, 'switchMode' | 'sendMessage' | 'sendToAgents' | 'typing' | 'leave'>
}

/**
 * What a supervisor does to a chat. Every action is checked against the domain's rules here, at the last moment before
 * it goes out, whatever a view may have offered.
 */
export class Actions {
  readonly #parts: ActionsParts

  constructor(parts: ActionsParts) {
    this.#parts = parts
  }

  /** Asks for a mode. Success means *asked for* (or already so); the chat's mode tells what came of it. */
  async switchMode(id: ChatId, mode: Mode): Promise<Result<undefined>> {
    const { backend, chats, clock, reread } = this.#parts
    const chat = chats.get(id)
    if (chat === null) return unknownChat()
    const { known, phase } = chat.mode
    if (phase.kind === 'requested' && phase.mode === mode) return success(undefined)
    if (phase.kind !== 'unconfirmed' && pendingSwitch(chat.mode) === null && known === mode) return success(undefined)
    if (!chat.switchable.includes(mode)) return failure('notAllowed', whyNot(chat, mode))
    chats.requested(id, mode, clock.now())
    clock.after(SWITCH_TIMEOUT + TIMER_SLACK, () => chats.expire(clock.now()).forEach(reread))
    const asked = await attempt(this.#parts, () => backend.switchMode(id, mode))
    if (asked.ok) {
      chats.accepted(id, asked.value.referenceId)
      return success(undefined)
    }
    // Only the server's own word is a refusal; a lost request may have been carried out, so its answer is waited for.
    if (asked.refused) chats.refused(id, asked.failed.error.message)
    else reread(id)
    return asked.failed
  }

  /**
   * Sends a message to `audience` and to nobody else; refused when the confirmed mode does not allow just that now, and
   * when it would tell everyone what a line for fewer says, unless that is done `knowingly`.
   */
  async send(id: ChatId, audience: SendAudience, text: string, knowingly = false): Promise<Result<undefined>> {
    const { backend, chats } = this.#parts
    const chat = chats.get(id)
    if (chat === null) return unknownChat()
    if (!chat.sendable.includes(audience))
      return failure('notAllowed', `${closed(chat, audience)} ${m.refusals.nothingSent()}`)
    if (audience === 'everyone' && !knowingly && hiddenLinesIn(text, chats.everTold(id)).length > 0)
      return failure('hiddenLine', m.refusals.messageRepeats())
    const refused = chats.sending(id, audience, text)
    const sent = await attempt(this.#parts, () =>
      audience === 'everyone' ? backend.sendMessage(id, text) : backend.sendToAgents(id, text),
    )
    if (sent.ok) return success(undefined)
    if (sent.refused) refused()
    const { code, message } = sent.failed.error
    return failure(code, sent.refused ? message : `${message} ${m.refusals.maybeSent()}`)
  }

  /** Tells that the supervisor types or stopped; silent where the mode or the server does not allow it. */
  async typing(id: ChatId, audience: SendAudience, active: boolean): Promise<Result<undefined>> {
    const { backend, chats } = this.#parts
    const chat = chats.get(id)
    if (chat === null || !chat.sendable.includes(audience) || !mayType(chat, audience)) return success(undefined)
    const told = await attempt(this.#parts, () => backend.typing(id, audience, active))
    return told.ok ? success(undefined) : told.failed
  }

  async leave(id: ChatId): Promise<Result<undefined>> {
    const { backend, chats } = this.#parts
    const chat = chats.get(id)
    if (chat === null) return unknownChat()
    if (chat.own) return failure('notAllowed', ownChat())
    const left = await attempt(this.#parts, () => backend.leave(id))
    if (!left.ok) return left.failed
    chats.remove(id)
    return success(undefined)
  }
}

const ownChat = (): string => `${m.refusals.ownChat()} ${m.refusals.nothingAsked()}`

/** Why the mode cannot be asked for. */
function whyNot(chat: Chat, mode: Mode): string {
  if (chat.own) return ownChat()
  if (chat.state === 'Invited') return m.refusals.modeInvited()
  if (chat.state !== 'Chatting') return m.refusals.modeEnded()
  if (chat.mode.phase.kind === 'unconfirmed')
    return chat.mode.phase.doubt === undefined ? m.refusals.modeUnconfirmed() : m.refusals.inDoubt()
  if (chat.mode.known === null) return m.refusals.modeUnknown()
  return m.refusals.modeNotOffered({ mode: m.modes.name({ mode }) })
}

/** Why nothing can be written. */
function closed(chat: Chat, audience: SendAudience): string {
  if (chat.own) return m.refusals.ownChat()
  if (chat.state === 'Invited') return m.refusals.writeInvited()
  if (chat.state !== 'Chatting') return m.chat.ended()
  const { known, phase } = chat.mode
  if (phase.kind === 'unconfirmed')
    return phase.doubt === undefined ? m.refusals.writeUnconfirmed() : m.refusals.inDoubt()
  if (known === 'Monitor') return m.refusals.writeMonitoring()
  return audience === 'everyone' ? m.refusals.writeEveryone() : m.refusals.writeAgents()
}
