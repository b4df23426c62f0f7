import { tick } from 'svelte'
import type { Entry } from '../../preload/contract/index.ts'
import { copyText } from '../state/copy-text.ts'
import { Selection } from '../state/selection.svelte.ts'
import { copy } from '../ui/copy.ts'

export interface ChooserParts {
  entries: () => readonly Entry[]
  isYou: (entry: Entry) => boolean
  /** The element that scrolls, once it is there. */
  scroller: () => HTMLElement | undefined
  /** Brings a line onto the screen. */
  show: (index: number) => void
  /** The index of the first line on the screen, or of the last. */
  onScreen: (which: 'first' | 'last') => number
}

/** Choosing lines by click and key, and copying them. What the page itself has selected, within a line, stays its own. */
export class LineChooser {
  readonly #parts: ChooserParts
  readonly #selection: Selection
  /** What was copied last: as long as it is what is chosen, that is said. */
  #copied = $state.raw<readonly Entry[]>([])

  constructor(parts: ChooserParts) {
    this.#parts = parts
    this.#selection = new Selection(parts.entries)
  }

  get entries(): readonly Entry[] {
    return this.#selection.entries
  }

  /** The line at which keys go on; null where none is chosen. */
  get cursor(): number | null {
    return this.#selection.cursor
  }

  get copied(): boolean {
    return this.entries.length > 0 && this.#copied === this.entries
  }

  has(index: number): boolean {
    return this.#selection.has(index)
  }

  clear(): void {
    this.#selection.clear()
  }

  /** Lets the lines go and gives the focus to the transcript. */
  letGo(): void {
    this.clear()
    this.#parts.scroller()?.focus()
  }

  copy(): void {
    if (copy(this.#text())) this.#copied = this.entries
  }

  /** The page is asked to copy, as by the menu of the window. */
  copying(event: ClipboardEvent): void {
    if (pageSelects() || this.entries.length === 0) return
    event.preventDefault()
    event.clipboardData?.setData('text/plain', this.#text())
    this.#copied = this.entries
  }

  clicked(event: MouseEvent): void {
    if (!(event.target instanceof Element) || event.target.closest('button') !== null) return
    const index = event.target.closest<HTMLElement>('[data-index]')?.dataset['index']
    if (index === undefined || (pageSelects() && !event.shiftKey)) return
    this.#selection.choose(Number(index), event.shiftKey)
  }

  /** Answers whether the key was one that chooses, copies or lets go. */
  pressed(event: KeyboardEvent): boolean {
    const command = event.ctrlKey || event.metaKey
    const key = event.key.toLowerCase()
    const arrow = key === 'arrowup' ? -1 : key === 'arrowdown' ? 1 : null
    if (arrow !== null && !command && (event.shiftKey || this.cursor !== null)) void this.#move(arrow, event.shiftKey)
    else if (key === 'escape' && this.cursor !== null) this.letGo()
    else if (command && key === 'a') this.#selection.all()
    else if (command && key === 'c' && this.cursor !== null && !pageSelects()) this.copy()
    else return false
    return true
  }

  async #move(by: -1 | 1, extend: boolean): Promise<void> {
    const { onScreen, show, scroller } = this.#parts
    this.#selection.move(by, extend, onScreen(by < 0 ? 'last' : 'first'))
    const { cursor } = this.#selection
    if (cursor === null) return
    show(cursor)
    await tick()
    scroller()?.querySelector<HTMLElement>(`[data-index="${cursor}"]`)?.focus({ preventScroll: true })
  }

  #text(): string {
    return copyText(this.entries, this.#parts.isYou)
  }
}

const pageSelects = (): boolean => document.getSelection()?.isCollapsed === false
