import type { Chat, Line, Mode, Party, Visibility } from './chat.ts'
import { modeVisibility, partyOf } from './chat.ts'
import type { HistoryLine } from './new-chat.ts'

/** Adds a line to a chat's log. Indices count all its lines; a test may leave some out by giving one. */
export function append(chat: Chat, line: Omit<Line, 'index'> & { index?: number }): Line {
  const appended = { ...line, index: line.index ?? chat.nextIndex }
  chat.nextIndex = Math.max(chat.nextIndex, appended.index + 1)
  chat.lines.push(appended)
  return appended
}

/** Someone comes into a chat. */
export function enter(chat: Chat, party: Party, at: number): Line {
  chat.parties = [...chat.parties, party]
  return append(chat, { type: 'ParticipantJoined', visibility: party.visibility, at, from: party })
}

/** Someone goes; who could see him sees that he left. */
export function exit(chat: Chat, party: Party, at: number): Line {
  chat.parties = chat.parties.filter(({ participantId }) => participantId !== party.participantId)
  return append(chat, { type: 'ParticipantLeft', visibility: party.visibility, at, from: party })
}

/** Others see an agent who is in the chat already; null where he is not. */
export function changeVisibility(chat: Chat, userId: string, visibility: Visibility, at: number): Line | null {
  const before = chat.parties.find((party) => party.userId === userId)
  if (before === undefined) return null
  const from = { ...before, visibility }
  chat.parties = chat.parties.map((party) => (party === before ? from : party))
  return append(chat, { type: 'ParticipantRejoined', visibility: 'All', at, from })
}

/** The supervisor's standing changes; null where it is that already, or where he is not in the chat. */
export function changeMode(chat: Chat, mode: Mode, at: number): Line | null {
  const before = partyOf(chat, 'supervisor')
  if (chat.supervision === null || before === undefined || chat.supervision.mode === mode) return null
  const from = { ...before, visibility: modeVisibility[mode] }
  chat.parties = chat.parties.map((party) => (party === before ? from : party))
  chat.supervision = { ...chat.supervision, mode }
  return append(chat, { type: 'ParticipantRejoined', visibility: 'All', at, from })
}

/** The supervisor is in the chat no more, in this final state of his. */
export function release(chat: Chat, state: string): void {
  chat.parties = chat.parties.filter(({ participantId }) => participantId !== chat.supervision?.participantId)
  chat.supervision = null
  chat.left = state === 'LeftChat'
}

/** The supervisor comes into a chat, or had come by `at`. */
export function supervise(chat: Chat, mode: Mode, supervisor: Party, at: number): Line {
  chat.supervision = { state: 'Chatting', mode, participantId: supervisor.participantId }
  chat.left = false
  return enter(chat, { ...supervisor, visibility: modeVisibility[mode] }, at)
}

/** Says what was said before; a supervisor watched from the start and changed his mode with his first line. */
export function recall(
  chat: Chat,
  history: readonly HistoryLine[],
  supervision: { mode: Mode; supervisor: Party } | null,
  now: number,
): void {
  const speaks = history.some(({ who }) => who === 'supervisor')
  if (supervision !== null) {
    supervise(chat, speaks ? 'Monitor' : supervision.mode, supervision.supervisor, chat.receivedAt)
  }
  for (const { who, text, visibility = 'All', at = now } of history) {
    if (who === 'supervisor') changeMode(chat, visibility === 'Agents' ? 'Coach' : 'BargeIn', at)
    append(chat, { type: 'Text', from: partyOf(chat, who) ?? null, visibility, text, at })
  }
  if (supervision !== null) changeMode(chat, supervision.mode, history[history.length - 1]?.at ?? chat.receivedAt)
}
