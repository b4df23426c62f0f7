import * as m from '#messages'
import { SvelteSet } from 'svelte/reactivity'
import {
  comparable,
  type ChatChoice,
  type ChatId,
  type ExportFormat,
  type ExtraAudience,
  type Port,
  type Saved,
} from '../../preload/contract/index.ts'
import { ask } from './ask.ts'

export const formats: readonly ExportFormat[] = ['text', 'html', 'json']
export const extraAudiences: readonly ExtraAudience[] = ['agents', 'supervisors', 'unknown']

/** What the dialog says below; `saved` closes it. */
export type ExportNews = { kind: 'error'; text: string } | { kind: 'saved'; text: string } | null

/** The choice of what is exported, and how. The lines for everyone are always in it; nothing else is by itself. */
export class ExportChoice {
  readonly #port: Port
  #chats = $state.raw<readonly ChatChoice[] | null>(null)
  #news = $state.raw<ExportNews>(null)
  #busy = $state(false)
  /** Counts openings, so that an answer to an earlier one is not taken for this one's. */
  #opening = 0
  readonly chosen = new SvelteSet<ChatId>()
  readonly also = new SvelteSet<ExtraAudience>()
  format = $state<ExportFormat>('text')
  /** Only chats whose customer or agent contains this are listed. */
  search = $state('')

  readonly #listed = $derived.by(() => {
    const sought = comparable(this.search.trim())
    return (this.#chats ?? []).filter(({ customer, agent }) => comparable(`${customer}\n${agent}`).includes(sought))
  })
  readonly #lines = $derived.by(() => {
    let exported = 0
    let leftOut = 0
    for (const { chatId, lines } of this.#chats ?? []) {
      if (!this.chosen.has(chatId)) continue
      exported += lines.everyone
      for (const value of extraAudiences) {
        if (this.also.has(value)) exported += lines[value]
        else leftOut += lines[value]
      }
    }
    return { exported, leftOut }
  })

  constructor(port: Port) {
    this.#port = port
  }

  /** All chats that can be exported; null while they are asked for. */
  get chats(): readonly ChatChoice[] | null {
    return this.#chats
  }

  get listed(): readonly ChatChoice[] {
    return this.#listed
  }

  /** How many lines the file would have, and how many of the chosen chats would not be in it. */
  get lines(): { exported: number; leftOut: number } {
    return this.#lines
  }

  get news(): ExportNews {
    return this.#news
  }

  get busy(): boolean {
    return this.#busy
  }

  /** Begins anew with these chats chosen, and with no audience but everyone. */
  async open(chatIds: readonly ChatId[]): Promise<void> {
    const opening = ++this.#opening
    this.#chats = null
    this.#news = null
    this.search = ''
    this.also.clear()
    this.chosen.clear()
    for (const id of chatIds) this.chosen.add(id)
    const answer = await ask(this.#port.exportChoices())
    if (opening !== this.#opening) return
    if (!answer.ok) {
      this.#chats = []
      this.#news = { kind: 'error', text: answer.error.message }
      return
    }
    this.#chats = answer.value
    const gone = [...this.chosen].filter((id) => !answer.value.some(({ chatId }) => chatId === id))
    for (const id of gone) this.chosen.delete(id)
  }

  choose(id: ChatId, wanted: boolean): void {
    if (wanted) this.chosen.add(id)
    else this.chosen.delete(id)
  }

  /** All that are listed, or none of them. */
  chooseListed(wanted: boolean): void {
    for (const { chatId } of this.#listed) this.choose(chatId, wanted)
  }

  include(audience: ExtraAudience, wanted: boolean): void {
    if (wanted) this.also.add(audience)
    else this.also.delete(audience)
  }

  /** Asks where to save; answers whether a file was written. */
  async save(): Promise<boolean> {
    if (this.#busy) return false
    if (this.chosen.size === 0) {
      this.#news = { kind: 'error', text: m.records.chooseOne() }
      return false
    }
    this.#busy = true
    this.#news = null
    const { format } = this
    const answer = await ask(this.#port.exportChats({ chatIds: [...this.chosen], format, also: [...this.also] }))
    this.#busy = false
    if (!answer.ok) this.#news = { kind: 'error', text: answer.error.message }
    else this.#news = savedNews(answer.value, 'lines')
    return answer.ok && answer.value.kind === 'saved'
  }
}

/** What is said of a saved file; nothing when the dialog was closed. */
export function savedNews(saved: Saved, what: 'lines' | 'rows'): ExportNews {
  if (saved.kind === 'cancelled') return null
  const { file, items, missing } = saved
  const told = m.records.saved({ what, count: items, file })
  return { kind: 'saved', text: missing === 0 ? told : `${told} ${m.records.missing({ count: missing })}` }
}
