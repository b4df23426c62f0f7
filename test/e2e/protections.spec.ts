/**
 * Probes the running app from inside its page and from main: that the rules of `main/desktop` are not only right, which
 * unit tests see, but in force. Everything runs as in a packed app.
 */
import fs from 'node:fs'
import path from 'node:path'
import { securePreferences } from '../../main/desktop/hardening.ts'
import { contentSecurityPolicy } from '../../main/desktop/pages.ts'
import { at } from '../../scripts/project.ts'
import type { Application, ApplicationOptions } from './application.ts'
import { element, outcome, preferences, violations } from './probes.ts'
import { expect, test as base } from './test.ts'

const preload = at('dist/preload/index.cjs')

const test = base.extend<{ packed: (options?: ApplicationOptions) => Promise<Application> }>({
  packed: ({ launch }, use) =>
    use((options) => launch({ ...options, args: ['-r', path.join(import.meta.dirname, 'as-packed.cjs')] })),
})

test('a page reaches nothing outside, by whatever it loads', async ({ packed, recorder }) => {
  const outside = await recorder()
  const { client } = await packed()
  const violated = await violations(client)
  const socket = outside.url.replace('http', 'ws')
  const attempts = {
    fetch: `fetch('${outside.url}/fetch')`,
    socket: `new Promise((open, no) => Object.assign(new WebSocket('${socket}/socket'), { onopen: open, onerror: no }))`,
    events: `new Promise((open, no) => Object.assign(new EventSource('${outside.url}/events'), { onopen: open, onerror: no }))`,
    module: `import('${outside.url}/module.js')`,
    font: `new FontFace('Foreign', 'url(${outside.url}/font.woff2)').load()`,
    image: element('img', { src: `${outside.url}/image.png` }),
    style: element('link', { rel: 'stylesheet', href: `${outside.url}/style.css` }),
    video: element('video', { src: `${outside.url}/video.mp4` }),
  }
  for (const [name, attempt] of Object.entries(attempts)) {
    expect.soft(await outcome(client, attempt), name).toBe('refused')
  }
  // These tell nobody whether they were loaded.
  await client.evaluate((url) => {
    const add = (tag: string, attributes: Record<string, string>): Element => {
      const made = document.createElement(tag)
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
      return document.head.appendChild(made)
    }
    navigator.sendBeacon(`${url}/beacon`)
    add('iframe', { src: `${url}/frame` })
    add('base', { href: `${url}/base/` })
    const form = add('form', { action: `${url}/form` })
    if (form instanceof HTMLFormElement) form.submit()
  }, outside.url)

  const directives = ['base-uri', 'connect-src', 'font-src', 'form-action', 'frame-src', 'img-src', 'media-src']
  await expect.poll(violated).toEqual([...directives, 'script-src-elem', 'style-src-elem'])
  expect(outside.asked).toEqual([])
})

test('a page runs no code but its own files', async ({ packed }) => {
  const { client } = await packed()
  const wasm = 'WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))'
  const attempts = {
    eval: `(0, eval)('1')`,
    function: `new Function('return 1')()`,
    timer: `setTimeout('1')`,
    markup: `document.createElement('p').innerHTML = '<b>bold</b>'`,
    worker: `new Worker('index.js')`,
    policy: `trustedTypes.createPolicy('of-somebody', { createHTML: (html) => html })`,
    'data address': `import('data:text/javascript,1')`,
    WebAssembly: wasm,
  }
  for (const [name, attempt] of Object.entries(attempts)) {
    expect.soft(await outcome(client, attempt), name).toBe('refused')
  }
  const seen = await client.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
  )
  expect.soft(seen, 'of Node').toEqual([])
  await client.evaluate(() => Object.assign(Array.prototype, { map: () => ['the page’s own'] }))
  const asked = await client.evaluate(() =>
    Object.keys((window as unknown as Record<string, object>)['sideline'] ?? {}),
  )
  expect.soft(asked, 'the preload’s world is another').toContain('onDelta')
})

test('a page stays where it is, and opens and saves nothing', async ({ packed, recorder }) => {
  const outside = await recorder({
    '/leaving': { redirect: '/left' },
    '/framing': { html: '<iframe src="/framed"></iframe>' },
  })
  const { client, mainProcess } = await packed()
  const own = client.url()

  for (const address of [
    `${outside.url}/left`,
    'app://sideline/note.html',
    'data:text/html,left',
    'file:///etc/hosts',
  ]) {
    const prevented = await mainProcess.evaluate(
      ({ BrowserWindow }, [page, to]) =>
        new Promise((resolve) => {
          const contents = BrowserWindow.getAllWindows().find(
            (window) => window.webContents.getURL() === page,
          )?.webContents
          contents?.once('will-frame-navigate', (event) => resolve(event.defaultPrevented))
          contents?.once('did-navigate', () => resolve('it went'))
          void contents?.executeJavaScript(`void (location.href = ${JSON.stringify(to)})`).catch(() => undefined)
          // Chromium itself refuses some addresses without asking anybody.
          setTimeout(() => resolve(true), 1000)
        }),
      [own, address] as const,
    )
    expect.soft(prevented, address).toBe(true)
  }
  expect.soft(client.url()).toBe(own)

  const before = await mainProcess.evaluate(({ webContents }) => webContents.getAllWebContents().length)
  for (const address of [`${outside.url}/opened`, 'app://sideline/index.html', 'about:blank']) {
    expect.soft(await client.evaluate((to) => window.open(to) === null, address), `window.open ${address}`).toBe(true)
  }
  expect.soft(await mainProcess.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(before)

  const saved = await mainProcess.evaluate(
    ({ session, BrowserWindow }, page) =>
      new Promise((resolve) => {
        session.defaultSession.once('will-download', (event, item) => {
          resolve(event.defaultPrevented)
          if (!event.defaultPrevented) item.cancel()
        })
        const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL() === page)
        void window?.webContents.executeJavaScript(
          `Object.assign(document.createElement('a'), { href: 'index.html', download: 'saved.html' }).click()`,
          true,
        )
      }),
    own,
  )
  expect.soft(saved, 'a download is prevented').toBe(true)

  // Whatever window there may be one day: redirects, frames and webviews in one that has none of our preferences.
  const foreign = await mainProcess.evaluate(async ({ BrowserWindow }, url) => {
    const window = new BrowserWindow({ show: false, webPreferences: { webviewTag: true } })
    const redirected = await window.loadURL(`${url}/leaving`).then(
      () => window.webContents.getURL(),
      (error: unknown) => String(error),
    )
    const framed = new Promise((resolve) =>
      window.webContents.on('will-frame-navigate', (event) => resolve(event.defaultPrevented)),
    )
    await window.loadURL(`${url}/framing`)
    const attached = new Promise((resolve) =>
      window.webContents.on('will-attach-webview', (event) => resolve(event.defaultPrevented)),
    )
    await window.webContents.executeJavaScript(
      `void document.body.append(Object.assign(document.createElement('webview'), { src: 'data:text/html,webview' }))`,
    )
    const outcome = { redirected, framed: await framed, attached: await attached }
    window.destroy()
    return outcome
  }, outside.url)
  expect.soft(foreign.redirected, 'a redirect').toContain('ERR_FAILED')
  expect.soft(foreign.framed, 'a frame’s navigation').toBe(true)
  expect.soft(foreign.attached, 'a webview').toBe(true)
  expect(outside.asked).toEqual(['GET /leaving', 'GET /framing'])
})

test('no permission is granted, whether asked for or looked up', async ({ packed }) => {
  const { client, mainProcess } = await packed()
  const looked = await client.evaluate(async () => {
    const names = ['notifications', 'geolocation', 'camera', 'microphone', 'midi', 'clipboard-read'] as PermissionName[]
    return await Promise.all(
      names.map(async (name) => `${name}: ${(await navigator.permissions.query({ name })).state}`),
    )
  })
  expect.soft(looked.filter((one) => !one.endsWith('denied'))).toEqual([])
  const asked = {
    location: `new Promise((found, no) => navigator.geolocation.getCurrentPosition(found, no))`,
    microphone: `navigator.mediaDevices.getUserMedia({ audio: true })`,
    clipboard: `navigator.clipboard.readText()`,
    midi: `navigator.requestMIDIAccess({ sysex: true })`,
    lock: `document.body.requestPointerLock({})`,
  }
  for (const [name, attempt] of Object.entries(asked)) {
    expect.soft(await outcome(client, attempt), name).toBe('refused')
  }
  expect.soft(await client.evaluate(() => Notification.requestPermission()), 'notifications').toBe('denied')
  // A session that is made later is no other.
  const languages = await mainProcess.evaluate(({ session }) =>
    [session.defaultSession, session.fromPartition('later')].map((one) => one.getSpellCheckerLanguages()),
  )
  expect.soft(languages, 'nothing is fetched for spelling').toEqual([[], []])
})

test('requests are answered to the main window’s own page alone', async ({ packed, recorder }) => {
  const outside = await recorder({ '/': { html: '<title>Outside</title>' } })
  const app = await packed()
  const { client, mainProcess } = app
  const request = `sideline.signOut().then((result) => result.ok || result.error.code)`

  expect.soft(await client.evaluate(request), 'the page itself').not.toBe('untrusted')
  const note = app.windows().find((page) => page.url().includes('note.html'))
  expect.soft(await note?.evaluate(request), 'the note').toBe('untrusted')

  const elsewhere = await mainProcess.evaluate(
    async ({ BrowserWindow }, [script, code]) => {
      const window = new BrowserWindow({ show: false, webPreferences: { preload: script } })
      await window.loadURL('app://sideline/index.html')
      const answer: unknown = await window.webContents.executeJavaScript(code)
      window.destroy()
      return answer
    },
    [preload, request] as const,
  )
  expect.soft(elsewhere, 'the page in another window').toBe('untrusted')

  const strayed = await mainProcess.evaluate(
    async ({ BrowserWindow }, [page, to, code]) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL() === page)
      await window?.loadURL(to)
      return await (window?.webContents.executeJavaScript(code) as Promise<unknown>)
    },
    [client.url(), outside.url, request] as const,
  )
  expect.soft(strayed, 'another page in the main window').toBe('untrusted')

  // 'error' is Electron's own. Libraries bring channels of their own, on which nobody looks who asks.
  expect.soft(await mainProcess.evaluate(({ ipcMain }) => ipcMain.eventNames())).toEqual(['error'])
})

test('app:// serves the pages and nothing else, each with its headers', async ({ packed, recorder }) => {
  const { client, mainProcess } = await packed()
  const ask = (address: string): Promise<{ status: number; headers: Record<string, string> }> =>
    mainProcess.evaluate(async ({ net }, to) => {
      const { status, headers } = await net.fetch(to)
      return { status, headers: Object.fromEntries(headers) }
    }, address)

  const script = await client.evaluate(() => document.querySelector('script')?.src ?? '')
  for (const address of ['app://sideline/index.html', 'app://sideline/note.html', script]) {
    const { status, headers } = await ask(address)
    expect.soft(status, address).toBe(200)
    expect.soft(headers, address).toMatchObject({
      'content-security-policy': contentSecurityPolicy,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
  }
  const strays = [
    '../main/index.js',
    '%2e%2e/main/index.js',
    '..%2fmain%2findex.js',
    '..%5cmain%5cindex.js',
    '%2fetc%2fhosts',
  ]
  for (const stray of [...strays, '../../package.json', '..%2f..%2fpackage.json', 'index.html%00.js']) {
    expect.soft((await ask(`app://sideline/${stray}`)).status, stray).toBe(404)
  }
  expect.soft((await ask('app://elsewhere/index.html')).status, 'another host').toBe(404)

  const outside = await recorder({ '/': { html: '<iframe src="app://sideline/index.html"></iframe>' } })
  const framed = await mainProcess.evaluate(async ({ BrowserWindow }, url) => {
    const window = new BrowserWindow({ show: false })
    await window.loadURL(url)
    const origins = window.webContents.mainFrame.frames.map(({ origin }) => origin)
    window.destroy()
    return origins
  }, outside.url)
  expect.soft(framed, 'no foreign page frames ours').not.toContain('app://sideline')
})

test('every window has the safe preferences; a packed one has no developer tools and no pages of a developer’s', async ({
  packed,
  recorder,
}) => {
  const outside = await recorder()
  const app = await packed({ env: { SIDELINE_DEV_SERVER: outside.url } })
  const wanted = securePreferences({ preload, packaged: true, platform: process.platform })
  const windows = await preferences(app)
  expect(windows).toHaveLength(2)
  for (const one of windows) {
    // Electron tells those that a renderer hears of; that the others are in the same object is seen by unit tests.
    const told = Object.entries(wanted).filter(([name]) => name in one)
    expect.soft(told.length).toBeGreaterThanOrEqual(8)
    expect.soft(one).toMatchObject(Object.fromEntries(told))
  }

  // The tools are contents of their own, which are there before they are shown.
  const tools = await app.mainProcess.evaluate(({ BrowserWindow, webContents }) => {
    const before = webContents.getAllWebContents().length
    BrowserWindow.getAllWindows().forEach((window) => window.webContents.openDevTools({ mode: 'detach' }))
    return webContents.getAllWebContents().length - before
  })
  expect.soft(tools, 'developer tools').toBe(0)
  const roles = await app.mainProcess.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => submenu?.items ?? []).map(({ role }) => role),
  )
  expect.soft(roles.map((role) => role?.toLowerCase())).not.toContain('toggledevtools')
  expect.soft(roles.length).toBeGreaterThan(3)
  expect(outside.asked).toEqual([])
})

// Modes are those of POSIX.
if (process.platform !== 'win32')
  test('what is kept on disk is for its owner alone', async ({ packed }) => {
    const { client, mainProcess } = await packed()
    await client.evaluate(() => window.open('about:blank')) // the log has something to say
    await client.evaluate(`sideline.changeSettings({ appearance: 'dark' })`)
    const { logs, settings } = await mainProcess.evaluate(({ app }) => ({
      logs: app.getPath('logs'),
      settings: app.getPath('userData'),
    }))
    for (const file of [path.join(logs, 'sideline.log'), path.join(settings, 'settings.json')]) {
      await expect.poll(() => fs.existsSync(file), file).toBe(true)
      expect.soft((fs.statSync(file).mode & 0o777).toString(8), path.basename(file)).toBe('600')
    }
  })
