import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Chat, ChatId, Unended, UserId } from '../../../../preload/contract/index.ts'
import { readServer } from '../../../../main/gws/server.ts'
import { Marks } from '../../../../main/settings/marks.ts'
import { UnendedSessions } from '../../../../main/session/unended.ts'

const server = 'https://gws.example.com'
const jana = { id: 'jana' as UserId }
const chat = (name: string, facts: Partial<Chat> = {}): Chat =>
  // Has what decides whether a chat may be left.
  ({
    id: name,
    canLeave: true,
    capabilities: ['Leave', 'SwitchToCoach'],
    participants: [],
    self: null,
    ...facts,
  }) as unknown as Chat
const a = chat('a')
const ownCustomer = chat('own', { capabilities: ['Leave', 'Complete'] })

let folder: string
let failures: unknown[]
let shown: (Unended | null)[]
let demo: boolean

/** The program, started on the same folder. */
function start(): UnendedSessions {
  shown = []
  return new UnendedSessions({
    marks: new Marks(folder, (error) => failures.push(error)),
    demo: () => demo,
    show: (unended) => void shown.push(unended),
  })
}

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sideline-marks-'))
  failures = []
  demo = false
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const files = (): string[] => fs.readdirSync(folder)

describe('a program that is killed while it is in chats', () => {
  it('has left a mark that names nobody, and the next sign-in shows the chats that are still there', () => {
    start().signedIn(jana, server, [a, chat('b')], readServer(server).base)
    expect(files()).toHaveLength(1)
    expect(files()[0]).toMatch(/^unended-[0-9a-f]{32}\.mark$/)
    expect(fs.readFileSync(path.join(folder, files()[0] ?? ''), 'utf8')).toBe('')

    start().signedIn(jana, `${server}/api/v2/`, [a, ownCustomer], readServer(`${server}/api/v2/`).base)
    expect(shown).toEqual([{ chatIds: ['a'] }])
  })

  it('is told of although none is left, once', () => {
    start().signedIn(jana, server, [a], readServer(server).base)
    start().signedIn(jana, server, [], readServer(server).base)
    expect(shown).toEqual([{ chatIds: [] }])
    expect(files()).toEqual([])
    start().signedIn(jana, server, [], readServer(server).base)
    expect(shown).toEqual([])
  })

  it('is not told of to another account, nor forgotten by its sign-in', () => {
    start().signedIn(jana, server, [a], readServer(server).base)
    const other = start()
    other.signedIn({ id: 'tom' as UserId }, server, [chat('c')], readServer(server).base)
    expect(shown).toEqual([])
    other.closed(true)
    start().signedIn(jana, 'https://gws.example.org', [a], readServer('https://gws.example.org').base)
    expect(shown).toEqual([])
    start().signedIn(jana, server, [a], readServer(server).base)
    expect(shown).toEqual([{ chatIds: ['a'] }])
  })

  it('is known however the chats came', () => {
    const first = start()
    first.signedIn(jana, server, [], readServer(server).base)
    expect(files()).toEqual([])
    first.chatChanged(a)
    expect(files()).toHaveLength(1)
    first.chatRemoved('a' as ChatId)
    expect(files()).toEqual([])
    first.chatChanged(ownCustomer)
    expect(files()).toEqual([])
  })
})

describe('a program that ends as it should', () => {
  it('leaves no mark once the server has taken the leave of every chat, and keeps it until then', () => {
    const first = start()
    first.signedIn(jana, server, [a], readServer(server).base)
    expect(files()).toHaveLength(1)
    first.closed(true)
    expect(files()).toEqual([])
  })

  it('leaves it where a chat could not be left', () => {
    const first = start()
    first.signedIn(jana, server, [a], readServer(server).base)
    first.closed(false)
    expect(files()).toHaveLength(1)
    first.signedIn(jana, server, [a], readServer(server).base)
    expect(shown).toEqual([null, { chatIds: ['a'] }])
  })

  it('leaves none of the demo, which ends with it', () => {
    demo = true
    const first = start()
    first.signedIn(jana, server, [a], readServer(server).base)
    first.chatChanged(a)
    expect(files()).toEqual([])
  })
})

it('is shown until the supervisor has seen it, and works where nothing can be written', () => {
  start().signedIn(jana, server, [a], readServer(server).base)
  const second = start()
  second.signedIn(jana, server, [a], readServer(server).base)
  expect(second.handlers.dismissUnended(undefined)).toEqual({ ok: true, value: undefined })
  expect(shown).toEqual([{ chatIds: ['a'] }, null])

  fs.rmSync(folder, { recursive: true })
  start().signedIn({ id: 'tom' as UserId }, server, [a], readServer(server).base)
  expect(failures).toHaveLength(1)
})
