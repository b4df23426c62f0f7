import type { Entry, Mode, ModeState, Participant } from '../../preload/contract/index.ts'
import { doubt, heard, heardUnconfirmed, initialMode, lose, modeOfStanding, pendingSwitch } from './mode.ts'
import { OwnParticipant, type Myself } from './myself.ts'

/**
 * How a report came: by a notification, or by a reading while notifications come (`live`) or do not. A reading without them
 * confirms nothing.
 */
export type Source = 'notification' | 'live' | 'alone'

/** The own standing as a line of the log tells it; `left`: one is gone. */
interface Told {
  index: number
  as: Mode | 'left' | null
}

/**
 * Where the supervisor stands in one chat: the mode, by the server's words about the own participant, and whether those fit
 * together.
 */
export class Standing {
  readonly own: OwnParticipant
  #mode: ModeState = initialMode
  #doubted = false
  /** The newest word of the log. */
  #told: Told = { index: -1, as: null }

  constructor(me: Myself) {
    this.own = new OwnParticipant(me)
  }

  get mode(): ModeState {
    return this.#doubted ? doubt(this.#mode) : this.#mode
  }

  /** As it was heard last, whatever speaks against it. */
  get heard(): ModeState {
    return this.#mode
  }

  get doubted(): boolean {
    return this.#doubted
  }

  /** A switch is asked for, refused or unanswered, apart from any doubt. Answers whether that changed anything. */
  change(change: (mode: ModeState) => ModeState): boolean {
    const before = this.#mode
    this.#mode = change(before)
    return this.#mode !== before
  }

  /** A list of participants counts more than the lines before it. Answers whether a reading still lacks the own one: gone. */
  listed(participants: readonly Participant[], chatting: boolean, now: number, source: Source): boolean {
    const place = this.own.find(participants)
    if (place.kind === 'found') {
      const mode = modeOfStanding(place.participant.audience)
      // Without notifications somebody else may have changed it since: their return reads again.
      if (source === 'alone') this.#mode = heardUnconfirmed(this.#mode, mode)
      else {
        this.#mode = heard(this.#mode, mode, now)
        this.#doubted = false
      }
      return false
    }
    if (!chatting || source === 'alone') return false
    if (place.kind === 'ambiguous') this.#mode = heard(this.#mode, null, now)
    else if (this.#mode.known === null) return false
    else if (source === 'live') return true
    this.#doubted = true
    return false
  }

  /**
   * Lines were added. Where the newest that tells of the own standing is not what is known, a notification was lost, or is
   * about to come; what was asked for shows in the log first on some servers.
   */
  logged(added: readonly Entry[]): void {
    const newest = added.findLast((entry) => this.#tells(entry))
    if (newest === undefined || newest.index <= this.#told.index) return
    const as = newest.body.kind === 'left' ? 'left' : modeOfStanding(newest.from?.audience ?? 'unknown')
    this.#told = { index: newest.index, as }
    const { known } = this.#mode
    const fits = as === null || as === known || as === pendingSwitch(this.#mode)
    // A line takes no doubt away: that is for a list of participants.
    this.#doubted ||= known !== null && !fits
  }

  lose(): void {
    this.#mode = lose(this.#mode)
    this.#doubted = false
  }

  #tells({ body, from }: Entry): boolean {
    return (
      (body.kind === 'joined' || body.kind === 'rejoined' || body.kind === 'left') && from !== null && this.own.is(from)
    )
  }
}
