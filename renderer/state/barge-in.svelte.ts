import type { Question } from './questions.ts'

/** `confirmed`: the supervisor was asked. */
type Act = (confirmed: boolean) => void

/** The one question before Barge in, for every way in that a view has; hotkeys ask in the note. */
export class BargeInAsking {
  readonly #asks: () => boolean
  #open = $state.raw<{ question: Question; act: Act } | null>(null)

  /** `asks`: whether the supervisor wants to be asked. */
  constructor(asks: () => boolean) {
    this.#asks = asks
  }

  get question(): Question | null {
    return this.#open?.question ?? null
  }

  /** Acts at once where no question is wanted, else when it is answered with yes. */
  ask(question: Question, act: Act): void {
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
