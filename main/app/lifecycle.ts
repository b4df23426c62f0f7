/** What the program has of Electron's `app` for its end. */
export interface QuittingApp {
  on(event: 'before-quit', listener: (event: { preventDefault(): void }) => void): unknown
  quit(): void
}

export interface LifecycleParts {
  app: QuittingApp
  /** Leaves the chats and ends the session, also one that is being signed in to; takes as long as it takes. */
  leave: () => Promise<void>
  /** Resolves after so many ms. */
  passed: (time: number) => Promise<void>
}

/** Leaving may take so long altogether, ms. */
const LONGEST = 8_000

/**
 * The program's end. Whatever asks for it, a person, a signal, the system's log-off or a fault, first the chats are left,
 * once; whatever asks again meanwhile waits for that too.
 */
export class Lifecycle {
  readonly #parts: LifecycleParts
  #leaving: Promise<void> | null = null
  #left = false

  constructor(parts: LifecycleParts) {
    this.#parts = parts
    parts.app.on('before-quit', (event) => {
      if (this.#left) return
      event.preventDefault()
      if (this.#leaving === null) void this.leave().then(() => parts.app.quit())
    })
  }

  /**
   * Ends the program on these signals, and takes away whoever listens to them. For after the app is ready: Chromium puts
   * handlers of its own in the place of Node's, and those let the second signal end the process at once. Node sets its own
   * again only for a signal that nobody has listened to before, and a package of the settings' store does from the start.
   */
  endOn(process: Pick<NodeJS.Process, 'on' | 'removeAllListeners'>, signals: readonly NodeJS.Signals[]): void {
    for (const signal of signals) {
      process.removeAllListeners(signal)
      process.on(signal, () => this.#parts.app.quit())
    }
  }

  /** Has the system wait with its shutdown (Linux, macOS) until the chats are left. */
  holdShutdown(power: Pick<NodeJS.EventEmitter, 'on'>): void {
    power.on('shutdown', (event: { preventDefault(): void }) => {
      this.#parts.app.quit()
      event.preventDefault()
    })
  }

  /** Leaves the chats, or joins the leaving that is under way; never rejects, and takes no longer than {@link LONGEST}. */
  leave(): Promise<void> {
    this.#leaving ??= Promise.race([this.#parts.leave().catch(() => undefined), this.#parts.passed(LONGEST)]).then(
      () => {
        this.#left = true
      },
    )
    return this.#leaving
  }
}
