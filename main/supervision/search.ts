import { comparable, type ChatId, type Entry } from '../../preload/contract/index.ts'

/**
 * Finds the chats in whose lines a text occurs. The lines are kept in their comparable form, one text a chat, so that a
 * question costs a walk through memory and nothing else.
 */
export class LineSearch {
  readonly #texts = new Map<ChatId, Lines>()

  /** Lines of a chat, in any order; each is added once. */
  add(id: ChatId, entries: readonly Entry[]): void {
    const lines = this.#texts.get(id) ?? { text: '', added: [] }
    for (const entry of entries) {
      const text = searchable(entry)
      if (text !== '') lines.added.push(text)
    }
    this.#texts.set(id, lines)
  }

  remove(id: ChatId): void {
    this.#texts.delete(id)
  }

  clear(): void {
    this.#texts.clear()
  }

  /** Looks for each keyword in some chats at a time; between two steps whoever asks may stop. */
  *find(keywords: readonly string[], chatsAtOnce = 1_000): Generator<undefined, Map<string, ChatId[]>> {
    const wanted = keywords.map((keyword) => ({ keyword, sought: comparable(keyword) }))
    const found = new Map(keywords.map((keyword): [string, ChatId[]] => [keyword, []]))
    let looked = 0
    for (const [id, lines] of this.#texts) {
      const text = whole(lines)
      for (const { keyword, sought } of wanted) if (text.includes(sought)) found.get(keyword)?.push(id)
      looked += 1
      if (looked % chatsAtOnce === 0) yield undefined
    }
    return found
  }
}

interface Lines {
  text: string
  /** Not yet part of `text`: most lines come while nobody looks for any. */
  added: string[]
}

/** Lines stand apart by a character that nobody can look for, so that no keyword is found across two of them. */
const BETWEEN = '\n'

function whole(lines: Lines): string {
  if (lines.added.length > 0) {
    lines.text = [lines.text, ...lines.added].join(BETWEEN)
    lines.added = []
  }
  return lines.text
}

/** What a person could have read in a line. */
function searchable({ body }: Entry): string {
  switch (body.kind) {
    case 'text':
    case 'notice':
    case 'nickname':
    case 'unknown':
      return comparable(body.text)
    case 'pushUrl':
      return comparable(body.url)
    case 'joined':
    case 'left':
    case 'rejoined':
    case 'transcriptSaved':
    case 'unreadable':
      return ''
  }
}
