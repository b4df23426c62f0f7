import {
  comparable,
  EXPOSED_TEXT,
  wordsOf,
  type Entry,
  type ExposedLine,
  type SendAudience,
} from '../../preload/contract/index.ts'
import type { Merged } from './transcript.ts'

/** So many messages wait for their line at the most; one whose line never came gives way. */
const WAITING = 50

/**
 * Watches over what the supervisor wrote to agents in one chat: a line of it that everyone can read is an accident that has
 * to be said. What was sent is remembered until its line is here, since a server may show it to everyone at once.
 */
export class OwnLines {
  #sent: { audience: SendAudience; words: string }[] = []
  /** Own lines for agents that everyone can read, by index, and whether the supervisor knows. */
  readonly #exposed = new Map<Entry['index'], boolean>()
  readonly #isMine: (entry: Entry) => boolean

  constructor(isMine: (entry: Entry) => boolean) {
    this.#isMine = isMine
  }

  /** A message is about to go out. */
  sending(audience: SendAudience, text: string): void {
    this.#sent = [...this.#sent, { audience, words: comparable(text) }].slice(-WAITING)
  }

  /** The server did not take it. */
  refused(audience: SendAudience, text: string): void {
    const words = comparable(text)
    const place = this.#sent.findLastIndex((each) => each.audience === audience && each.words === words)
    if (place >= 0) this.#sent.splice(place, 1)
  }

  /** Lines have come, or later words on some. */
  heard({ added, changed }: Merged): void {
    for (const entry of added) if (this.#isMine(entry) && this.#cameWider(entry)) this.#exposed.set(entry.index, false)
    for (const { before, after } of changed) {
      if (!this.#isMine(after) || before.audience === 'everyone' || wordsOf(before) === '') continue
      const wasForAgents = this.#cameWider(after) || before.audience === 'agents'
      if (wasForAgents && after.audience === 'everyone') this.#exposed.set(after.index, false)
    }
  }

  /** The supervisor knows of those that there are by now. */
  understood(): void {
    for (const index of this.#exposed.keys()) this.#exposed.set(index, true)
  }

  /** Own lines for agents that everyone can read; `lineAt` answers a line as it stands now. */
  exposed(lineAt: (index: number) => Entry | null): ExposedLine[] {
    return [...this.#exposed].map(([index, understood]) => {
      const entry = lineAt(index)
      return { index, text: entry === null ? '' : wordsOf(entry).slice(0, EXPOSED_TEXT), understood }
    })
  }

  /** The line of a message is here: the one that went to just those who can read it, else one for agents that all can read. */
  #cameWider(entry: Entry): boolean {
    const words = comparable(wordsOf(entry))
    if (words === '') return false
    const places = [entry.audience, ...(entry.audience === 'everyone' ? ['agents'] : [])].map((audience) =>
      this.#sent.findIndex((each) => each.audience === audience && each.words === words),
    )
    const place = places.find((each) => each >= 0)
    if (place === undefined) return false
    const [sent] = this.#sent.splice(place, 1)
    return sent?.audience === 'agents' && entry.audience === 'everyone'
  }
}
