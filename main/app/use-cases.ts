import * as m from '#messages'
import {
  failure,
  success,
  type ChatId,
  type Mode,
  type Result,
  type SendAudience,
  type Transcript,
} from '../../preload/contract/index.ts'
import { ServerError } from '../backend/error.ts'
import { unasked } from '../requests/barge-in.ts'
import { signedOut, unknownChat } from '../requests/refusals.ts'
import type { Session } from '../session/session.ts'
import { mayBeLeft } from '../supervision/own-chat.ts'
import type { DeskState } from './desk-state.ts'
import type { Relay } from './relay.ts'

export interface UseCasesParts {
  session: () => Session | null
  desk: DeskState
  relay: Relay
  /** Whether the supervisor wants to be asked before the customer sees him. */
  askBeforeBargeIn: () => boolean
  /** The supervisor looks at a chat's lines. */
  chatRead: (id: ChatId) => void
}

type Answer<T = undefined> = Promise<Result<T>> | Result<T>

/** What a supervisor does with chats, whoever asks for it: the window's requests, the keys, the end of the program. */
export class UseCases {
  readonly #parts: UseCasesParts
  #unsent = 0

  constructor(parts: UseCasesParts) {
    this.#parts = parts
  }

  /** What quitting would cost: so many chats are left, and texts in so many chats are lost. */
  get stake(): { chats: number; texts: number } {
    return { chats: this.#parts.session()?.chats.all().filter(mayBeLeft).length ?? 0, texts: this.#unsent }
  }

  /** Shows a chat's lines; `focus`: the hotkeys act on it from now on; `read`: its lines count as read. */
  openChat(id: ChatId, { focus = true, read = true }: { focus?: boolean | undefined; read?: boolean | undefined }) {
    const { relay, desk, chatRead } = this.#parts
    const session = this.#parts.session()
    const transcript: Transcript | null = session?.chats.transcript(id) ?? null
    if (transcript === null) return unknownChat()
    relay.open(id)
    session?.chats.open(id, read)
    if (focus) desk.focus(id)
    if (read) chatRead(id)
    return success(transcript)
  }

  closeChat(): void {
    this.#parts.relay.open(null)
    this.#parts.session()?.chats.open(null)
    this.#parts.desk.focus(null)
  }

  /** `confirmed`: the supervisor was asked whether the customer may see him. */
  switchMode(id: ChatId, mode: Mode, confirmed: boolean): Answer {
    return this.#inSession(({ actions, chats }) => {
      const isThere = chats.get(id)?.mode.known === 'BargeIn'
      const refusal = isThere ? null : unasked(mode, confirmed, this.#parts.askBeforeBargeIn())
      return refusal ?? actions.switchMode(id, mode)
    })
  }

  /** `knowingly`: the supervisor saw what of it not everyone could read so far. */
  send(id: ChatId, audience: SendAudience, text: string, knowingly: boolean): Answer {
    return this.#inSession(({ actions }) => actions.send(id, audience, text, knowingly))
  }

  typing(id: ChatId, audience: SendAudience, active: boolean): Answer {
    return this.#inSession(({ actions }) => actions.typing(id, audience, active))
  }

  leave(id: ChatId): Answer {
    return this.#inSession(({ actions }) => actions.leave(id))
  }

  /** Reads a chat and its lines again. */
  reload(id: ChatId): Answer {
    return this.#inSession(async (session) => {
      if (!session.chats.has(id)) return unknownChat()
      try {
        await session.reload(id)
        return success(undefined)
      } catch (error) {
        if (error instanceof ServerError) return failure(error.code, error.message)
        throw error
      }
    })
  }

  /** Looks at the connection at once. */
  reconnect(): Answer {
    return this.#inSession((session) => {
      session.checkNow()
      return success(undefined)
    })
  }

  /** The supervisor has seen that lines for agents can be read by everyone. */
  understandExposed(id: ChatId): void {
    this.#parts.session()?.chats.understood(id)
  }

  /** In so many chats there is text that was not sent. */
  countUnsent(count: number): void {
    this.#unsent = count
  }

  /** Leaves the chats and stays signed in, as where the system may be about to end the user's session. */
  async leaveChats(): Promise<void> {
    if (this.stake.chats === 0) return
    await this.#parts.session()?.leaveChats()
    this.#parts.desk.notice('warning', m.notices.chatsLeft())
  }

  #inSession<T>(act: (session: Session) => Answer<T>): Answer<T> {
    const session = this.#parts.session()
    return session === null ? signedOut() : act(session)
  }
}
