import { comparable } from '../../../preload/contract/index.ts'

/** A text as it is compared: without accents too, which many who write in a hurry leave out. */
export const folded = (text: string): string => comparable(text).normalize('NFD').replaceAll(/\p{M}/gu, '')

/** So many texts are remembered with what was read in each. */
const REMEMBERED = 4_000

/** The same reading, kept for the texts that came last: the newest lines of a chat are read again for each line that comes. */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, { read: T }>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before.read
    const now = { read: read(text) }
    known.set(text, now)
    const [oldest] = known.size > REMEMBERED ? known.keys() : []
    if (oldest !== undefined) known.delete(oldest)
    return now.read
  }
}

/** The words of a text in the form in which they are compared. */
export const tokensOf = remembering((text): readonly string[] => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [])

interface Phrase {
  /** As the rules have it. */
  readonly shown: string
  readonly tokens: readonly string[]
  /** Its last word may end in any way. */
  readonly open: boolean
}

/** Words and phrases that are looked for: with commas between, `*` at the end of one for any ending. */
export class WordList {
  readonly #byFirst = new Map<string, Phrase[]>()
  /** Of one word with any ending, which no other word can lead to. */
  readonly #beginnings: Phrase[] = []

  constructor(list: string) {
    for (const part of list.split(/[,\n]/)) {
      const tokens = tokensOf(part)
      const [first] = tokens
      if (first === undefined) continue
      const open = part.trim().endsWith('*')
      const phrase = { shown: part.trim().replace(/\*$/, '…'), tokens, open }
      if (open && tokens.length === 1) this.#beginnings.push(phrase)
      else this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), phrase])
    }
  }

  /** The first of them that stands in a text, as the rules have it; null: none does. */
  find(tokens: readonly string[]): string | null {
    for (const [at, token] of tokens.entries()) {
      const found =
        this.#byFirst.get(token)?.find((phrase) => standsAt(phrase, tokens, at)) ??
        this.#beginnings.find(({ tokens: [beginning = ''] }) => token.startsWith(beginning))
      if (found !== undefined) return found.shown
    }
    return null
  }
}

function standsAt({ tokens, open }: Phrase, text: readonly string[], at: number): boolean {
  return tokens.every((token, place) => {
    const there = text[at + place]
    return there === token || (open && place === tokens.length - 1 && there?.startsWith(token) === true)
  })
}
