import type { AttentionLanguage, AttentionRules, Entry } from '../../../preload/contract/index.ts'
import { isMyself, type Myself } from '../myself.ts'
import { languageOf } from './language.ts'
import { byLanguage, languages } from './languages/index.ts'
import { promisedFor } from './promises.ts'
import { timesSaid } from './repeats.ts'
import { remembering, tokensOf, WordList } from './words.ts'

/** So many of a chat's newest lines are worth reading. */
export const LINES = 120
/** The tone is that of so many lines of the customer's, the newest, or of all that nobody has answered. */
const TONE = 3
/** So many of the customer's lines are compared with each other, and heard for their language. */
const COMPARED = 20
/** A promise is looked for in so many of the agent's lines. */
const PROMISES = 20
/** So much of one line is read, characters. */
const LINE = 2_000
/** So much of what an agent asks is quoted, characters. */
const QUOTED = 120

/** What a chat's lines say by themselves, whatever the time is. Times by the server's clock, ms. */
export interface LineFacts {
  /** Lines of the customer's that no agent has answered to everyone. */
  readonly unanswered: number
  /** How often the customer has said the same; 1: once. */
  readonly times: number
  readonly loud: boolean
  /** Words of the rules that were found; null: none. */
  readonly negative: string | null
  readonly escalates: string | null
  /** For when the agent's last promise is, where they have not written from then on; null: there is none. */
  readonly promise: number | null
  /** The agent asks for help in a line for agents, and the supervisor has written nothing since; null: no such line. */
  readonly help: string | null
  /** Whether the supervisor has written anything. */
  readonly joinedIn: boolean
  /** When the agent last wrote to everyone; null: never, or no time was given. */
  readonly agentSpoke: number | null
  /** Not in a language that can be read. */
  readonly unread: boolean
}

export const nothingSaid: LineFacts = {
  unanswered: 0,
  times: 1,
  loud: false,
  negative: null,
  escalates: null,
  promise: null,
  help: null,
  joinedIn: false,
  agentSpoke: null,
  unread: false,
}

interface Spoken {
  text: string
  at: number | null
}

/** Reads the lines of a chat by the words of the rules, which are taken apart once. */
export class LineReader {
  readonly #words: Readonly<Record<AttentionLanguage, { negative: WordList; escalates: WordList; thanks: WordList }>>

  constructor({ words }: Pick<AttentionRules, 'words'>) {
    this.#words = byLanguage((language) => ({
      negative: new WordList(words[language].negative),
      escalates: new WordList(words[language].escalates),
      thanks: new WordList(languages[language].thanks),
    }))
  }

  /** `entries`: the chat's newest lines in their order, {@link LINES} of them at the most. */
  read(entries: readonly Entry[], me: Myself): LineFacts {
    const customer: string[] = []
    const agent: Spoken[] = []
    let unanswered = 0
    let help: string | null = null
    let joinedIn = false
    for (const { body, from, audience, at } of entries) {
      if (body.kind !== 'text' || from === null) continue
      const text = body.text.slice(0, LINE)
      if (isMyself(me, from)) {
        joinedIn = true
        help = null
        if (audience === 'everyone') unanswered = 0
      } else if (from.kind === 'customer' && audience === 'everyone') {
        customer.push(text)
        unanswered += 1
      } else if (from.kind === 'agent' && audience === 'everyone') {
        agent.push({ text, at })
        unanswered = 0
      } else if (from.kind === 'agent' && audience === 'agents') help = askedFor(text) ?? help
    }
    const said = customer.slice(-COMPARED)
    const language = languageOf(said)
    const readable = language === 'unknown' || language === 'nothing' ? null : language
    return {
      unanswered,
      ...this.#tone(said, unanswered, readable),
      promise: readable === null ? null : lastPromise(agent.slice(-PROMISES), readable),
      help,
      joinedIn,
      agentSpoke: agent.findLast(({ at }) => at !== null)?.at ?? null,
      unread: language === 'unknown',
    }
  }

  #tone(
    said: readonly string[],
    unanswered: number,
    language: AttentionLanguage | null,
  ): Pick<LineFacts, 'times' | 'loud' | 'negative' | 'escalates'> {
    const lists = language === null ? null : this.#words[language]
    const heard = said.slice(-Math.max(TONE, unanswered)).map((text) => ({ text, tokens: tokensOf(text) }))
    const ill = heard.map(({ tokens }) => lists?.negative.find(tokens) ?? null)
    // Whoever is content has put up with what was before.
    const content = heard.findLastIndex(
      ({ tokens }, at) => ill[at] === null && (lists?.thanks.find(tokens) ?? null) !== null,
    )
    const open = heard.slice(content + 1)
    return {
      times: open.length === 0 ? 1 : timesSaid(said, Math.min(open.length, Math.max(unanswered, 1))),
      loud: open.some(({ text }) => isLoud(text)),
      negative: ill.slice(content + 1).findLast((found) => found !== null) ?? null,
      escalates:
        open.map(({ tokens }) => lists?.escalates.find(tokens) ?? null).findLast((found) => found !== null) ?? null,
    }
  }
}

/** What an agent asks the supervisor, in a line for agents that begins with `/help`; null: it is no such line. */
function askedFor(text: string): string | null {
  const asked = /^\s*\/help(?!\w)[\s:,–-]*(.*)/isu.exec(text)?.[1]
  return asked === undefined ? null : asked.replaceAll(/\s+/g, ' ').trim().slice(0, QUOTED)
}

/** When the last promise falls due that no later line of the agent's, from then on, can have kept. */
function lastPromise(lines: readonly Spoken[], language: AttentionLanguage): number | null {
  for (let place = lines.length - 1; place >= 0; place -= 1) {
    const { text, at } = lines[place] ?? { text: '', at: null }
    const due = at === null ? null : promisedFor(text, at, language)
    if (due === null) continue
    return lines.slice(place + 1).some((later) => later.at !== null && later.at >= due) ? null : due
  }
  return null
}

/** In capitals for the most part, or with several marks in a row. */
const isLoud = remembering((text): boolean => {
  if (/[!?！？]{2}/u.test(text.replaceAll(/\s+(?=[!?])/g, ''))) return true
  const letters = text.match(/\p{L}/gu) ?? []
  const capitals = text.match(/\p{Lu}/gu) ?? []
  const words = text.match(/\p{Lu}{3,}/gu) ?? []
  return letters.length >= 8 && words.length >= 2 && capitals.length >= letters.length * 0.7
})
