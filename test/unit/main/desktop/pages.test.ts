import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { choosePages, pageHandler } from '../../../../main/desktop/pages.ts'

let folder: string
let renderer: string
const ask = (address: string, method = 'GET') => pageHandler(renderer)({ url: address, method })

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sideline-pages-'))
  renderer = path.join(folder, 'renderer')
  fs.mkdirSync(path.join(renderer, 'assets'), { recursive: true })
  fs.mkdirSync(path.join(folder, 'renderer-of-another'))
  fs.writeFileSync(path.join(renderer, 'index.html'), '<!doctype html><title>Sideline</title>')
  fs.writeFileSync(path.join(renderer, 'assets', 'a b.js'), 'export {}')
  fs.writeFileSync(path.join(renderer, 'assets', 'x.css'), 'a{}')
  fs.writeFileSync(path.join(renderer, 'core.dump'), 'secret')
  fs.writeFileSync(path.join(folder, 'secret.js'), 'secret')
  fs.writeFileSync(path.join(folder, 'renderer-of-another', 'secret.js'), 'secret')
})
afterAll(() => fs.rmSync(folder, { recursive: true }))

describe('the pages of the app', () => {
  test.each([
    ['app://sideline/', 'text/html; charset=utf-8'],
    ['app://sideline/index.html?x=1#y', 'text/html; charset=utf-8'],
    ['app://sideline/assets/a%20b.js', 'text/javascript; charset=utf-8'],
    ['app://sideline/assets/x.css', 'text/css; charset=utf-8'],
  ])('%s is served as %s', async (address, type) => {
    const response = await ask(address)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(await response.text()).not.toBe('')
  })

  test('the policy and its companions come with every answer, a refusal too', async () => {
    for (const response of [
      await ask('app://sideline/'),
      await ask('app://sideline/none.js'),
      await ask('app://sideline/', 'POST'),
    ]) {
      expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; /)
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    }
  })

  test.each([
    'app://sideline/none.html',
    'app://sideline/assets',
    'app://sideline/core.dump',
    'app://sideline/../secret.js',
    'app://sideline/%2e%2e/secret.js',
    'app://sideline/..%2fsecret.js',
    'app://sideline/..%5csecret.js',
    'app://sideline/assets/..%2f..%2fsecret.js',
    'app://sideline/..%2frenderer-of-another/secret.js',
    'app://sideline//etc/passwd',
    'app://sideline/%00index.html',
    'app://sideline/%zz',
    'app://other/index.html',
    'file:///etc/passwd',
    'nonsense',
  ])('%s is not there', async (address) => {
    const response = await ask(address)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('secret')
  })

  test('no address leads out of the folder', async () => {
    const part = fc.constantFrom(
      '..',
      '%2e%2e',
      '.',
      '/',
      '%2f',
      '\\',
      '%5c',
      'secret.js',
      'assets',
      'renderer-of-another',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
        expect(await (await ask(`app://sideline/${parts.join('')}`)).text()).not.toBe('secret')
      }),
    )
  })

  test('they can be read and nothing else', async () => {
    expect((await ask('app://sideline/', 'POST')).status).toBe(405)
    const head = await ask('app://sideline/', 'HEAD')
    expect(head.status).toBe(200)
    expect(await head.text()).toBe('')
  })
})

describe('where pages come from', () => {
  const devServer = 'http://localhost:5173/'

  test('the app itself', () => {
    const pages = choosePages({ packaged: false, devServer: undefined })
    expect(pages.origin).toBe('app://sideline')
    expect(pages.address('note.html')).toBe('app://sideline/note.html')
  })

  test('a server of this machine while developing', () => {
    const pages = choosePages({ packaged: false, devServer })
    expect(pages.origin).toBe('http://localhost:5173')
    expect(pages.address('index.html')).toBe('http://localhost:5173/index.html')
  })

  test('a packaged app never takes them from elsewhere', () => {
    expect(choosePages({ packaged: true, devServer }).origin).toBe('app://sideline')
  })

  test.each(['http://example.com/', 'https://localhost/', 'file:///x', 'http://localhost.example.com'])(
    'not %s',
    (address) => {
      expect(() => choosePages({ packaged: false, devServer: address })).toThrow('SIDELINE_DEV_SERVER')
    },
  )
})
