import fs from 'node:fs'
import path from 'node:path'

/**
 * Marks that outlive the program however it ends: empty files beside the settings, written at once and one for each, so
 * that none can be half written. What a mark means says whoever sets it.
 */
export class Marks {
  readonly #folder: string
  readonly #failure: (error: unknown) => void

  /** `folder`: Electron's `userData`. `failure` hears of what the disk refused: the mark is then as it was. */
  constructor(folder: string, failure: (error: unknown) => void) {
    this.#folder = folder
    this.#failure = failure
  }

  has(name: string): boolean {
    return fs.existsSync(this.#file(name))
  }

  set(name: string, on: boolean): void {
    try {
      if (on) fs.writeFileSync(this.#file(name), '', { mode: 0o600 })
      else fs.rmSync(this.#file(name), { force: true })
    } catch (error) {
      this.#failure(error)
    }
  }

  #file(name: string): string {
    return path.join(this.#folder, `${name}.mark`)
  }
}
