import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')
const source = fs.readFileSync(path.join(root, 'docs/operations.md'), 'utf8')

/** Sections whose table names a function and a test in each row. */
const tables = ['Operations on a chat', 'Supervising and reading', 'Capabilities']

interface Row {
  section: string
  name: string
  functions: string
  tests: string
  way: string
}

const rows: Row[] = tables.flatMap((section) =>
  (source.split(`## ${section}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => {
      const [name = '', functions = '', tests = '', way = ''] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim())
      return { section, name, functions, tests, way }
    }),
)

/** All operations and capabilities of the API that supervising chats knows. */
const operations = `SwitchToMonitor SwitchToCoach SwitchToBargeIn SendMessage SendToAgents SendStartTypingNotification
  SendStopTypingNotification SendStartTypingToAgentsNotification SendStopTypingToAgentsNotification SendCustomNotice
  SendCustomNoticeToAgents SendUrl Accept Reject Leave Complete Transfer Invite Consult RemoveParticipantFromConference
  AttachUserData UpdateUserData DeleteUserData SetDisposition SetInFocus`
const supervising = `Monitor Coach BargeIn CancelSupervisorMonitoring Intrude Ready NotReady StartContactCenterSession
  EndContactCenterSession`
const capabilities = `Leave SetInFocus SetDisposition AttachUserData UpdateUserData DeleteUserData Transfer Invite Consult
  SendToAgents SendStartTypingToAgentsNotification SendStopTypingToAgentsNotification SendMessage
  SendStartTypingNotification SendStopTypingNotification SwitchToMonitor SwitchToCoach SwitchBargeIn SwitchToBargeIn InFocus
  Accept Reject Complete`
const expected: [string, string][] = [
  ...words(operations).map((name): [string, string] => ['Operations on a chat', name]),
  ...words(supervising).map((name): [string, string] => ['Supervising and reading', name]),
  ...words(capabilities).map((name): [string, string] => ['Capabilities', name]),
]

function words(list: string): string[] {
  return list.split(/\s+/).filter((word) => word !== '')
}

/** The source of a file that a cell names; the test fails where it does not exist. */
function sourceOf(file: string): string {
  expect(fs.existsSync(path.join(root, file)), `${file} exists`).toBe(true)
  return fs.readFileSync(path.join(root, file), 'utf8')
}

describe('the table of operations', () => {
  it.each(expected)('says in “%s” what becomes of %s', (section, name) => {
    expect(rows.filter((row) => row.section === section && row.name.includes(`\`${name}\``))).not.toEqual([])
  })

  it.each(rows)('leaves nothing empty for $name in “$section”', ({ name, functions, tests, way }) => {
    expect([name, functions, tests, way].filter((cell) => cell === '' || cell === '–')).toEqual([])
  })

  it.each(rows)('names functions that exist for $name in “$section”', ({ functions }) => {
    for (const one of functions.split('<br>')) {
      const [, file = '', name = ''] = /^`([^`]+)` `([^`]+)`$/.exec(one) ?? []
      expect(sourceOf(file)).toMatch(new RegExp(`\\b${name}\\b`))
    }
  })

  it.each(rows)('names tests that exist for $name in “$section”', ({ tests }) => {
    for (const one of tests.split('<br>')) {
      const [, file = '', title = ''] = /^`([^`]+)` “(.+)”$/.exec(one) ?? []
      const found = ["'", '`'].some((quote) => sourceOf(file).includes(`${quote}${title}`))
      expect(found, `${file} has a test “${title}”`).toBe(true)
    }
  })
})
