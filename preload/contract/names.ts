import * as m from '#messages'

export interface NameOptions {
  /** The most that is shown of it, characters. */
  limit?: number
}

/**
 * A name of the server's as it stands within words of ours, in every window, title, note, menu, notification and file: on
 * one line, of a bounded length, and with nothing in it that turns, hides or overwrites what stands around it. The name
 * itself stays what the server said: that one is compared, searched and sent.
 */
export function shownName(name: string, options?: NameOptions): string {
  const plain = plainName(name, options)
  return RIGHT_TO_LEFT.test(plain) ? `${FIRST_STRONG_ISOLATE}${plain}${POP_ISOLATE}` : plain
}

/** The same without the two invisible characters that keep a name from right to left to itself; for what is sent or stands alone. */
export function plainName(name: string, { limit = NAME_LIMIT }: NameOptions = {}): string {
  if (name.length <= limit && ORDINARY.test(name)) return name
  const all = name
    .slice(0, MOST_READ)
    .replaceAll(/[\s\p{Cc}\u2800]+/gu, ' ')
    .replaceAll(UNSEEN, '')
    .replaceAll(STACKED, '$1')
    .replaceAll(/(\p{M}{8})\p{M}+/gu, '$1') // scripts whose vowels are marks have many
    .trim()
  const letters = Array.from(all)
  return letters.length <= limit ? all : `${letters.slice(0, limit).join('').trimEnd()}…`
}

/** The server's own words (a reason, the text of an error) as they stand within a sentence of ours, as {@link shownName}. */
export const serverWords = (text: string): string => shownName(text, { limit: WORDS_LIMIT })

/** `Tom Okafor` */
export const customerName = ({ customer }: { customer: string }): string =>
  shownName(customer) || m.chat.unknownCustomer()

/** `Tom Okafor with Bo Lindqvist`: how a chat is called. */
export function chatName(chat: { customer: string; agent: string }): string {
  const agent = shownName(chat.agent)
  const customer = customerName(chat)
  return agent === '' ? customer : m.chat.name({ customer, agent })
}

/** The longest name that is shown whole, characters. */
export const NAME_LIMIT = 80

/** The longest words of the server's that are shown whole, characters. */
const WORDS_LIMIT = 300
/** More of a name is not even looked at, UTF-16 units. */
const MOST_READ = 2000
const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

/** Most names, which are shown as they are. */
const ORDINARY = /^(?! )(?!.* {2})(?!.* $)[\x20-\x7E]*$/
/**
 * What has no width: marks of direction, fillers, soft hyphens. Joiners and variants of signs stay, which scripts and emoji
 * need.
 * https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings
 */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}--[\p{Join_Control}\p{Variation_Selector}]]/gv
/** Marks of no script of their own pile up on a letter; two are the most that an alphabet needs. */
const STACKED = /([\p{Script=Inherited}&&\p{M}]{2})[\p{Script=Inherited}&&\p{M}]+/gv
/** Letters of the scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u
