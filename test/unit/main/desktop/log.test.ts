import { EventEmitter } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import electronLog from 'electron-log/node'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { logUncaught, openLog, redact } from '../../../../main/desktop/log.ts'

let folder: string
const written = () => fs.readFileSync(path.join(folder, 'sideline.log'), 'utf8')

beforeEach(() => void (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sideline-log-'))))
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('the log', () => {
  test('has one line for an event, with its codes and counts', () => {
    openLog({ folder, console: false }).info('session: connected', { transport: 'websocket', attempt: 3 })
    expect(written()).toMatch(/^\d{4}-\d\d-\d\dT\S+ info session: connected transport=websocket attempt=3\r?\n$/)
  })

  test('holds of an error its kind and place, not its message and nobody’s folder', () => {
    let thrown: unknown
    try {
      JSON.parse('my card number is 4111')
    } catch (error) {
      thrown = error
    }
    openLog({ folder, console: false }).error('wire: unreadable', thrown, { status: 200 })
    expect(written()).toContain('wire: unreadable status=200 name=SyntaxError')
    expect(written()).toMatch(/ {4}at .*log\.test\.ts:\d+:\d+/)
    expect(written()).not.toContain('4111')
    expect(written()).not.toContain(import.meta.dirname)
  })

  test('begins anew when it is full, and keeps the one before', () => {
    const log = openLog({ folder, console: false, maxSize: 500 })
    for (let n = 0; n < 20; n++) log.info('test: filling', { n })
    expect(fs.readdirSync(folder).sort()).toEqual(['sideline.log', 'sideline.old.log'])
    expect(written().length).toBeLessThan(1000)
    expect(written()).toContain('n=19')
  })

  test('a disk that refuses it costs the log and nothing else', () => {
    // The library complains on the terminal by its default logger, whichever one it was that wrote.
    const complaint = vi.spyOn(electronLog.transports.console, 'writeFn').mockReturnValue()
    const file = path.join(folder, 'no-folder')
    fs.writeFileSync(file, '')
    expect(() => openLog({ folder: file, console: false }).info('test: lost')).not.toThrow()
    expect(complaint).toHaveBeenCalledOnce()
    complaint.mockRestore()
  })
})

describe('what is redacted', () => {
  test('whatever is named like a secret', () => {
    expect(redact({ password: 'x', setCookie: 'a', xCsrfToken: 'b', authorization: 'c' })).toEqual({
      password: '[secret]',
      setCookie: '[secret]',
      xCsrfToken: '[secret]',
      authorization: '[secret]',
    })
  })

  test('whatever reads like text, or is as long as a key', () => {
    const text = 'Is express shipping included?'
    expect(redact({ text, host: 'gws.example.com:8443', long: 'a'.repeat(49), lines: 'a\nb' })).toEqual({
      text: '[29 characters]',
      host: 'gws.example.com:8443',
      long: '[49 characters]',
      lines: '[3 characters]',
    })
  })

  test('counts and states stay', () => {
    const facts = { status: 401, code: 'ECONNREFUSED', retried: true, since: null }
    expect(redact(facts)).toEqual(facts)
  })
})

test('what nobody caught is logged, and an exception decides what becomes of the program', () => {
  const source = new EventEmitter()
  const log = { error: vi.fn() }
  const fatal = vi.fn()
  logUncaught(source, log, fatal)
  const error = new Error('x')
  source.emit('unhandledRejection', error)
  expect(fatal).not.toHaveBeenCalled()
  source.emit('uncaughtException', error)
  expect(fatal).toHaveBeenCalledExactlyOnceWith(error)
  expect(log.error.mock.calls).toEqual([
    ['main: unhandled rejection', error],
    ['main: uncaught exception', error],
  ])
})
