import {
  comparable,
  type Chat,
  type ChatId,
  type ChatView,
  type Condition,
  type Mode,
  type Output,
  type Quick,
} from '../../preload/contract/index.ts'

/** For each keyword, comparable, the chats that have it in a line. */
export type Found = ReadonlyMap<string, ReadonlySet<ChatId>>

export const nothingFound: Found = new Map()

export function foundBy(answer: Output<'findChats'>): Found {
  return new Map(answer.map(({ keyword, chatIds }) => [keyword, new Set(chatIds)]))
}

/** What a filter needs to know besides the chats. */
export interface FilterContext {
  /** The server's time, ms. */
  now: number
  found: Found
}

/** Whether a chat is to be shown: the quick filter, the keyword and the conditions all have their say. */
export function chatFits(
  { quick, keyword, match, conditions }: ChatView,
  context: FilterContext,
): (chat: Chat) => boolean {
  const tests = conditions.map((condition) => conditionFits(condition, context))
  const conditionsFit = match === 'all' ? allOf(tests) : tests.length === 0 ? everything : anyOf(tests)
  const keywordFits = keyword.trim() === '' ? everything : hasKeyword(keyword, context)
  return allOf([quickFits(quick), keywordFits, conditionsFit])
}

/** One condition by itself. One that was left blank fits every chat, so that adding it empties no list. */
export function conditionFits(condition: Condition, context: FilterContext): (chat: Chat) => boolean {
  switch (condition.kind) {
    case 'agent': {
      const name = sought(condition.text)
      return (chat) => facts(chat).agent.includes(name)
    }
    case 'state':
      return ({ state }) => state === condition.state
    case 'mode':
      return ({ mode }) => mode.known === condition.mode
    case 'waiting':
      return ({ waitingSince }) => waitingSince !== null && context.now - waitingSince > condition.longerThan
    case 'age':
      return ({ receivedAt }) => receivedAt !== null && context.now - receivedAt > condition.longerThan
    case 'keyword':
      return condition.text.trim() === '' ? everything : hasKeyword(condition.text, context)
    case 'userData':
      return hasUserData(sought(condition.key), sought(condition.value))
  }
}

export function quickFits(quick: Quick): (chat: Chat) => boolean {
  switch (quick) {
    case 'all':
      return everything
    case 'waiting':
      return ({ waitingSince }) => waitingSince !== null
    case 'monitor':
    case 'coach':
    case 'bargeIn':
      return ({ mode }) => mode.known === modeOfQuick[quick]
  }
}

/** The mode that a quick filter is about. */
export const modeOfQuick = { monitor: 'Monitor', coach: 'Coach', bargeIn: 'BargeIn' } as const satisfies Partial<
  Record<Quick, Mode>
>

/** The keywords that are looked for in the lines, comparable, each once. */
export function keywordsOf({ keyword, conditions }: ChatView): string[] {
  const words = [keyword, ...conditions.map((condition) => (condition.kind === 'keyword' ? condition.text : ''))]
  return [...new Set(words.map(sought))].filter((word) => word !== '')
}

function hasKeyword(keyword: string, { found }: FilterContext): (chat: Chat) => boolean {
  const word = sought(keyword)
  const inLines = found.get(word)
  return (chat) => inLines?.has(chat.id) === true || facts(chat).text.includes(word)
}

const sought = (keyword: string): string => comparable(keyword.trim())

/** What of a chat is no line, as it is compared. */
interface Facts {
  agent: string
  userData: readonly (readonly [key: string, value: string])[]
  /** All of it, names and user data apart from each other. */
  text: string
}

/** Made once for each state of a chat, for a chat that changes is a new object. */
function facts(chat: Chat): Facts {
  const known = factsOf.get(chat)
  if (known !== undefined) return known
  const agent = comparable(chat.agent)
  const userData = Object.entries(chat.userData).map(([key, value]) => [comparable(key), comparable(value)] as const)
  const made = { agent, userData, text: [comparable(chat.customer), agent, ...userData.flat()].join('\n') }
  factsOf.set(chat, made)
  return made
}

const factsOf = new WeakMap<Chat, Facts>()

function hasUserData(key: string, value: string): (chat: Chat) => boolean {
  if (key === '') return everything
  return (chat) => facts(chat).userData.some(([name, held]) => name === key && (value === '' || held === value))
}

const everything = (): boolean => true

const allOf =
  (tests: readonly ((chat: Chat) => boolean)[]) =>
  (chat: Chat): boolean =>
    tests.every((fits) => fits(chat))

const anyOf =
  (tests: readonly ((chat: Chat) => boolean)[]) =>
  (chat: Chat): boolean =>
    tests.some((fits) => fits(chat))
