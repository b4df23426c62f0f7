/** What is asked before something by which a customer comes to see the supervisor. */
export interface BargeInQuestion {
  title: string
  text: string
  /** The word on the button that does it. */
  answer: string
}

/** `confirmed`: the supervisor was asked. */
type Act = (confirmed: boolean) => void

/** The one question before Barge in, for every way in that a view has; hotkeys ask in the note. */
export class BargeInAsking {
  readonly #asks: () => boolean
  #open = $state.raw<{ question: BargeInQuestion; act: Act } | null>(null)

  /** `asks`: whether the supervisor wants to be asked. */
  constructor(asks: () => boolean) {
    this.#asks = asks
  }

  get question(): BargeInQuestion | null {
    return this.#open?.question ?? null
  }

  /** Acts at once where no question is wanted, else when it is answered with yes. */
  ask(question: BargeInQuestion, act: Act): void {
    if (this.#asks()) this.#open = { question, act }
    else act(false)
  }

  yes(): void {
    const open = this.#open
    this.#open = null
    open?.act(true)
  }

  no(): void {
    this.#open = null
  }
}
