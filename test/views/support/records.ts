import * as v from 'valibot'
import { AuditPage, ChatChoice, type AuditAct } from '../../../preload/contract/index.ts'
import { MINUTE, NOW } from './fixtures.ts'

const choice = (chatId: string, customer: string, agent: string, agents = 0): ChatChoice =>
  v.parse(ChatChoice, {
    chatId,
    customer,
    agent,
    receivedAt: NOW - 8 * MINUTE,
    ended: false,
    lines: { everyone: 7, agents, supervisors: 1, unknown: 0 },
  })

const choices = [
  choice('dee', 'Lee Chang', 'Dee Moreau'),
  choice('tom', 'Tom Okafor', 'Bo Lindqvist', 2),
  choice('cy', 'Priya Nair', 'Cy Duarte'),
  choice('marta', 'Marta Kowalska', 'Ann Berger'),
  choice('hanna', 'Hanna Weiß', 'Flo Adler', 1),
  choice('visitor', '', 'Bo Lindqvist'),
  { ...choice('ed', 'J. Fernández', ''), ended: true },
]

const tom = { id: 'tom', customer: 'Tom Okafor', agent: 'Bo Lindqvist' }
const acts: [minutes: number, act: AuditAct, chat: typeof tom | null][] = [
  [1, { kind: 'exported', format: 'text', audiences: ['everyone', 'agents'], chats: 1, lines: 9 }, null],
  [2, { kind: 'left', failure: null }, tom],
  [3, { kind: 'operation', name: 'setDisposition', failure: null }, tom],
  [4, { kind: 'switchRefused', mode: 'BargeIn', reason: 'The server says: not allowed.' }, tom],
  [4, { kind: 'switchAsked', mode: 'BargeIn' }, tom],
  [5, { kind: 'sent', audience: 'everyone', length: 12, failure: 'notAllowed' }, tom],
  [6, { kind: 'sent', audience: 'agents', length: 84, failure: null }, tom],
  [7, { kind: 'switchConfirmed', mode: 'Coach', latency: 212.4 }, tom],
  [7, { kind: 'switchAsked', mode: 'Coach' }, tom],
  [8, { kind: 'joined', mode: 'Monitor', already: true }, tom],
  [9, { kind: 'signedIn' }, null],
]

const audit: AuditPage = v.parse(AuditPage, {
  records: acts.map(([minutes, act, chat]) => ({
    at: NOW - minutes * MINUTE,
    server: 'https://gws.example.com',
    user: 'jmaric',
    chat,
    act,
  })),
  total: acts.length,
  corrupt: 1,
  keepDays: 30,
})

const saved = { kind: 'saved', file: 'Tom Okafor.txt', items: 7, leftOut: 3, missing: 0 }
/** What main answers for the dialogs of export and audit. */
export const answers = { exportChoices: choices, exportChats: saved, readAudit: audit, exportAudit: saved }
