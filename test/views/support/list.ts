import type { Chat, Snapshot } from '../../../preload/contract/index.ts'
import { chat, NOW } from './fixtures.ts'

/** Thousands of chats; the longer ago one began, the shorter its customer waits. */
export function thousands(count: number): Chat[] {
  return Array.from({ length: count }, (_, at) =>
    chat(`chat-${at}`, `Customer ${at}`, at % 2 === 0 ? 'Bo Lindqvist' : 'Ann Berger', 'Monitor', {
      receivedAt: NOW - count * 1000 + at * 1000,
      waitingSince: at % 4 === 0 ? NOW - at * 10 : null,
      participants: [],
    }),
  )
}

/** The same with a line a chat. */
export const compact = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  settings: { ...snapshot.settings, density: 'compact' },
})
