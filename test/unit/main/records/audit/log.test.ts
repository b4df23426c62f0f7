import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AuditRecord } from '../../../../../preload/contract/index.ts'
import { AuditLog } from '../../../../../main/records/audit/log.ts'
import { FakeClock } from '../../../fake-clock.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

let home: string
let folder: string
let clock: FakeClock
let keepDays: number
let reports: string[]

beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'sideline-audit-'))
  folder = path.join(home, 'audit')
  clock = new FakeClock(0)
  clock.advance(100 * DAY)
  keepDays = 30
  reports = []
})

afterEach(() => fs.rmSync(home, { recursive: true, force: true }))

const open = (): AuditLog =>
  new AuditLog({ folder, clock, keepDays: () => keepDays, report: (sentence) => reports.push(sentence) })

const record = (at: number, name = 'x'): AuditRecord => ({
  at,
  server: 'https://gws.example.com',
  user: 'sam',
  chat: null,
  act: { kind: 'operation', name, failure: null },
})

const files = (): string[] => fs.readdirSync(folder).sort()

describe('the audit log', () => {
  it('keeps a file for each day by UTC, which only its owner can read', () => {
    const log = open()
    log.append(record(100 * DAY))
    log.append(record(101 * DAY - 1))
    log.append(record(101 * DAY))
    expect(files()).toEqual(['audit-1970-04-11.jsonl', 'audit-1970-04-12.jsonl'])
    const modes = [folder, ...files().map((name) => path.join(folder, name))].map((it) => fs.statSync(it).mode & 0o777)
    expect(modes).toEqual([0o700, 0o600, 0o600])
  })

  it('has what was noted on disk at once, for whoever reads it next', async () => {
    open().append(record(100 * DAY, 'first'))
    open().append(record(100 * DAY + 1, 'second'))
    const { records, corrupt } = await open().read(0, 200 * DAY)
    expect(records.map(({ act }) => act.kind === 'operation' && act.name)).toEqual(['first', 'second'])
    expect(corrupt).toBe(0)
  })

  it('reads the moments asked for and no others, in order', async () => {
    const log = open()
    for (const at of [99.5, 100.2, 100.1, 100.9, 101.5]) log.append(record(at * DAY))
    const { records } = await log.read(100 * DAY, 101 * DAY)
    expect(records.map(({ at }) => at / DAY)).toEqual([100.1, 100.2, 100.9])
  })

  it('skips and counts what is damaged, and does not let a line that was cut off spoil the next', async () => {
    open().append(record(100 * DAY, 'whole'))
    const [name = ''] = files()
    fs.appendFileSync(path.join(folder, name), 'not json\n{"at":1}\n{"at":86400')
    open().append(record(100 * DAY + 5, 'after'))
    const { records, corrupt } = await open().read(0, 200 * DAY)
    expect(records).toHaveLength(2)
    expect(corrupt).toBe(3)
  })

  it('is empty where nothing was ever noted', async () => {
    expect(await open().read(0, 200 * DAY)).toEqual({ records: [], corrupt: 0 })
    open().sweep()
    expect(reports).toEqual([])
  })

  it('removes at the start, and again as days pass, what is older than it is kept, and nothing else', () => {
    const log = open()
    for (const day of [60, 69, 70, 99, 100]) log.append(record(day * DAY))
    fs.writeFileSync(path.join(folder, 'audit-notes.jsonl'), 'mine')
    log.start()
    expect(files()).toEqual([
      'audit-1970-03-12.jsonl',
      'audit-1970-04-10.jsonl',
      'audit-1970-04-11.jsonl',
      'audit-notes.jsonl',
    ])
    clock.advance(DAY)
    expect(files()[0]).toBe('audit-1970-04-10.jsonl')
    log.stop()
    keepDays = 0
    clock.advance(DAY)
    expect(files()).toHaveLength(3)
  })

  it('writes nothing when it is switched off, and then removes what there is', () => {
    const log = open()
    log.append(record(100 * DAY))
    keepDays = 0
    log.append(record(100 * DAY + 1))
    log.sweep()
    expect(files()).toEqual([])
  })

  it('says once, in a sentence, that it cannot be kept, and goes on when it can', async () => {
    fs.writeFileSync(folder, 'a file where the folder should be')
    const log = open()
    log.append(record(100 * DAY))
    log.append(record(100 * DAY))
    expect(reports).toHaveLength(1)
    expect(reports[0]).toContain('The audit log cannot be kept')
    fs.rmSync(folder)
    log.append(record(100 * DAY, 'kept'))
    expect((await log.read(0, 200 * DAY)).records).toHaveLength(1)
  })
})
