import {
  failure,
  hiddenLinesIn,
  success,
  type Chat,
  type ChatId,
  type Mode,
  type Result,
  type SendAudience,
} from '../preload/contract/index.ts'
import type { Clock } from './clock.ts'
import type { Client } from './gws/client.ts'
import { GwsError } from './gws/errors.ts'
import { mayType } from './supervision/audience.ts'
import type { Chats } from './supervision/chats.ts'
import { pendingSwitch, SWITCH_TIMEOUT } from './supervision/mode.ts'

/** Timers may fire this much before their time by the clock, ms. */
const TIMER_SLACK = 50

export interface ActionsParts {
  client: Pick<Client, 'switchMode' | 'sendMessage' | 'sendToAgents' | 'typing' | 'leave'>
  chats: Chats
  clock: Clock
  /** Reads a chat again whose state is in doubt. */
  reread: (id: ChatId) => void
  /** The server no longer knows the session. */
  onSessionLost: (error: GwsError) => void
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
    const { client, chats, clock, reread } = this.#parts
    const chat = chats.get(id)
    if (chat === null) return unknownChat
    const { known, phase } = chat.mode
    if (phase.kind === 'requested' && phase.mode === mode) return success(undefined)
    if (phase.kind !== 'unconfirmed' && pendingSwitch(chat.mode) === null && known === mode) return success(undefined)
    if (!chat.switchable.includes(mode)) return failure('notAllowed', whyNot(chat, mode))
    chats.requested(id, mode, clock.now())
    clock.after(SWITCH_TIMEOUT + TIMER_SLACK, () => chats.expire(clock.now()).forEach(reread))
    try {
      chats.accepted(id, (await client.switchMode(id, mode)).referenceId)
      return success(undefined)
    } catch (error) {
      const failed = this.#failed(error)
      // Only the server's own word is a refusal; a lost request may have been carried out, so its answer is waited for.
      if (isRefusal(error)) chats.refused(id, failed.error.message)
      else reread(id)
      return failed
    }
  }

  /**
   * Sends a message to `audience` and to nobody else; refused when the confirmed mode does not allow just that now, and
   * when it would tell everyone what a line for fewer says, unless that is done `knowingly`.
   */
  async send(id: ChatId, audience: SendAudience, text: string, knowingly = false): Promise<Result<undefined>> {
    const { client, chats } = this.#parts
    const chat = chats.get(id)
    if (chat === null) return unknownChat
    if (!chat.sendable.includes(audience)) return failure('notAllowed', closed(chat, audience))
    if (audience === 'everyone' && !knowingly && hiddenLinesIn(text, chats.transcript(id)?.entries ?? []).length > 0)
      return failure('hiddenLine', repeatsHiddenLine)
    try {
      await (audience === 'everyone' ? client.sendMessage(id, text) : client.sendToAgents(id, text))
      return success(undefined)
    } catch (error) {
      const { error: note } = this.#failed(error)
      const doubt = ' It may have been sent all the same: look at the transcript before you send it again.'
      return failure(note.code, isRefusal(error) ? note.message : note.message + doubt)
    }
  }

  /** Tells that the supervisor types or stopped; silent where the mode or the server does not allow it. */
  async typing(id: ChatId, audience: SendAudience, active: boolean): Promise<Result<undefined>> {
    const { client, chats } = this.#parts
    const chat = chats.get(id)
    if (chat === null || !mayType(chat, audience)) return success(undefined)
    return this.#attempt(() => client.typing(id, audience, active))
  }

  async leave(id: ChatId): Promise<Result<undefined>> {
    const { client, chats } = this.#parts
    if (!chats.has(id)) return unknownChat
    const left = await this.#attempt(() => client.leave(id))
    if (left.ok) chats.remove(id)
    return left
  }

  async #attempt(operate: () => Promise<unknown>): Promise<Result<undefined>> {
    try {
      await operate()
      return success(undefined)
    } catch (error) {
      return this.#failed(error)
    }
  }

  #failed(error: unknown): ReturnType<typeof failure> {
    if (!(error instanceof GwsError)) throw error
    if (isSessionLoss(error)) this.#parts.onSessionLost(error)
    return failure(error.code, error.message)
  }
}

/** Whether the server no longer takes the session's requests: its own code for it, or a plain 401. */
export function isSessionLoss(error: unknown): error is GwsError {
  return error instanceof GwsError && (error.code === 'notAuthenticated' || error.code === 'wrongCredentials')
}

/** Whether the server itself said no. A lost request or a gateway's error leaves open whether it was carried out. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof GwsError)) return false
  return error.statusCode !== undefined || (error.status !== undefined && error.status >= 400 && error.status < 500)
}

const repeatsHiddenLine =
  'The message repeats a line that not everyone can read. Nothing was sent: say that everyone shall read it, or change it.'

const unknownChat = failure('unknownChat', 'This chat is no longer among your chats.')

function whyNot(chat: Chat, mode: Mode): string {
  if (chat.state === 'Invited') return 'You are invited to this chat and not in it yet, so there is no mode to change.'
  if (chat.state !== 'Chatting') return 'This chat has ended, so its mode cannot change.'
  if (chat.mode.phase.kind === 'unconfirmed')
    return 'The connection was lost. The mode can change when the server has confirmed it again.'
  if (chat.mode.known === null) return 'The server has not told your mode in this chat yet.'
  return `The server does not offer a switch to ${mode === 'BargeIn' ? 'Barge in' : mode} in this chat.`
}

function closed(chat: Chat, audience: SendAudience): string {
  const nothing = 'Nothing was sent.'
  if (chat.state === 'Invited') return `You are invited to this chat and not in it yet. ${nothing}`
  if (chat.state !== 'Chatting') return `This chat has ended. ${nothing}`
  const { known, phase } = chat.mode
  if (phase.kind === 'unconfirmed') return `Your mode is not confirmed since the connection was lost. ${nothing}`
  if (known === 'Monitor') return `You are monitoring: switch to Coach or Barge in to write. ${nothing}`
  if (audience === 'everyone') return `You can write to everyone only when Barge in is confirmed. ${nothing}`
  return `The server does not let you write to agents in this chat now. ${nothing}`
}
