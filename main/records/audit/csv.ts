import type { AuditAct, AuditRecord } from '../../../preload/contract/index.ts'
import { localTimes } from '../export/times.ts'

const columns = [
  'Time',
  'Server',
  'User',
  'Act',
  'Chat',
  'Customer',
  'Agent',
  'Mode',
  'Audience',
  'Characters',
  'Latency (ms)',
  'Failure',
  'Details',
] as const

/** The audit as CSV (RFC 4180): every cell quoted, lines end in CRLF. Begins with a byte order mark, without which Excel misreads names. */
export function auditCsv(records: readonly AuditRecord[], timeZone: string): string {
  const tell = localTimes(timeZone)
  const rows = records.map(({ at, server, user, chat, act }) => [
    tell(at)?.iso ?? '',
    server,
    user,
    act.kind,
    chat?.id ?? '',
    chat?.customer ?? '',
    chat?.agent ?? '',
    ...details(act),
  ])
  return `\uFEFF${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Mode, audience, characters, latency, failure, details. */
function details(act: AuditAct): [string, string, string, string, string, string] {
  switch (act.kind) {
    case 'signedIn':
    case 'chatEnded':
      return ['', '', '', '', '', '']
    case 'signedOut':
      return ['', '', '', '', '', `${act.chats} chats left`]
    case 'sessionEnded':
      return ['', '', '', '', '', act.reason]
    case 'joined':
      return [act.mode, '', '', '', '', act.already ? 'when signing in' : '']
    case 'switchAsked':
    case 'switchUnanswered':
    case 'modeChanged':
      return [act.mode, '', '', '', '', '']
    case 'switchConfirmed':
      return [act.mode, '', '', act.latency === null ? '' : String(Math.round(act.latency)), '', '']
    case 'switchRefused':
      return [act.mode, '', '', '', '', act.reason]
    case 'sent':
      return ['', act.audience, String(act.length), '', act.failure ?? '', '']
    case 'exposed':
      return ['', 'everyone', '', '', '', `${act.lines} lines for agents`]
    case 'left':
      return ['', '', '', '', act.failure ?? '', '']
    case 'operation':
      return ['', '', '', '', act.failure ?? '', act.name]
    case 'exported':
      return ['', act.audiences.join(' + '), '', '', '', `${act.format}: ${act.chats} chats, ${act.lines} lines`]
    case 'auditExported':
      return ['', '', '', '', '', `${act.rows} rows`]
  }
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe, which makes it text there. */
function cell(value: string): string {
  const text = /^\s*[=+\-@\t\r\n＝＋－＠]/u.test(value) ? `'${value}` : value
  return `"${text.replaceAll('"', '""')}"`
}
