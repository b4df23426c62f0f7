import type { AlertRule, AlertRuleId, Entry } from '../../preload/contract/index.ts'
import { mayBeSaid, type SaidRule } from '../supervision/alerts/causes.ts'
import type { Myself } from '../supervision/myself.ts'
import { compile, type Pattern } from './pattern.ts'

/** How many of the lines that come at once are looked at, the newest: a long chat that is joined brings thousands. */
const NEWEST = 200
/** A rule that took more than this of any {@link SPAN} is too slow, ms. */
const SHARE = 1_000
const SPAN = 10_000

export interface LineListenerParts {
  /** A clock that never goes back, ms. */
  clock(): number
  /** A rule takes so long that it would stall the program. */
  tooSlow(rule: SaidRule): void
}

interface Heard {
  rule: SaidRule
  pattern: Pattern
  spent: number
  from: number
}

/** Finds in lines what the rules about what is said look for. Patterns take linear time; one that is slow all the same is reported. */
export class LineListener {
  readonly #parts: LineListenerParts
  #heard = new Map<AlertRuleId, Heard>()

  constructor(parts: LineListenerParts) {
    this.#parts = parts
  }

  /** Only rules that are on count. One whose pattern cannot be is left out. */
  setRules(rules: readonly AlertRule[]): void {
    const before = this.#heard
    this.#heard = new Map()
    for (const rule of rules) {
      if (rule.kind !== 'said' || !rule.on) continue
      const known = before.get(rule.id)
      const same = known !== undefined && known.rule.text === rule.text && known.rule.match === rule.match
      const compiled = same ? null : compile(rule)
      if (same) this.#heard.set(rule.id, { ...known, rule })
      else if (compiled?.ok === true)
        this.#heard.set(rule.id, { rule, pattern: compiled.pattern, spent: 0, from: -Infinity })
    }
  }

  /** The rules that find something in lines that were said, each with the first line that fits. */
  hear(entries: readonly Entry[], me: Myself): { rule: SaidRule; entry: Entry }[] {
    if (this.#heard.size === 0) return []
    const lines = entries.slice(-NEWEST)
    return [...this.#heard.values()].flatMap((heard) => {
      const entry = lines.find((line) => this.#fits(heard, line, me))
      return entry === undefined ? [] : [{ rule: heard.rule, entry }]
    })
  }

  #fits(heard: Heard, entry: Entry, me: Myself): boolean {
    // What was reported a moment ago is not looked for in the rest of the lines that came with it.
    if (heard.spent > SHARE) return false
    const text = mayBeSaid(heard.rule, entry, me)
    if (text === null) return false
    const began = this.#parts.clock()
    const fits = heard.pattern.fits(text)
    const ended = this.#parts.clock()
    if (ended - heard.from > SPAN) {
      heard.from = began
      heard.spent = 0
    }
    heard.spent += ended - began
    if (heard.spent > SHARE) {
      this.#heard.delete(heard.rule.id)
      this.#parts.tooSlow(heard.rule)
    }
    return fits
  }
}
