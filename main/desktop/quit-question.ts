import type { MessageBoxOptions, MessageBoxReturnValue } from 'electron'
import * as m from '#messages'

export interface QuitQuestionOptions {
  /** Whether the supervisor wants to be asked. */
  wanted: () => boolean
  /** He does not any more. */
  neverAgain: () => void
  /** So many chats would be left, and texts in so many chats lost. */
  stake: () => { chats: number; texts: number }
  /** `dialog.showMessageBox`, never the one that blocks: a signal that comes meanwhile must still leave the chats. */
  ask: (question: MessageBoxOptions) => Promise<Pick<MessageBoxReturnValue, 'response' | 'checkboxChecked'>>
  quit: () => void
}

/**
 * Asks before a person's quitting leaves chats or loses text. What quits without a person, such as a signal, the end of the
 * system's session or an update, never comes here, and takes an open question away.
 */
export class QuitQuestion {
  readonly #options: QuitQuestionOptions
  #open: AbortController | null = null
  #ending = false

  constructor(options: QuitQuestionOptions) {
    this.#options = options
  }

  /** A person wants to quit: answers whether that may be at once. Else it is asked, and *Quit* quits. */
  mayQuit(): boolean {
    if (this.#ending) return true
    if (this.#open !== null) return false
    const { wanted, stake } = this.#options
    const cost = costOf(stake())
    if (!wanted() || cost === '') return true
    void this.#ask(cost)
    return false
  }

  /** The program ends, whoever wanted it: nothing is asked any more. */
  end(): void {
    this.#ending = true
    this.#open?.abort()
  }

  async #ask(detail: string): Promise<void> {
    const { ask, neverAgain, quit } = this.#options
    const open = new AbortController()
    this.#open = open
    const question = { ...words(detail), signal: open.signal }
    // A question that cannot be shown must not lock anybody in.
    const answer = await ask(question).catch(() => ({ response: QUIT, checkboxChecked: false }))
    this.#open = null
    if (this.#ending || answer.response !== QUIT) return
    if (answer.checkboxChecked) neverAgain()
    quit()
  }
}

/** Places of the buttons. */
const STAY = 0
const QUIT = 1

const words = (detail: string): MessageBoxOptions => ({
  type: 'question',
  title: 'Sideline',
  message: m.desktop.quitQuestion(),
  detail,
  buttons: [m.desktop.quitNot(), m.desktop.quit()],
  defaultId: STAY,
  cancelId: STAY,
  checkboxLabel: m.desktop.doNotAskAgain(),
  noLink: true,
})

/** What quitting costs, in a sentence for each; empty: nothing. */
function costOf({ chats, texts }: { chats: number; texts: number }): string {
  const left = chats > 0 ? [m.desktop.quitLeaves({ count: chats })] : []
  const lost = texts > 0 ? [m.desktop.quitLoses({ count: texts })] : []
  return [...left, ...lost].join(' ')
}
