import path from 'node:path'
import type { Clock } from '../common/clock.ts'
import { AuditLog } from './audit/log.ts'
import { Trail } from './audit/trail.ts'
import { ownTimeZone } from './export/times.ts'
import { Records, type RecordsParts } from './records.ts'

export interface OpenRecordsOptions extends Pick<
  RecordsParts,
  'chats' | 'askWhere' | 'folder' | 'keepDays' | 'setKeepDays' | 'appVersion'
> {
  /** Where the audit has its folder: Electron's `userData`. */
  userData: string
  clock: Clock
  /** Takes a sentence for the supervisor. */
  report: (sentence: string) => void
}

/** Builds exports and the audit: what answers requests, what notes the supervisor's acts, and what keeps the notes. */
export function openRecords({ userData, clock, report, ...rest }: OpenRecordsOptions): {
  records: Records
  trail: Trail
  /** To be started once there is somebody to report to. */
  auditLog: AuditLog
} {
  const auditLog = new AuditLog({ folder: path.join(userData, 'audit'), clock, keepDays: rest.keepDays, report })
  const trail = new Trail({ now: () => clock.now(), append: (record) => auditLog.append(record) })
  const records = new Records({
    ...rest,
    log: auditLog,
    note: (act) => trail.note(act),
    now: () => clock.now(),
    timeZone: ownTimeZone,
  })
  return { records, trail, auditLog }
}
