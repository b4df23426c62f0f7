import { describe, expect, it } from 'vitest'
import type { AuditAct, AuditRecord } from '../../../../../preload/contract/index.ts'
import { auditCsv } from '../../../../../main/records/audit/csv.ts'
import { NOW } from '../samples.ts'

const record = (act: AuditAct, chat: AuditRecord['chat'] = null): AuditRecord => ({
  at: NOW,
  server: 'https://gws.example.com',
  user: 'sam',
  chat,
  act,
})

const rows = (csv: string): string[] => csv.replace('\uFEFF', '').split('\r\n').slice(1, -1)

describe('the audit as CSV', () => {
  it('has a head and a row for each act, with server, user, chat, latency and length', () => {
    const chat = { id: 'c-1', customer: 'Tom', agent: 'Bo' }
    const csv = auditCsv(
      [
        record({ kind: 'switchConfirmed', mode: 'Coach', latency: 212.4 }, chat),
        record({ kind: 'sent', audience: 'agents', length: 84, failure: null }, chat),
        record({ kind: 'signedOut', chats: 2 }),
      ],
      'Europe/Berlin',
    )
    expect(csv.startsWith('\uFEFF"Time","Server","User","Act","Chat",')).toBe(true)
    expect(csv.endsWith('\r\n')).toBe(true)
    expect(rows(csv)).toEqual([
      '"2026-11-22T12:06:12.345+01:00","https://gws.example.com","sam","switchConfirmed","c-1","Tom","Bo","Coach","","","212","",""',
      '"2026-11-22T12:06:12.345+01:00","https://gws.example.com","sam","sent","c-1","Tom","Bo","","agents","84","","",""',
      '"2026-11-22T12:06:12.345+01:00","https://gws.example.com","sam","signedOut","","","","","","","","","2 chats left"',
    ])
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1'])(
    'does not let %j become a formula',
    (text) => {
      const csv = auditCsv([record({ kind: 'chatEnded' }, { id: 'c', customer: text, agent: 'Bo' })], 'UTC')
      expect(csv).toContain(`"'${text}"`)
    },
  )

  it('keeps quotes, commas and line breaks within their cell', () => {
    const csv = auditCsv([record({ kind: 'sessionEnded', reason: 'a "b", c\nd' })], 'UTC')
    expect(csv).toContain('"a ""b"", c\nd"')
  })
})
