import * as m from '#messages'
import path from 'node:path'
import {
  failure,
  success,
  type AuditAct,
  type Chat,
  type ChatId,
  type recordsRequests,
  type Result,
  type Saved,
  type Transcript,
} from '../../preload/contract/index.ts'
import type { HandlersOf } from '../requests/handlers.ts'
import { auditCsv } from './audit/csv.ts'
import type { AuditLog } from './audit/log.ts'
import { momentsOf } from './days.ts'
import { chatChoice, exportDocument, sum, totalLeftOut, type ExportSource } from './export/document.ts'
import { exportFileName, fileName } from './export/file-name.ts'
import { exportFormats } from './export/index.ts'
import { saveFile, type AskWhere } from './save.ts'

export interface RecordsParts {
  /** The chats of the session there is; null when signed out. */
  chats: () => { all(): Chat[]; get(id: ChatId): Chat | null; transcript(id: ChatId): Transcript | null } | null
  log: Pick<AuditLog, 'read' | 'sweep'>
  /** Notes an act of the supervisor's. */
  note: (act: AuditAct) => void
  askWhere: AskWhere
  /** Where files are suggested to be saved. */
  folder: () => string
  keepDays: () => number
  setKeepDays: (days: number) => void
  now: () => number
  timeZone: () => string
  appVersion: string
}

/** Exports of chats, and the audit: answers the window's requests for both. */
export class Records {
  readonly #parts: RecordsParts
  /** One dialog of the operating system at a time. */
  #asking = false

  constructor(parts: RecordsParts) {
    this.#parts = parts
  }

  readonly handlers: HandlersOf<typeof recordsRequests> = {
    exportChoices: () => {
      const ids = this.#parts.chats()?.all() ?? []
      return success(this.#sources(ids.map(({ id }) => id)).map(chatChoice))
    },
    exportChats: async ({ chatIds, format, also }) => {
      const { now, timeZone, appVersion, note } = this.#parts
      const chosen = [...new Set(chatIds)]
      // What is exported is what was there when it was asked for: a chat can go while the dialog is open.
      const sources = this.#sources(chosen)
      if (sources.length === 0) return failure('unknownChat', m.records.chatsGone())
      const document = exportDocument(sources, {
        exportedAt: now(),
        appVersion,
        timeZone: timeZone(),
        missing: chosen.length - sources.length,
        also,
      })
      const { ending, write } = exportFormats[format]
      const name = m.records.formatName({ format })
      const suggested = exportFileName(
        sources.map(({ chat }) => chat),
        document.exportedAt,
        document.timeZone,
      )
      const lines = document.chats.reduce((total, chat) => total + chat.lines, 0)
      const leftOut = sum(totalLeftOut(document))
      const saved = await this.#save(m.records.exportTitle(), suggested, { name, ending }, write(document), {
        items: lines,
        leftOut,
        missing: document.missing,
      })
      if (saved.ok && saved.value.kind === 'saved')
        note({ kind: 'exported', format, audiences: [...document.audiences], chats: sources.length, lines })
      return saved
    },
    readAudit: async ({ from, to, limit }) => {
      const read = await this.#read(from, to)
      if (!read.ok) return read
      const { records, corrupt } = read.value
      return success({
        records: records.slice(-limit).reverse(),
        total: records.length,
        corrupt,
        keepDays: this.#parts.keepDays(),
      })
    },
    exportAudit: async ({ from, to }) => {
      const read = await this.#read(from, to)
      if (!read.ok) return read
      const { records, corrupt } = read.value
      const suggested = fileName(
        from === to ? m.records.auditFile({ from }) : m.records.auditFileDays({ from, to }),
        '',
      )
      const csv = auditCsv(records, this.#parts.timeZone())
      const saved = await this.#save(m.records.exportAuditTitle(), suggested, { name: 'CSV', ending: 'csv' }, csv, {
        items: records.length,
        leftOut: corrupt,
        missing: 0,
      })
      if (saved.ok && saved.value.kind === 'saved') this.#parts.note({ kind: 'auditExported', rows: records.length })
      return saved
    },
    keepAudit: ({ days }) => {
      this.#parts.setKeepDays(days)
      this.#parts.log.sweep()
      return success(undefined)
    },
  }

  #sources(ids: readonly ChatId[]): ExportSource[] {
    const chats = this.#parts.chats()
    if (chats === null) return []
    return ids.flatMap((id) => {
      const chat = chats.get(id)
      const transcript = chats.transcript(id)
      return chat === null || transcript === null ? [] : [{ chat, transcript }]
    })
  }

  async #read(from: string, to: string): Promise<Result<Awaited<ReturnType<AuditLog['read']>>>> {
    const moments = momentsOf(from, to)
    if (moments.from >= moments.to) return failure('badInput', m.records.daysTurned())
    try {
      return success(await this.#parts.log.read(moments.from, moments.to))
    } catch {
      return failure('unreadable', m.records.auditUnreadable())
    }
  }

  async #save(
    title: string,
    suggested: string,
    { name, ending }: { name: string; ending: string },
    content: string,
    counts: { items: number; leftOut: number; missing: number },
  ): Promise<Result<Saved>> {
    if (this.#asking) return failure('busy', m.records.dialogOpen())
    this.#asking = true
    try {
      const saved = await saveFile(
        this.#parts.askWhere,
        {
          title,
          defaultPath: path.join(this.#parts.folder(), `${suggested}.${ending}`),
          filters: [{ name, extensions: [ending] }],
        },
        content,
      )
      if (!saved.ok) return saved
      return success(saved.value === null ? { kind: 'cancelled' } : { kind: 'saved', ...saved.value, ...counts })
    } finally {
      this.#asking = false
    }
  }
}
