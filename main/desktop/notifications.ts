import type { Notification, NotificationConstructorOptions } from 'electron'
import type { Log } from './log.ts'

export interface NotificationsOptions {
  /** `(options) => new Notification(options)`. */
  make: (options: NotificationConstructorOptions) => Notification
  /** `Notification.isSupported`. */
  supported: () => boolean
  platform: NodeJS.Platform
  log: Pick<Log, 'warn'>
}

/** The desktop's notifications. One that the desktop cannot show is logged, no failure. */
export class Notifications {
  readonly #options: NotificationsOptions
  /** A notification that nobody holds is collected, and its click with it. */
  readonly #shown = new Set<Notification>()

  constructor(options: NotificationsOptions) {
    this.#options = options
  }

  /** Shows a notification, silently: sounds are the window's. The answered function takes it away. */
  show({ title, body }: { title: string; body: string }, clicked: () => void): () => void {
    const { make, supported, platform, log } = this.#options
    if (!supported()) return () => undefined
    const notification = make({ title, body: platform === 'linux' ? asMarkup(body) : body, silent: true })
    const forget = (): void => void this.#shown.delete(notification)
    this.#shown.add(notification)
    notification.on('click', () => {
      forget()
      clicked()
    })
    notification.on('close', forget)
    notification.on('failed', () => {
      forget()
      log.warn('notification: not shown')
    })
    notification.show()
    return () => {
      if (!this.#shown.has(notification)) return
      forget()
      notification.close()
    }
  }

  /** Takes all of them away; for quitting. */
  clear(): void {
    for (const notification of this.#shown) notification.close()
    this.#shown.clear()
  }
}

/**
 * On Linux the body is markup, of which a name could make bold words, links or pictures; the title is not.
 * https://specifications.freedesktop.org/notification-spec/latest/markup.html
 */
const asMarkup = (body: string): string => body.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
