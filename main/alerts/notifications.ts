import type { Alert, AlertLevel, ChatId } from '../../preload/contract/index.ts'
import type { Raised } from '../supervision/alerts/alerts.ts'
import { Announcer } from '../supervision/alerts/announcer.ts'
import { notificationText } from './notification-text.ts'

export interface NotificationsParts {
  /** Shows a desktop notification; answers how to take it away. */
  notify: (text: { title: string; body: string }, clicked: () => void) => () => void
  /** Makes the window's place in the taskbar or the Dock move. */
  attract: () => void
  /** Makes a chat the focused one and brings the window up. */
  openChat: (id: ChatId) => void
  /** Brings the window up with the list of alerts. */
  openList: () => void
}

/** The desktop notifications of alerts: announced together, each there as long as one of its alerts wants it. */
export class Notifications {
  readonly #parts: NotificationsParts
  readonly #announcer = new Announcer()
  /** The ids of the alerts that a notification is about, by how it is taken away. */
  readonly #about = new Map<() => void, Set<string>>()

  constructor(parts: NotificationsParts) {
    this.#parts = parts
  }

  /** Takes in what is `raised` and shows what is due, `now` by a clock that never goes back, ms; answers the sound that is due with it, or null. */
  announce(raised: readonly Raised[], now: number): AlertLevel | null {
    this.#announcer.add(raised, now)
    const announcement = this.#announcer.take(now)
    if (announcement === null) return null
    if (announcement.desktop.length > 0) this.#notify(announcement.desktop)
    return announcement.sound
  }

  /** These alerts need no notification any more. One that has nothing left to tell of goes. */
  drop(ids: readonly string[]): void {
    if (ids.length === 0) return
    this.#announcer.drop(ids)
    for (const [takeAway, about] of this.#about) {
      for (const id of ids) about.delete(id)
      if (about.size > 0) continue
      this.#about.delete(takeAway)
      takeAway()
    }
  }

  /** Takes away what is shown, and forgets what is due. */
  clear(): void {
    this.#announcer.clear()
    for (const takeAway of this.#about.keys()) takeAway()
    this.#about.clear()
  }

  #notify(alerts: readonly Alert[]): void {
    const { notify, attract, openChat, openList } = this.#parts
    const [first] = alerts
    const clicked = (): void => {
      this.#about.delete(takeAway)
      if (alerts.length === 1 && first !== undefined && first.chatId !== null) openChat(first.chatId)
      else openList()
    }
    const takeAway = notify(notificationText(alerts), clicked)
    this.#about.set(takeAway, new Set(alerts.map(({ id }) => id)))
    attract()
  }
}
