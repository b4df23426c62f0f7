import * as m from '#messages'
import {
  failure,
  hiddenLinesIn,
  success,
  type Chat,
  type ChatId,
  type OperationInput,
  type operationRequests,
  type Result,
} from '../../preload/contract/index.ts'
import { attempt, type AttemptParts } from '../requests/attempt.ts'
import type { ChatOperations } from '../backend/operations.ts'
import type { HandlersOf } from '../requests/handlers.ts'
import { definitionOf } from '../operations/index.ts'
import type { Effect } from '../operations/operation.ts'
import { signedOut, unknownChat } from '../requests/refusals.ts'

/** Timers may fire this much before their time by the clock, ms. */
const TIMER_SLACK = 50

export interface OperationsParts extends AttemptParts {
  backend: ChatOperations
  /** The name that others see in a chat; undefined: the server's choice. */
  nickname: () => string | undefined
}

/** Answers the requests about the chats of whatever session there is. */
export function operationHandlers(current: () => Operations | null): HandlersOf<typeof operationRequests> {
  return {
    operate: ({ chatId, operation }) => current()?.operate(chatId, operation) ?? signedOut(),
    dismissPending: ({ chatId, id }) => current()?.dismiss(chatId, id) ?? signedOut(),
  }
}

/**
 * What a supervisor does to a chat beside writing, switching and leaving. Each operation is checked against what the chat
 * offers here, at the last moment before it goes out, whatever a view may have offered.
 */
export class Operations {
  readonly #parts: OperationsParts

  constructor(parts: OperationsParts) {
    this.#parts = parts
  }

  /** Success means that the server took it; what came of it is told by the chat. */
  async operate(id: ChatId, input: OperationInput): Promise<Result<undefined>> {
    const { chats, backend, nickname, reread } = this.#parts
    const chat = chats.get(id)
    if (chat === null) return unknownChat()
    const definition = definitionOf(input)
    const refusal = whyNot(chat, input)
    if (refusal !== null) return failure('notAllowed', nothingAsked(refusal))
    const line = definition.line?.(input)
    if (line?.audience === 'everyone' && hiddenLinesIn(line.text, chats.everTold(id)).length > 0)
      return failure('hiddenLine', nothingAsked(m.refusals.noticeRepeats()))
    const asked = this.#await(id, definition.effect?.(input))
    const withdraw = line && chats.sending(id, line.audience, line.text)
    const performed = await attempt(this.#parts, () => definition.send(backend, chat, input, nickname()))
    if (performed.ok) {
      if (asked !== null) chats.taken(id, asked, performed.value.referenceId)
      return success(undefined)
    }
    const { code, message } = performed.failed.error
    if (performed.refused) {
      withdraw?.()
      if (asked !== null) chats.declined(id, asked, message)
      return performed.failed
    }
    reread(id)
    return failure(code, `${message} ${m.refusals.maybeDone()}`)
  }

  dismiss(id: ChatId, operation: number): Result<undefined> {
    this.#parts.chats.dismiss(id, operation)
    return success(undefined)
  }

  /** Notes what is asked for where its effect is told later. */
  #await(id: ChatId, effect: Effect | undefined): number | null {
    const { chats, clock, reread } = this.#parts
    if (effect === undefined) return null
    const asked = chats.asked(id, effect, clock.now())
    clock.after(effect.limit + TIMER_SLACK, () => {
      chats.expire(clock.now()).forEach(reread)
      const mine = chats.get(id)?.pending.find((each) => each.id === asked)
      if (mine?.state.kind === 'noAnswer') reread(id)
    })
    return asked
  }
}

/** Nobody shall wonder whether half of it was done. */
const nothingAsked = (why: string): string => `${why} ${m.refusals.nothingAsked()}`

/** Why it may not go out, as a sentence; null where it may. */
function whyNot(chat: Chat, input: OperationInput): string | null {
  if (chat.offers.includes(input.kind)) return definitionOf(input).objection?.(input, chat) ?? null
  if (chat.own) return m.refusals.ownChat()
  if (chat.state === 'Invited') return m.refusals.askInvited()
  if (chat.state !== 'Chatting') return m.chat.ended()
  if (chat.mode.phase.kind === 'unconfirmed') return m.refusals.askUnconfirmed()
  return chat.mode.known === 'Monitor' ? m.refusals.askMonitoring() : m.refusals.askNotOffered()
}
