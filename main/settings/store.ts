import fs from 'node:fs'
import path from 'node:path'
import * as m from '#messages'
import { errorCode } from '../common/error-code.ts'
import { decodeText } from '../common/text-file.ts'
import { readSettings, type StoredSettings } from './schema.ts'

/** The options of `electron-store` that this program uses. */
export interface DiskStoreOptions {
  name: string
  cwd: string
  configFileMode: number
  accessPropertiesByDotNotation: boolean
  deserialize: (text: string) => Record<string, unknown>
}

/** The part of an `electron-store` that this program uses: reading and writing the whole of it. */
export interface DiskStore {
  store: Record<string, unknown>
}

export interface SettingsOptions {
  /** The folder of the settings file: Electron's `userData`. */
  folder: string
  /** `(options) => new ElectronStore(options)`; handed in, because that package wants Electron when it is imported. */
  open: (options: DiskStoreOptions) => DiskStore
  /** This machine's clock, ms since 1970. */
  now: () => number
  /** Takes a sentence for the supervisor about what could not be read or kept. */
  report: (sentence: string) => void
}

type Listener = (settings: Readonly<StoredSettings>, before: Readonly<StoredSettings>) => void

/**
 * The stored settings. They are read once and answered from memory, because each `get` of electron-store reads the file
 * again. Nothing here throws: what the disk refuses holds for this run, and a sentence says so.
 */
export class SettingsStore {
  readonly #options: SettingsOptions
  readonly #disk: DiskStore | null
  readonly #unknown: Record<string, unknown>
  readonly #listeners = new Set<Listener>()
  #current: Readonly<StoredSettings>
  #unwritable = false

  constructor(options: SettingsOptions) {
    this.#options = options
    sweepTemporaryFiles(options.folder)
    this.#disk = openDisk(options)
    const { settings, unknown, problems } = readSettings(this.#disk?.store ?? {})
    problems.forEach(options.report)
    this.#current = settings
    this.#unknown = unknown
  }

  get current(): Readonly<StoredSettings> {
    return this.#current
  }

  /** Replaces some settings, at once in memory, then on disk. */
  change(changes: Partial<Omit<StoredSettings, 'version'>>): void {
    const before = this.#current
    this.#current = { ...before, ...changes }
    this.#write()
    for (const listener of this.#listeners) listener(this.#current, before)
  }

  /** Calls `listener` after every change until the returned function is called. */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #write(): void {
    if (this.#disk === null) return
    try {
      this.#disk.store = { ...this.#unknown, ...this.#current }
      this.#unwritable = false
    } catch (error) {
      if (!this.#unwritable) this.#options.report(notKept(settingsFile(this.#options.folder), error))
      this.#unwritable = true
    }
  }
}

const NAME = 'settings'
const settingsFile = (folder: string): string => path.join(folder, `${NAME}.json`)

const notKept = (file: string, error: unknown): string => m.settings.notKept({ file, reason: errorCode(error) })

/** Opens the file; a corrupt one is moved out of the way first. Null: nothing can be read or written there. */
function openDisk(options: SettingsOptions): DiskStore | null {
  const file = settingsFile(options.folder)
  const open = (): DiskStore =>
    options.open({
      name: NAME,
      cwd: options.folder,
      configFileMode: 0o600,
      // A dot in a key is a dot, not a path.
      accessPropertiesByDotNotation: false,
      // It is given what the bytes are as UTF-8, which an editor may not have written.
      deserialize: () => parseObject(decodeText(fs.readFileSync(file))),
    })
  try {
    try {
      return open()
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      const kept = keepCorruptFile(options, file)
      options.report(m.settings.damaged({ file: kept }))
      return open()
    }
  } catch (error) {
    options.report(notKept(file, error))
    return null
  }
}

/** Whatever is no JSON object is a corrupt file; electron-store by itself would take `[]` or `3` for empty settings. */
function parseObject(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SyntaxError('the settings are no JSON object')
  }
  return { ...value }
}

function keepCorruptFile(options: SettingsOptions, file: string): string {
  const time = new Date(options.now()).toISOString().replaceAll(':', '-')
  const kept = path.join(options.folder, `${NAME}.corrupt-${time}.json`)
  fs.renameSync(file, kept)
  return kept
}

/** Removes what writes that were cut off left behind. Only one Sideline runs on a folder, so none of these is in use. */
function sweepTemporaryFiles(folder: string): void {
  try {
    for (const name of fs.readdirSync(folder)) {
      if (/^settings\.json\.tmp-\d{10}[0-9a-f]{6}$/.test(name)) fs.rmSync(path.join(folder, name), { force: true })
    }
  } catch {
    // No folder yet, or one that cannot be read: opening the file says what there is to say.
  }
}
