import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { defaultSettings } from '../../../fixtures/settings.ts'
import { SettingsStore } from '../../../../main/settings/store.ts'

// The real electron-store, on real files. It imports `electron`, which outside of Electron is the path of a binary, and is
// looked for on the network where there is none; naming a place keeps it from looking. Nothing is started from there.
vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', os.tmpdir())
const { default: ElectronStore } = await import('electron-store')

let folder: string
let file: string
let reports: string[]

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sideline-settings-'))
  file = path.join(folder, 'settings.json')
  reports = []
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const openStore = (): SettingsStore =>
  new SettingsStore({
    folder,
    open: (options) => new ElectronStore(options),
    now: () => Date.UTC(2026, 10, 3, 9, 8, 7),
    report: (sentence) => void reports.push(sentence),
  })
const onDisk = (): unknown => JSON.parse(fs.readFileSync(file, 'utf8'))

describe('a first start', () => {
  test('has the defaults and nothing to report', () => {
    expect(openStore().current).toEqual(defaultSettings)
    expect(reports).toEqual([])
  })

  test('what it writes can be read by its owner alone', () => {
    openStore().change({ userName: 'jo' })
    // Windows has no such modes: there the user's folder protects it.
    expect(fs.statSync(file).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
  })
})

describe('a change', () => {
  test('is there in the next run', () => {
    openStore().change({ server: 'https://gws.example.com', appearance: 'dark' })
    expect(openStore().current).toEqual({ ...defaultSettings, server: 'https://gws.example.com', appearance: 'dark' })
    expect(reports).toEqual([])
  })

  test('is told with what stood there before, until nobody listens any more', () => {
    const store = openStore()
    const heard = vi.fn()
    const stop = store.onChange(heard)
    store.change({ nickname: 'Jo' })
    stop()
    store.change({ nickname: 'Joe' })
    expect(heard).toHaveBeenCalledExactlyOnceWith({ ...defaultSettings, nickname: 'Jo' }, defaultSettings)
  })

  test('keeps the keys of a newer program, and keys with dots in them', () => {
    fs.writeFileSync(file, JSON.stringify({ version: 2, 'wall.tiles': 12, alerts: { wait: 60 } }))
    openStore().change({ userName: 'jo' })
    expect(onDisk()).toEqual({ ...defaultSettings, version: 2, userName: 'jo', 'wall.tiles': 12, alerts: { wait: 60 } })
  })

  test('does not read what stands on disk again', () => {
    const store = openStore()
    fs.writeFileSync(file, '{"server":"changed behind its back"}')
    expect(store.current.server).toBe('')
  })
})

describe('a file that an editor saved', () => {
  const settings = fs.readFileSync('test/fixtures/settings-with-byte-order-mark.json', 'utf8').replace('\uFEFF', '')
  const bigEndian = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16()
  test.each([
    ['with a byte-order mark', fs.readFileSync('test/fixtures/settings-with-byte-order-mark.json')],
    ['in UTF-16', Buffer.from(settings, 'utf16le')],
    ['in UTF-16 with its mark', Buffer.from(`\uFEFF${settings}`, 'utf16le')],
    ['in UTF-16 of the other order', bigEndian(settings)],
    ['in UTF-16 of the other order with its mark', bigEndian(`\uFEFF${settings}`)],
    ['in the old code page of Windows', Buffer.from(settings, 'latin1')],
  ])('is read: %s', (_name, bytes) => {
    fs.writeFileSync(file, bytes)
    const store = openStore()
    expect(store.current).toMatchObject({ server: 'https://gws.example.com', userName: 'lead' })
    expect(store.current.hotkeys).toMatchObject({ coach: 'Ctrl+Alt+F2', nextChat: '' })
    expect(reports).toEqual([])
    store.change({ nickname: 'Jörg' })
    expect(onDisk()).toMatchObject({ userName: 'lead', nickname: 'Jörg' })
    expect(openStore().current.nickname).toBe('Jörg')
  })

  test('is read with its letters where they are of the old code page', () => {
    fs.writeFileSync(file, Buffer.from('{"nickname": "Jörg"}', 'latin1'))
    expect(openStore().current.nickname).toBe('Jörg')
  })
})

describe('a file that cannot be read', () => {
  test.each([
    ['cut off', '{"server": "gws'],
    ['empty, as after a power cut', ''],
    ['JSON, but no object', '["server"]'],
  ])('is kept beside and named, and the defaults hold: %s', (_name, content) => {
    fs.writeFileSync(file, content)
    const store = openStore()
    const kept = path.join(folder, 'settings.corrupt-2026-11-03T09-08-07.000Z.json')
    expect(fs.readFileSync(kept, 'utf8')).toBe(content)
    expect(store.current).toEqual(defaultSettings)
    expect(reports).toHaveLength(1)
    expect(reports[0]).toContain(kept)

    store.change({ userName: 'jo' })
    expect(openStore().current.userName).toBe('jo')
    expect(reports).toHaveLength(1)
  })

  test('a bad value in it is reported and its neighbours hold', () => {
    fs.writeFileSync(file, '{"server": "gws.example.com", "appearance": 3}')
    expect(openStore().current).toEqual({ ...defaultSettings, server: 'gws.example.com' })
    expect(reports).toEqual(['The setting “Appearance” could not be read; its default is used.'])
  })
})

describe('a disk that cannot be written', () => {
  test('from the start: settings hold for this run and a sentence says where and why', () => {
    fs.rmSync(folder, { recursive: true })
    fs.writeFileSync(folder, 'a file where the folder should be')
    const store = openStore()
    store.change({ userName: 'jo' })
    expect(store.current.userName).toBe('jo')
    expect(reports).toHaveLength(1)
    expect(reports[0]).toContain(file)
    expect(reports[0]).toMatch(/\((ENOTDIR|EEXIST|ENOENT)\)/)
  })

  test('later: the sentence comes once, and writing is tried again with the next change', () => {
    const store = openStore()
    fs.mkdirSync(file)
    store.change({ userName: 'jo' })
    store.change({ nickname: 'Jo' })
    expect(store.current).toEqual({ ...defaultSettings, userName: 'jo', nickname: 'Jo' })
    expect(reports).toHaveLength(1)

    fs.rmdirSync(file)
    store.change({ appearance: 'light' })
    expect(onDisk()).toMatchObject({ userName: 'jo', nickname: 'Jo', appearance: 'light' })
  })
})

test('what cut-off writes left behind is swept, and nothing else', () => {
  const names = ['settings.json.tmp-1234567890abc123', 'settings.json.tmp-notes', 'other.json.tmp-1234567890abc123']
  for (const name of names) fs.writeFileSync(path.join(folder, name), '')
  openStore()
  expect(fs.readdirSync(folder).sort()).toEqual([names[2], names[1]].sort())
})
