import * as m from '#messages'
import * as v from 'valibot'
import { Audience, Mode, SendAudience } from './audience.ts'
import { ChatId } from './ids.ts'

/**
 * What the supervisor takes out of the program (exports of chats) and what the program notes of his own acts (the audit).
 */

/** Most chats that one export holds. */
const EXPORT_LIMIT = 5000

/** For how many days the audit is kept; 0: switched off. */
export const AuditDays = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3650))

export const ExportFormat = v.picklist(['text', 'html', 'json'])
export type ExportFormat = v.InferOutput<typeof ExportFormat>

/** What can be exported beside the lines for everyone, which every export holds. */
export const ExtraAudience = v.picklist(['agents', 'supervisors', 'unknown'])
export type ExtraAudience = v.InferOutput<typeof ExtraAudience>

/** So many lines for each audience. */
export const LineCounts = v.object({
  everyone: v.number(),
  agents: v.number(),
  supervisors: v.number(),
  unknown: v.number(),
})
export type LineCounts = v.InferOutput<typeof LineCounts>

export const ChatChoice = v.object({
  chatId: ChatId,
  customer: v.string(),
  agent: v.string(),
  receivedAt: v.nullable(v.number()),
  /** Whether it has ended; it can be exported as long as it is open. */
  ended: v.boolean(),
  /** How many lines there are for each audience, as an export counts them. */
  lines: LineCounts,
})
/** A chat that can be exported. */
export type ChatChoice = v.InferOutput<typeof ChatChoice>

export const Saved = v.variant('kind', [
  /** The supervisor closed the dialog: nothing was written. */
  v.object({ kind: v.literal('cancelled') }),
  /** `file`: its name without the folder. `missing`: chats that were chosen and are no longer there. */
  v.object({ kind: v.literal('saved'), file: v.string(), items: v.number(), leftOut: v.number(), missing: v.number() }),
])
export type Saved = v.InferOutput<typeof Saved>

const outcome = v.nullable(v.string())

export const AuditAct = v.variant('kind', [
  v.object({ kind: v.literal('signedIn') }),
  /** `chats`: how many chats were left by it. */
  v.object({ kind: v.literal('signedOut'), chats: v.number() }),
  /** The server ended the session. */
  v.object({ kind: v.literal('sessionEnded'), reason: v.string() }),
  /** The server told the own mode in a chat for the first time; `already`: it was so when the session began. */
  v.object({ kind: v.literal('joined'), mode: Mode, already: v.boolean() }),
  v.object({ kind: v.literal('switchAsked'), mode: Mode }),
  /** `latency` in ms; null where the answer came by way of a new connection. */
  v.object({ kind: v.literal('switchConfirmed'), mode: Mode, latency: v.nullable(v.number()) }),
  v.object({ kind: v.literal('switchRefused'), mode: Mode, reason: v.string() }),
  v.object({ kind: v.literal('switchUnanswered'), mode: Mode }),
  /** The mode is another than before, without a switch of this program's. */
  v.object({ kind: v.literal('modeChanged'), mode: Mode }),
  /** A message: for whom and how long (as the limit for messages counts), never what. `failure`: code of the error, null when it went out. */
  v.object({ kind: v.literal('sent'), audience: SendAudience, length: v.number(), failure: outcome }),
  v.object({ kind: v.literal('left'), failure: outcome }),
  /** The chat is over for the supervisor without his doing. */
  v.object({ kind: v.literal('chatEnded') }),
  /** A line that was written to agents can be read by everyone; `lines`: how many there are by now. */
  v.object({ kind: v.literal('exposed'), lines: v.number() }),
  /** Any other operation, by its name alone. */
  v.object({ kind: v.literal('operation'), name: v.string(), failure: outcome }),
  v.object({
    kind: v.literal('exported'),
    format: ExportFormat,
    audiences: v.array(Audience),
    chats: v.number(),
    lines: v.number(),
  }),
  v.object({ kind: v.literal('auditExported'), rows: v.number() }),
])
/** What was done; texts of messages are in none. */
export type AuditAct = v.InferOutput<typeof AuditAct>

export const AuditRecord = v.object({
  /** By this machine's clock. */
  at: v.number(),
  server: v.string(),
  user: v.string(),
  /** The chat that it was about, named as it was then. */
  chat: v.nullable(v.object({ id: v.string(), customer: v.string(), agent: v.string() })),
  act: AuditAct,
})
/** One line of the supervisor's own log. */
export type AuditRecord = v.InferOutput<typeof AuditRecord>

/** A day as `2026-11-22`, by this machine's time zone. */
const Day = v.pipe(
  v.string(),
  v.isoDate(() => m.records.chooseDay()),
)
/** Both days are included. */
const days = { from: Day, to: Day }

export const AuditPage = v.object({
  /** Newest first. */
  records: v.array(AuditRecord),
  /** How many there are in these days, of which `records` are the newest. */
  total: v.number(),
  /** Lines of the log that could not be read. */
  corrupt: v.number(),
  /** For how many days the log is kept; 0: switched off. */
  keepDays: v.number(),
})
export type AuditPage = v.InferOutput<typeof AuditPage>

/** Exports and the audit. */
export const recordsRequests = {
  /** The chats that can be exported now, with what each holds. */
  exportChoices: { input: v.undefined(), output: v.array(ChatChoice) },
  /** Asks for a file by the operating system's dialog and writes the chats into it. */
  exportChats: {
    input: v.object({
      chatIds: v.pipe(
        v.array(ChatId),
        v.minLength(1, () => m.records.chooseOne()),
        v.maxLength(EXPORT_LIMIT, () => m.records.tooManyChats()),
      ),
      format: ExportFormat,
      /** Beside the lines for everyone. */
      also: v.array(ExtraAudience),
    }),
    output: Saved,
  },
  readAudit: {
    input: v.object({ ...days, limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)) }),
    output: AuditPage,
  },
  /** Asks for a file and writes the log of these days into it, as CSV. */
  exportAudit: { input: v.object(days), output: Saved },
  /** For how many days the log is kept from now on; what is older is removed at once, 0 removes all and notes nothing more. */
  keepAudit: { input: v.object({ days: AuditDays }), output: v.undefined() },
} as const
