import {
  failure,
  hiddenLinesIn,
  success,
  type AgentTarget,
  type Chat,
  type ChatId,
  type Operation,
  type OperationInput,
  type Result,
  type Subject,
} from '../preload/contract/index.ts'
import { attempt, type AttemptParts } from './attempt.ts'
import type { Client } from './gws/client.ts'
import type { Accepted } from './gws/operation.ts'
import { OWN_CHAT } from './supervision/own-chat.ts'
import { limit } from './supervision/pending.ts'

/** Timers may fire this much before their time by the clock, ms. */
const TIMER_SLACK = 50

export interface OperationsParts extends AttemptParts {
  client: Client
  /** The name that others see in a chat; undefined: the server's choice. */
  nickname: () => string | undefined
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
    const { chats, reread } = this.#parts
    const chat = chats.get(id)
    if (chat === null) return failure('unknownChat', 'This chat is no longer among your chats.')
    const refusal = whyNot(chat, input)
    if (refusal !== null) return failure('notAllowed', refusal)
    if (input.kind === 'notice' && input.audience === 'everyone') {
      const hidden = hiddenLinesIn(input.text, chats.everTold(id))
      if (hidden.length > 0) return failure('hiddenLine', repeatsHiddenLine)
    }
    const asked = this.#track(chat, input)
    const refused = input.kind === 'notice' ? chats.sending(id, input.audience, input.text) : null
    const performed = await attempt(this.#parts, () => this.#perform(chat, input))
    if (performed.ok) {
      if (asked !== null) chats.taken(id, asked, performed.value.referenceId)
      return success(undefined)
    }
    const { code, message } = performed.failed.error
    if (performed.refused) {
      refused?.()
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
  #track({ id }: Chat, input: OperationInput): number | null {
    const { chats, clock, reread } = this.#parts
    const subject = subjectOf(input)
    if (subject === null) return null
    const asked = chats.asked(id, subject, clock.now())
    clock.after(limit(subject) + TIMER_SLACK, () => {
      chats.expire(clock.now()).forEach(reread)
      const mine = chats.get(id)?.pending.find((each) => each.id === asked)
      if (mine?.state.kind === 'noAnswer') reread(id)
    })
    return asked
  }

  #perform({ id, userData }: Chat, input: OperationInput): Promise<Accepted> {
    const { client, nickname } = this.#parts
    switch (input.kind) {
      case 'accept':
        return client.accept(id, nickname())
      case 'reject':
        return client.reject(id)
      case 'transfer':
        return input.target.kind === 'queue'
          ? client.transferToQueue(id, input.target.name)
          : client.transferTo(id, input.target.userId)
      case 'invite':
        return client.invite(id, input.target.userId)
      case 'consult':
        return client.consult(id, input.target.userId)
      case 'remove':
        return client.removeParticipant(id, input.target.userId)
      case 'pushUrl':
        return client.sendUrl(id, input.url)
      case 'notice':
        return client.sendNotice(id, input.audience, input.text)
      case 'setUserData': {
        const data = { [input.key]: input.value }
        return Object.hasOwn(userData, input.key) ? client.updateUserData(id, data) : client.attachUserData(id, data)
      }
      case 'deleteUserData':
        return client.deleteUserData(id, [input.key])
      case 'setDisposition':
        return client.setDisposition(id, input.code)
      case 'setInFocus':
        return client.setInFocus(id, input.inFocus)
    }
  }
}

/** What has to be on offer for it. */
function operationOf(input: OperationInput, { userData }: Chat): Operation {
  switch (input.kind) {
    case 'notice':
      return input.audience === 'everyone' ? 'noticeToEveryone' : 'noticeToAgents'
    case 'setUserData':
      return Object.hasOwn(userData, input.key) ? 'changeUserData' : 'addUserData'
    case 'accept':
    case 'reject':
    case 'transfer':
    case 'invite':
    case 'consult':
    case 'remove':
    case 'pushUrl':
    case 'deleteUserData':
    case 'setDisposition':
    case 'setInFocus':
      return input.kind
  }
}

function subjectOf(input: OperationInput): Subject | null {
  switch (input.kind) {
    case 'transfer':
      return { kind: input.kind, target: input.target }
    case 'invite':
    case 'consult':
    case 'remove':
      return { kind: input.kind, target: input.target }
    case 'setUserData':
      return { kind: 'userData', key: input.key, value: input.value }
    case 'deleteUserData':
      return { kind: 'userData', key: input.key, value: null }
    case 'setDisposition':
      return { kind: 'disposition', code: input.code }
    case 'accept':
    case 'reject':
    case 'pushUrl':
    case 'notice':
    case 'setInFocus':
      return null
  }
}

const nothing = 'Nothing was asked of the server.'
const repeatsHiddenLine = `It repeats a line that the customer could not read. Say it in words of its own. ${nothing}`

/** Why it may not go out, as a sentence; null where it may. */
function whyNot(chat: Chat, input: OperationInput): string | null {
  if (chat.offers.includes(operationOf(input, chat))) return aboutTarget(chat, input)
  if (chat.own) return `${OWN_CHAT} ${nothing}`
  if (chat.state === 'Invited') return `You are invited to this chat: accept first. ${nothing}`
  if (chat.state !== 'Chatting') return `This chat has ended. ${nothing}`
  if (chat.mode.phase.kind === 'unconfirmed') return `Your mode in this chat is not confirmed now. ${nothing}`
  if (chat.mode.known === 'Monitor')
    return `You are monitoring, which nobody may notice: switch to Coach or Barge in first. ${nothing}`
  return `The server or your mode does not allow this in this chat now. ${nothing}`
}

function aboutTarget(chat: Chat, input: OperationInput): string | null {
  switch (input.kind) {
    case 'remove': {
      if (isMe(chat, input.target)) return `To go yourself, leave the chat. ${nothing}`
      return isIn(chat, input.target) ? null : `${input.target.name} is not in this chat any more. ${nothing}`
    }
    case 'invite':
      return takesPart(chat, input.target)
        ? `${input.target.name} takes part in this conversation already. ${nothing}`
        : null
    case 'consult':
      return isIn(chat, input.target) ? `${input.target.name} is in this chat already. ${nothing}` : null
    case 'transfer':
    case 'accept':
    case 'reject':
    case 'notice':
    case 'pushUrl':
    case 'setDisposition':
    case 'setInFocus':
    case 'setUserData':
    case 'deleteUserData':
      return null
  }
}

const isIn = ({ participants }: Chat, { userId }: AgentTarget): boolean =>
  participants.some((each) => each.userId === userId)

/** Everyone sees them; who was only consulted can still be invited. */
const takesPart = ({ participants }: Chat, { userId }: AgentTarget): boolean =>
  participants.some((each) => each.userId === userId && each.audience === 'everyone')

const isMe = ({ self }: Chat, { userId }: AgentTarget): boolean => self?.userId === userId
