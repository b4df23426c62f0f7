import * as v from 'valibot'
import { Audience, EntryBody, type Entry, type Participant } from '../../../preload/contract/index.ts'
import { Role, totalLeftOut, type ExportDocument, type ExportedChat, type Row } from './document.ts'
import { localTimes, type Tell } from './times.ts'

/** A word for each audience that stays the same in every language. */
const marks = {
  everyone: 'Everyone',
  agents: 'Agents only',
  supervisors: 'Supervisors only',
  unknown: 'Unknown audience',
} as const satisfies Record<Audience, string>

/**
 * The form of the files; raised when a reader of older ones could misread them. 2: roles other than customer, agent and
 * supervisor, and places between two indices for lines that came under another's.
 */
export const EXPORT_VERSION = 2

const time = v.nullable(v.pipe(v.string(), v.isoTimestamp()))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const leftOut = v.object({ agents: count, supervisors: count, unknown: count })
/** What it means, in the word on the badge, and the server's own word. */
const visible = { audience: Audience, mark: v.picklist(Object.values(marks)), visibility: v.string() }
const person = { name: v.string(), role: Role, ...visible }

/** A file of exported chats. Texts are the server's, unchanged: whoever shows them has to escape them. Times are ISO 8601. */
export const ExportFile = v.object({
  format: v.literal('sideline-chats'),
  version: v.literal(EXPORT_VERSION),
  exportedAt: time,
  application: v.object({ name: v.literal('Sideline'), version: v.string() }),
  /** IANA name, and its offset when the file was made; every time has its own. */
  timeZone: v.object({ name: v.string(), offset: v.string() }),
  audiences: v.array(Audience),
  /** Lines that are not in the file because their audience was not chosen. */
  leftOut,
  /** Chats that were chosen and could no longer be read. */
  missingChats: count,
  chats: v.array(
    v.object({
      id: v.string(),
      customer: v.string(),
      agent: v.string(),
      state: v.string(),
      startedAt: time,
      participants: v.array(v.object(person)),
      participantsLeftOut: count,
      leftOut,
      lines: v.array(
        v.object({
          index: v.number(),
          at: time,
          ...visible,
          from: v.nullable(v.object(person)),
          body: EntryBody,
        }),
      ),
      /** Where the connection was lost: after the line with this index. `readAgain`: nothing is missing. */
      gaps: v.array(v.object({ afterIndex: v.number(), from: time, to: time, readAgain: v.boolean() })),
    }),
  ),
})
export type ExportFile = v.InferOutput<typeof ExportFile>

export function exportJson(document: ExportDocument): string {
  return `${JSON.stringify(exportFile(document), null, 2).replaceAll(TURNING, escaped)}\n`
}

/** What would turn lines around where the file is looked at; escaped it is the same to every reader of JSON. */
const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g
const escaped = (mark: string): string => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`

function exportFile(document: ExportDocument): ExportFile {
  const tell = localTimes(document.timeZone)
  return {
    format: 'sideline-chats',
    version: EXPORT_VERSION,
    exportedAt: iso(document.exportedAt, tell),
    application: { name: 'Sideline', version: document.appVersion },
    timeZone: { name: document.timeZone, offset: tell(document.exportedAt)?.offset ?? '' },
    audiences: [...document.audiences],
    leftOut: totalLeftOut(document),
    missingChats: document.missing,
    chats: document.chats.map((chat) => exportedChat(chat, tell)),
  }
}

function exportedChat(chat: ExportedChat, tell: Tell): ExportFile['chats'][number] {
  const { id, customer, agent, state, startedAt, participants, participantsLeftOut, rows } = chat
  return {
    id,
    customer,
    agent,
    state,
    startedAt: iso(startedAt, tell),
    participants: participants.map((one) => exportedPerson(one, one.role)),
    participantsLeftOut,
    leftOut: chat.leftOut,
    lines: rows.flatMap((row) => (row.kind === 'line' ? [exportedLine(row.entry, row.role, tell)] : [])),
    gaps: rows.flatMap((row) => exportedGap(row, tell)),
  }
}

function exportedLine(entry: Entry, role: Role, tell: Tell): ExportFile['chats'][number]['lines'][number] {
  const { index, at, audience, visibility, from, body } = entry
  return {
    index,
    at: iso(at, tell),
    audience,
    mark: marks[audience],
    visibility,
    from: from === null ? null : exportedPerson(from, role),
    body,
  }
}

function exportedGap(row: Row, tell: Tell): ExportFile['chats'][number]['gaps'] {
  if (row.kind !== 'gap') return []
  const { afterIndex, from, to, closed } = row.gap
  return [{ afterIndex, from: iso(from, tell), to: iso(to, tell), readAgain: closed }]
}

function exportedPerson({ nickname, audience, visibility }: Omit<Participant, 'role'>, role: Role) {
  return { name: nickname, role, audience, mark: marks[audience], visibility }
}

function iso(at: number | null, tell: Tell): string | null {
  return at === null ? null : (tell(at)?.iso ?? null)
}
