import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import { isOver, type ChatId, type HotkeyCommand, type Mode, type SendAudience } from '../../preload/contract/index.ts'
import type { Demo } from '../../main/demo/index.ts'
import type { Harness } from './harness.ts'
import { marks } from './sequences.ts'

/** How long what was lost may take to be noticed, ms; waits inside the program pass faster. */
const HEALED_WITHIN = 20_000

const commandModes: Partial<Record<HotkeyCommand, Mode>> = { monitor: 'Monitor', coach: 'Coach', bargeIn: 'BargeIn' }

/** What must hold whatever happens, by the server’s own record. */
export class Law {
  readonly #demo: Demo
  readonly #harness: Harness
  /** How often each switch was wanted of each chat by whoever asked. */
  readonly #wanted = new Map<string, number>()
  readonly #widened: string[] = []

  constructor(demo: Demo, harness: Harness) {
    this.#demo = demo
    this.#harness = harness
  }

  wanted(id: ChatId, mode: Mode): void {
    const key = `${id} SwitchTo${mode}`
    this.#wanted.set(key, (this.#wanted.get(key) ?? 0) + 1)
  }

  /** By a hotkey; Barge in takes two, so that this may allow more than was meant, but never for another chat. */
  pressed(id: ChatId, command: HotkeyCommand): void {
    const mode = commandModes[command]
    if (mode !== undefined) this.wanted(id, mode)
  }

  /** The server itself made a line readable for everyone. */
  widened(text: string): void {
    this.#widened.push(text)
  }

  /** Answers how many messages went out to whom. */
  async check(id: ChatId): Promise<Record<SendAudience, number>> {
    const counts = this.#audiences(id)
    this.#switches(id)
    await this.#shown(id)
    return counts
  }

  /** Chats that the supervisor handles himself are asked nothing. */
  untouched(id: ChatId): void {
    expect(this.#operations(id)).toEqual([])
  }

  /** What the server has on record of a chat, and what its customer could read. */
  #audiences(id: ChatId): Record<SendAudience, number> {
    const read = this.#demo.centre
      .customerLines(id)
      .flatMap(({ text, noticeText, url }) => text ?? noticeText ?? url ?? [])
    const leaked = read.filter((text) => text.includes(marks.agents) && !this.#widened.includes(text))
    expect(leaked, 'what was for agents and the customer could read').toEqual([])
    const operations = this.#operations(id)
    const sent = (...names: string[]) => operations.filter((body) => names.some((name) => body.includes(`"${name}"`)))
    const toEveryone = sent('SendMessage', 'SendCustomNotice', 'SendUrl')
    expect(toEveryone.join('\n')).not.toContain(marks.agents)
    return { agents: sent('SendToAgents').length, everyone: sent('SendMessage').length }
  }

  /** No switch reached a chat for which it was not pressed, nor more often. */
  #switches(id: ChatId): void {
    for (const mode of ['Monitor', 'Coach', 'BargeIn']) {
      const name = `SwitchTo${mode}`
      const asked = this.#operations(id).filter((body) => body.includes(`"${name}"`)).length
      expect(asked, `${name} of ${id}`).toBeLessThanOrEqual(this.#wanted.get(`${id} ${name}`) ?? 0)
    }
  }

  /** Once nothing goes wrong any more, the window shows what the server would show: mode, lines, audiences, user data. */
  async #shown(id: ChatId): Promise<void> {
    const differing = async () => {
      const [window, server] = [await this.#window(id), this.#server(id)]
      return isDeepStrictEqual(window, server) ? [] : [window, server]
    }
    await expect.poll(differing, { timeout: HEALED_WITHIN, interval: 20 }).toEqual([])
  }

  async #window(id: ChatId): Promise<unknown> {
    const chat = this.#harness.desk.chat(id)
    // A chat that is met again without him is one in which his mode is not known.
    if (chat === null || isOver(chat.state) || (chat.mode.known === null && chat.sendable.length === 0)) return GONE
    const { entries, gaps } = await this.#transcript(id)
    return {
      mode: chat.mode.phase.kind === 'unconfirmed' ? 'unconfirmed' : chat.mode.known,
      lines: entries.map(({ index, visibility, body }) => [
        index,
        visibility,
        'text' in body ? body.text : 'url' in body ? body.url : body.kind,
      ]),
      userData: chat.userData,
      openGaps: gaps.filter(({ closed }) => !closed).length,
    }
  }

  /** What is said while the supervisor is not in the chat cannot be read. */
  #server(id: ChatId): unknown {
    const { supervision, lines, userData } = this.#demo.centre.chat(id)
    if (supervision === null || supervision.participantId === null) return GONE
    return {
      mode: supervision.mode,
      lines: lines
        .filter(({ type }) => !type.startsWith('Typing'))
        .map(({ index, visibility, type, text, noticeText, url }) => [
          index,
          visibility,
          text ?? noticeText ?? url ?? shownAs(type),
        ]),
      userData,
      openGaps: 0,
    }
  }

  async #transcript(id: ChatId) {
    const answer = await this.#harness.port.openChat({ chatId: id, focus: false, read: false })
    return answer.ok ? answer.value : { entries: [], gaps: [] }
  }

  #operations(id: string): string[] {
    return this.#demo.record
      .filter(({ method, path }) => method === 'POST' && path.endsWith(`/me/chats/${id}`))
      .map(({ body }) => JSON.stringify(body))
  }
}

/** The supervisor is not in the chat any more. */
const GONE = 'gone'

/** The kind of line that a type of the wire’s is shown as. */
const shownAs = (type: string): string =>
  ({ ParticipantJoined: 'joined', ParticipantLeft: 'left', ParticipantRejoined: 'rejoined' })[type] ?? type
