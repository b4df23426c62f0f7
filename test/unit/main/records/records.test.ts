import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ChatId, recordsRequests, type AuditAct, type AuditRecord } from '../../../../preload/contract/index.ts'
import { momentsOf } from '../../../../main/records/days.ts'
import { Records } from '../../../../main/records/records.ts'
import type { AskWhere, SaveQuestion } from '../../../../main/records/save.ts'
import { Chats } from '../../../../main/supervision/chats.ts'
import { chatId, me, report } from '../supervision/samples.ts'
import { NOW, sampleChat, sampleTranscript } from './samples.ts'

let folder: string
let noted: AuditAct[]
let questions: SaveQuestion[]
let keepDays: number
let swept: number
let signedIn: boolean
let log: AuditRecord[]

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sideline-records-'))
  noted = []
  questions = []
  keepDays = 30
  swept = 0
  signedIn = true
  log = []
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const takeSuggested: AskWhere = (question) => {
  questions.push(question)
  return Promise.resolve({ canceled: false, filePath: question.defaultPath })
}

function records(askWhere: AskWhere = takeSuggested, chats?: Chats) {
  const { handlers } = new Records({
    chats: () =>
      chats ??
      (signedIn
        ? {
            all: () => [sampleChat()],
            get: (id) => (id === chatId ? sampleChat() : null),
            transcript: (id) => (id === chatId ? sampleTranscript : null),
          }
        : null),
    log: {
      read: (from, to) => Promise.resolve({ records: log.filter(({ at }) => at >= from && at < to), corrupt: 1 }),
      sweep: () => (swept += 1),
    },
    note: (act) => noted.push(act),
    askWhere,
    folder: () => folder,
    keepDays: () => keepDays,
    setKeepDays: (days) => (keepDays = days),
    now: () => NOW,
    timeZone: () => 'UTC',
    appVersion: '1.2.3',
  })
  return handlers
}

const gone = v.parse(ChatId, 'gone')
const file = (): string => fs.readFileSync(questions.at(-1)?.defaultPath ?? '', 'utf8')

describe('exporting chats', () => {
  it('writes what was chosen into the file that was chosen, and notes it', async () => {
    const saved = await records().exportChats({ chatIds: [chatId, gone, chatId], format: 'text', also: ['agents'] })
    expect(saved).toEqual({
      ok: true,
      value: { kind: 'saved', file: 'Tom with Bo 2026-11-22 10-56.txt', items: 4, leftOut: 2, missing: 1 },
    })
    expect(v.is(recordsRequests.exportChats.output, saved.ok && saved.value)).toBe(true)
    expect(questions[0]?.filters).toEqual([{ name: 'Text', extensions: ['txt'] }])
    expect(file()).toContain('agents-line')
    expect(file()).not.toContain('supervisors-line')
    expect(noted).toEqual([{ kind: 'exported', format: 'text', audiences: ['everyone', 'agents'], chats: 1, lines: 4 }])
  })

  it('writes and notes nothing when the dialog is closed', async () => {
    const closed = records(() => Promise.resolve({ canceled: true, filePath: '' }))
    expect(await closed.exportChats({ chatIds: [chatId], format: 'html', also: [] })).toEqual({
      ok: true,
      value: { kind: 'cancelled' },
    })
    expect(fs.readdirSync(folder)).toEqual([])
    expect(noted).toEqual([])
  })

  it('has one dialog at a time', async () => {
    const { promise, resolve } = Promise.withResolvers<{ canceled: boolean; filePath: string }>()
    const handlers = records(() => promise)
    const first = handlers.exportChats({ chatIds: [chatId], format: 'json', also: [] })
    expect(await handlers.exportChats({ chatIds: [chatId], format: 'json', also: [] })).toMatchObject({
      ok: false,
      error: { code: 'busy' },
    })
    resolve({ canceled: true, filePath: '' })
    await first
    expect(await handlers.exportChats({ chatIds: [chatId], format: 'json', also: [] })).toMatchObject({ ok: true })
  })

  it('refuses chats that are gone, and offers none when signed out', async () => {
    expect(await records().exportChats({ chatIds: [gone], format: 'text', also: [] })).toMatchObject({
      error: { code: 'unknownChat' },
    })
    signedIn = false
    expect(await records().exportChoices(undefined)).toEqual({ ok: true, value: [] })
    expect(questions).toEqual([])
  })
})

describe('a chat that has ended', () => {
  it('can be exported as long as it is open, and no longer', async () => {
    const ignore = () => undefined
    const chats = new Chats(me, { chatChanged: ignore, chatRemoved: ignore, transcriptChanged: ignore })
    chats.report(report('agents'), 0)
    chats.lines(chatId, { entries: sampleTranscript.entries, typing: [] }, 0)
    chats.open(chatId)
    chats.report({ id: chatId, state: 'Revoked' }, 0)
    const handlers = records(takeSuggested, chats)
    expect(await handlers.exportChoices(undefined)).toMatchObject({ value: [{ chatId, ended: true }] })
    expect(await handlers.exportChats({ chatIds: [chatId], format: 'text', also: [] })).toMatchObject({ ok: true })
    expect(file()).toContain('everyone-line')
    chats.open(null)
    expect(await handlers.exportChoices(undefined)).toMatchObject({ value: [] })
  })
})

describe('reading the audit', () => {
  const today = momentsOf('2026-11-22', '2026-11-22')
  const record = (at: number): AuditRecord => ({ at, server: 's', user: 'u', chat: null, act: { kind: 'signedIn' } })

  it('gives the newest first, no more than asked for, and how many there are', async () => {
    log = [today.from - 1, today.from, today.from + 1, today.to - 1, today.to].map(record)
    const read = await records().readAudit({ from: '2026-11-22', to: '2026-11-22', limit: 2 })
    expect(read).toEqual({
      ok: true,
      value: { records: [record(today.to - 1), record(today.from + 1)], total: 3, corrupt: 1, keepDays: 30 },
    })
  })

  it('refuses days in the wrong order', async () => {
    expect(await records().readAudit({ from: '2026-11-22', to: '2026-11-20', limit: 1 })).toMatchObject({
      error: { message: 'The first day is after the last one.' },
    })
  })

  it('is exported as CSV, which is noted', async () => {
    log = [record(today.from)]
    expect(await records().exportAudit({ from: '2026-11-20', to: '2026-11-22' })).toMatchObject({
      value: { kind: 'saved', file: 'Sideline audit 2026-11-20 to 2026-11-22.csv', items: 1 },
    })
    expect(file()).toContain('"signedIn"')
    expect(noted).toEqual([{ kind: 'auditExported', rows: 1 }])
  })

  it('is kept as long as it is set, which takes effect at once', async () => {
    await records().keepAudit({ days: 7 })
    expect([keepDays, swept]).toEqual([7, 1])
  })
})

describe('a day', () => {
  it('begins and ends at midnight here, also when the clocks change', () => {
    const { from, to } = momentsOf('2026-03-29', '2026-03-30')
    expect(new Date(from).toString()).toContain('Mar 29 2026 00:00:00')
    expect(new Date(to).toString()).toContain('Mar 31 2026 00:00:00')
  })
})
