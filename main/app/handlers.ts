import {
  success,
  type deskRequests,
  type Result,
  type Settings,
  type transcriptRequests,
} from '../../preload/contract/index.ts'
import type { HandlersOf } from '../requests/handlers.ts'
import type { SessionController } from '../session/controller.ts'
import type { DeskState } from './desk-state.ts'
import type { Relay } from './relay.ts'
import type { UseCases } from './use-cases.ts'

export interface DeskHandlersParts {
  controller: SessionController
  desk: DeskState
  relay: Relay
  useCases: UseCases
  /** Stores settings; answers what is in force then. */
  changeSettings: (changes: Partial<Settings>) => Settings
}

/** The window's requests about the session and its chats, each for the use case that it asks for. */
export function deskHandlers(parts: DeskHandlersParts): HandlersOf<typeof deskRequests & typeof transcriptRequests> {
  const { controller, desk, relay, useCases, changeSettings } = parts
  return {
    snapshot: () => success(relay.snapshot()),
    signIn: async ({ server, userName, password }) => {
      const signedIn = await controller.signIn({ server, userName, password })
      if (signedIn.ok) changeSettings({ server, userName })
      return signedIn
    },
    tryDemo: () => controller.tryDemo(),
    signOut: () => controller.signOut().then(() => success(undefined)),
    openChat: ({ chatId, ...how }) => useCases.openChat(chatId, how),
    closeChat: () => done(() => useCases.closeChat()),
    switchMode: ({ chatId, mode, confirmed }) => useCases.switchMode(chatId, mode, confirmed === true),
    send: ({ chatId, audience, text, knowingly }) => useCases.send(chatId, audience, text, knowingly === true),
    typing: ({ chatId, audience, active }) => useCases.typing(chatId, audience, active),
    reloadChat: ({ chatId }) => useCases.reload(chatId),
    reconnect: () => useCases.reconnect(),
    understandExposed: ({ chatId }) => done(() => useCases.understandExposed(chatId)),
    leave: ({ chatId }) => useCases.leave(chatId),
    countUnsent: ({ count }) => done(() => useCases.countUnsent(count)),
    dismissNotice: ({ id }) => done(() => desk.dismissNotice(id)),
    changeSettings: (changes) => success(changeSettings(changes)),
  }
}

function done(work: () => void): Result<undefined> {
  work()
  return success(undefined)
}
