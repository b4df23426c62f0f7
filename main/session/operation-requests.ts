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
import type { ChatOperations } from '../backend.ts'
import type { HandlersOf } from '../requests/handlers.ts'
import { definitionOf } from '../operations/index.ts'
import { NOTHING_ASKED, type Effect } from '../operations/operation.ts'
import { signedOut, unknownChat } from '../requests/refusals.ts'
import { OWN_CHAT } from '../supervision/own-chat.ts'

/** Timers may fire this much before their time by the clock, ms. */
const TIMER_SLACK = 50

export interface OperationsParts extends AttemptParts {
  client: ChatOperations
  /** The name that others see in a chat; undefined: the server's choice. */
  nickname: () => string | undefined
}

/** Answers the requests about the chats of whatever session there is. */
export function operationHandlers(current: () => Operations | null): HandlersOf<typeof operationRequests> {
  return {
    operate: ({ chatId, operation }) => current()?.operate(chatId, operation) ?? signedOut,
    dismissPending: ({ chatId, id }) => current()?.dismiss(chatId, id) ?? signedOut,
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
    const { chats, client, nickname, reread } = this.#parts
    const chat = chats.get(id)
    if (chat === null) return unknownChat
    const definition = definitionOf(input)
    const refusal = whyNot(chat, input)
    if (refusal !== null) return failure('notAllowed', refusal)
    const line = definition.line?.(input)
    if (line?.audience === 'everyone' && hiddenLinesIn(line.text, chats.everTold(id)).length > 0)
      return failure('hiddenLine', repeatsHiddenLine)
    const asked = this.#await(id, definition.effect?.(input))
    const withdraw = line && chats.sending(id, line.audience, line.text)
    const performed = await attempt(this.#parts, () => definition.send(client, chat, input, nickname()))
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
    return failure(code, `${message} It may have been done all the same: look at the chat before you ask again.`)
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

const repeatsHiddenLine = `It repeats a line that the customer could not read. Say it in words of its own. ${NOTHING_ASKED}`

/** Why it may not go out, as a sentence; null where it may. */
function whyNot(chat: Chat, input: OperationInput): string | null {
  if (chat.offers.includes(input.kind)) return definitionOf(input).objection?.(input, chat) ?? null
  if (chat.own) return `${OWN_CHAT} ${NOTHING_ASKED}`
  if (chat.state === 'Invited') return `You are invited to this chat: accept first. ${NOTHING_ASKED}`
  if (chat.state !== 'Chatting') return `This chat has ended. ${NOTHING_ASKED}`
  if (chat.mode.phase.kind === 'unconfirmed') return `Your mode in this chat is not confirmed now. ${NOTHING_ASKED}`
  if (chat.mode.known === 'Monitor')
    return `You are monitoring, which nobody may notice: switch to Coach or Barge in first. ${NOTHING_ASKED}`
  return `The server or your mode does not allow this in this chat now. ${NOTHING_ASKED}`
}
