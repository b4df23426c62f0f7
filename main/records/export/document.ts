import * as v from 'valibot'
import type {
  Audience,
  Chat,
  ChatChoice,
  Entry,
  ExtraAudience,
  Gap,
  LineCounts,
  Participant,
  Transcript,
} from '../../../preload/contract/index.ts'

/** All that goes into an export, the same for every format. What is not in here cannot get into a file. */
export interface ExportDocument {
  /** This machine's clock, ms. */
  exportedAt: number
  appVersion: string
  /** IANA name. */
  timeZone: string
  /** Whose lines it holds; `everyone` is always among them. */
  audiences: readonly Audience[]
  chats: readonly ExportedChat[]
  /** Chosen chats that were no longer there. */
  missing: number
}

export interface ExportedChat {
  id: string
  customer: string
  agent: string
  state: string
  startedAt: number | null
  /** Those whom one of the chosen audiences can see. */
  participants: readonly ExportedParticipant[]
  participantsLeftOut: number
  rows: readonly Row[]
  /** How many lines are in, and how many were left out for each audience. */
  lines: number
  leftOut: LeftOut
}

export type ExportedParticipant = Omit<Participant, 'role'> & { role: Role }

export type LeftOut = Readonly<Record<ExtraAudience, number>>

export type Row = { kind: 'line'; entry: Entry; role: Role } | { kind: 'gap'; gap: Gap }

/** What someone is in a chat, as far as an export tells. */
export const Role = v.picklist(['customer', 'agent', 'supervisor', 'bot', 'workflow', 'system', 'other'])
export type Role = v.InferOutput<typeof Role>

export interface ExportSource {
  chat: Chat
  transcript: Transcript
}

export interface DocumentOptions extends Pick<ExportDocument, 'exportedAt' | 'appVersion' | 'timeZone' | 'missing'> {
  also: readonly ExtraAudience[]
}

export const extras: readonly ExtraAudience[] = ['agents', 'supervisors', 'unknown']

/** Chooses what goes into an export: the lines for everyone, and those of the audiences that were asked for besides. */
export function exportDocument(sources: readonly ExportSource[], { also, ...head }: DocumentOptions): ExportDocument {
  const audiences: Audience[] = ['everyone', ...extras.filter((extra) => also.includes(extra))]
  return { ...head, audiences, chats: sources.map((source) => exportedChat(source, new Set(audiences))) }
}

/** What can be exported of a chat, as {@link exportDocument} counts it. */
export function chatChoice({ chat, transcript }: ExportSource): ChatChoice {
  const lines: LineCounts = { everyone: 0, agents: 0, supervisors: 0, unknown: 0 }
  for (const entry of transcript.entries) lines[audienceFor(entry)] += 1
  const { id: chatId, customer, agent, receivedAt } = chat
  return { chatId, customer, agent, receivedAt, ended: chat.state !== 'Chatting', lines }
}

/**
 * Whose line it is in an export. A line for everyone which only says that somebody came, went or changed (the server logs
 * a coach's rejoining as `All`) belongs to those who can see that somebody: else it would give the coach away.
 */
export function audienceFor({ audience, from, body }: Entry): Audience {
  if (audience !== 'everyone' || from === null) return audience
  switch (body.kind) {
    case 'joined':
    case 'left':
    case 'rejoined':
    case 'nickname':
      return from.audience
    case 'text':
    case 'pushUrl':
    case 'notice':
    case 'transcriptSaved':
    case 'unknown':
    case 'unreadable':
      return audience
  }
}

/**
 * What each is in a chat. Most servers call a supervisor an agent: it is one whom only supervisors ever saw, in a line or in
 * the list, whoever sees them now. Who was never seen but by agents may coach or be consulted, and stays what the server says.
 */
function rolesIn({ chat, transcript }: ExportSource): (participant: Participant) => Role {
  const seen = [...chat.participants, ...transcript.entries.flatMap(({ from }) => from ?? [])]
  const supervisors = new Set(chat.self === null ? [] : [whoIs(chat.self)])
  for (const one of seen) {
    if (one.audience === 'supervisors' || one.role === 'supervisor') supervisors.add(whoIs(one))
  }
  return (participant) => {
    if (participant.kind !== 'agent') return participant.kind
    if (participant.role === 'bot') return 'bot'
    return supervisors.has(whoIs(participant)) ? 'supervisor' : 'agent'
  }
}

/** How many lines of the whole export were left out for each audience. */
export function totalLeftOut({ chats }: ExportDocument): LeftOut {
  const total = { agents: 0, supervisors: 0, unknown: 0 }
  for (const { leftOut } of chats) for (const extra of extras) total[extra] += leftOut[extra]
  return total
}

export const sum = (leftOut: LeftOut): number => leftOut.agents + leftOut.supervisors + leftOut.unknown

/** Whether a file holds lines that the customer could not read. */
export const isConfidential = ({ audiences }: ExportDocument): boolean => audiences.length > 1

const whoIs = ({ userId, participantId }: Participant): string => userId ?? participantId

function exportedChat(source: ExportSource, chosen: ReadonlySet<Audience>): ExportedChat {
  const { chat, transcript } = source
  const roleOf = rolesIn(source)
  const leftOut = { agents: 0, supervisors: 0, unknown: 0 }
  const rows: Row[] = []
  let lines = 0
  const gaps = [...transcript.gaps].sort((a, b) => a.afterIndex - b.afterIndex)
  const gapsBefore = (index: number): void => {
    for (let gap = gaps[0]; gap !== undefined && gap.afterIndex < index; gap = gaps[0]) {
      rows.push({ kind: 'gap', gap })
      gaps.shift()
    }
  }
  for (const entry of transcript.entries) {
    gapsBefore(entry.index)
    const audience = audienceFor(entry)
    if (audience === 'everyone' || chosen.has(audience)) {
      lines += 1
      rows.push({ kind: 'line', entry, role: entry.from === null ? 'other' : roleOf(entry.from) })
    } else {
      leftOut[audience] += 1
    }
  }
  gapsBefore(Infinity)
  const participants = chat.participants
    .filter(({ audience }) => chosen.has(audience))
    .map((one) => ({ ...one, role: roleOf(one) }))
  return {
    id: chat.id,
    customer: chat.customer,
    agent: chat.agent,
    state: chat.state,
    startedAt: chat.receivedAt,
    participants,
    participantsLeftOut: chat.participants.length - participants.length,
    rows,
    lines,
    leftOut,
  }
}
