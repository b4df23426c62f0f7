import * as v from 'valibot'
import { UserId, type Chat, type Entry, type Transcript } from '../../../../preload/contract/index.ts'
import { Chats } from '../../../../main/supervision/chats.ts'
import { agent, chatId, customer, entry, me, participant, report, self } from '../supervision/samples.ts'

/** 2026-11-22 11:06:12.345 in UTC. */
export const NOW = Date.UTC(2026, 10, 22, 11, 6, 12, 345)

const listener = { chatChanged: () => undefined, chatRemoved: () => undefined, transcriptChanged: () => undefined }

/** A chat as the domain tells it, Sam coaching in it, a monitor beside him. */
export function sampleChat(facts: Partial<Chat> = {}): Chat {
  const chats = new Chats(me, listener)
  chats.report(report('agents', { receivedAt: NOW - 600_000 }), 0)
  const chat = chats.get(chatId)
  if (chat === null) throw new Error('the chat is not there')
  return { ...chat, participants: [agent, self('agents'), monitor, customer], ...facts }
}

export const monitor = participant('agent', 'Mo', 'supervisors', v.parse(UserId, 'mo'))

/** One line of each audience, each with a text that tells which. */
export const sampleLines: Entry[] = [
  { ...entry(1, customer, 'everyone-line'), at: NOW - 500_000 },
  { ...entry(2, self('agents'), 'agents-line', 'agents'), at: NOW - 400_000 },
  { ...entry(3, monitor, 'supervisors-line', 'supervisors'), at: NOW - 300_000 },
  { ...entry(4, agent, 'unknown-line', 'unknown'), at: NOW - 200_000 },
  { ...entry(5, self('agents'), { kind: 'rejoined' }), at: NOW - 100_000 },
  { ...entry(6, agent, 'Second everyone-line'), at: NOW - 50_000 },
]

export const sampleTranscript: Transcript = {
  entries: sampleLines,
  gaps: [{ afterIndex: 3, from: NOW - 250_000, to: NOW - 240_000, closed: true }],
}
