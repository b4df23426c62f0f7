import type { ChatId, ChatReport, Entry, Participant } from '../../preload/contract/index.ts'

/** What a list of messages says. Entries stand in the order in which they came. */
export interface Lines {
  entries: Entry[]
  /** Someone began or stopped to type; `participant.audience` is who can see *that*, not the participant's standing. */
  typing: { participant: Participant; active: boolean }[]
  /** Messages that could not be read, with an entry in their place or without (no index: no place). */
  unreadable: number
}

/** What a notification says. */
export type Notification =
  | {
      kind: 'chat'
      /** `StatusChange`, `ParticipantsUpdated`, `PropertiesUpdated`, `Error`, or what a newer server says. */
      type: string
      report: ChatReport
      /** Of the operation that it answers, where the server says. */
      referenceId: string | null
      /** The text of an `Error`; null where it has none, and for all others. */
      error: string | null
    }
  | { kind: 'messages'; chatId: ChatId; lines: Lines }
  /** About something else than chats. */
  | { kind: 'ignored'; messageType: string }
  | { kind: 'unreadable' }
