import * as m from '#messages'
import fs from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { AuditRecord } from '../../../preload/contract/index.ts'
import type { Clock } from '../../common/clock.ts'
import { errorCode } from '../../common/error-code.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

export interface AuditLogParts {
  /** Made when the first line is written. */
  folder: string
  clock: Clock
  /** For how many days lines are kept; 0: nothing is written. */
  keepDays: () => number
  /** Takes a sentence for the supervisor about what could not be kept. */
  report: (sentence: string) => void
}

export interface AuditReading {
  /** Oldest first. */
  records: AuditRecord[]
  /** Lines that could not be read. */
  corrupt: number
}

/**
 * The supervisor's own log: JSON lines in one file for each day, by UTC so that neither travel nor the change of the
 * clocks splits or repeats a day; whoever reads asks by moments. Appending is synchronous: what was noted is with the
 * operating system before anything else happens, so quitting or a crash loses nothing.
 */
export class AuditLog {
  readonly #parts: AuditLogParts
  /** Files whose end was looked at in this run. */
  readonly #whole = new Set<string>()
  #failing = false
  #cancelSweep: () => void = () => undefined

  constructor(parts: AuditLogParts) {
    this.#parts = parts
  }

  /** Removes what is too old, now and then every hour (a machine that sleeps misses no day). */
  start(): void {
    this.sweep()
    this.#cancelSweep = this.#parts.clock.after(HOUR, () => this.start())
  }

  stop(): void {
    this.#cancelSweep()
  }

  append(record: AuditRecord): void {
    if (this.#parts.keepDays() === 0) return
    const file = this.#file(record.at)
    try {
      fs.mkdirSync(this.#parts.folder, { recursive: true, mode: 0o700 })
      // A line that was cut off by a loss of power must not spoil the next one.
      const begin = this.#whole.has(file) || endsWhole(file) ? '' : '\n'
      fs.appendFileSync(file, `${begin}${JSON.stringify(record)}\n`, { mode: 0o600 })
      this.#whole.add(file)
      this.#failing = false
    } catch (error) {
      if (!this.#failing) this.#parts.report(notKept(this.#parts.folder, error))
      this.#failing = true
    }
  }

  /** All that was noted from `from` until before `to` (ms). What cannot be read is counted; rejects when the folder cannot. */
  async read(from: number, to: number): Promise<AuditReading> {
    const records: AuditRecord[] = []
    let corrupt = 0
    for (const { file, begin } of this.#files()) {
      if (begin >= to || begin + DAY <= from) continue
      for (const line of (await fs.promises.readFile(file, 'utf8')).split('\n')) {
        if (line === '') continue
        const record = readLine(line)
        if (record === null) corrupt += 1
        else if (record.at >= from && record.at < to) records.push(record)
      }
    }
    return { records: records.sort((a, b) => a.at - b.at), corrupt }
  }

  /** Removes the days that ended longer ago than lines are kept; with 0 days, all. */
  sweep(): void {
    const keep = this.#parts.keepDays()
    const oldest = keep === 0 ? Infinity : this.#parts.clock.now() - keep * DAY
    try {
      for (const { file, begin } of this.#files()) if (begin + DAY <= oldest) fs.rmSync(file, { force: true })
    } catch (error) {
      const { folder } = this.#parts
      this.#parts.report(m.records.auditNotSwept({ folder, reason: errorCode(error) }))
    }
  }

  #file(at: number): string {
    return path.join(this.#parts.folder, `audit-${new Date(at).toISOString().slice(0, 10)}.jsonl`)
  }

  /** Every day's file, the oldest first. */
  #files(): { file: string; begin: number }[] {
    let names: string[]
    try {
      names = fs.readdirSync(this.#parts.folder)
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return []
      throw error
    }
    return names.sort().flatMap((name) => {
      const day = /^audit-(\d{4}-\d{2}-\d{2})\.jsonl$/.exec(name)?.[1]
      const begin = day === undefined ? NaN : Date.parse(`${day}T00:00:00Z`)
      return Number.isNaN(begin) ? [] : [{ file: path.join(this.#parts.folder, name), begin }]
    })
  }
}

function readLine(line: string): AuditRecord | null {
  try {
    const read = v.safeParse(AuditRecord, JSON.parse(line))
    return read.success ? read.output : null
  } catch {
    return null
  }
}

function endsWhole(file: string): boolean {
  let handle: number
  try {
    handle = fs.openSync(file, 'r')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return true
    throw error
  }
  try {
    const { size } = fs.fstatSync(handle)
    if (size === 0) return true
    const last = Buffer.alloc(1)
    fs.readSync(handle, last, 0, 1, size - 1)
    return last.toString() === '\n'
  } finally {
    fs.closeSync(handle)
  }
}

const notKept = (folder: string, error: unknown): string => m.records.auditNotKept({ folder, reason: errorCode(error) })
