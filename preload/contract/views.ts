import * as m from '#messages'
/** How the supervisor looks at many chats: filter and order of the list, saved views, and the wall. */
import * as v from 'valibot'
import { Mode } from './audience.ts'
import { ChatId } from './ids.ts'
import { nameUpTo, upTo } from './lengths.ts'

/** Most conditions of one filter, most saved views. */
export const CONDITION_LIMIT = 20
export const SAVED_VIEW_LIMIT = 50
/** Fewest and most tiles of the wall. */
export const WALL_TILES = { least: 2, most: 30 } as const
/** Most words that are looked for in the lines at once. */
const KEYWORD_LIMIT = CONDITION_LIMIT + 1

const text = v.pipe(v.string(), upTo(200))
/** Longer than so many ms. */
const longerThan = v.pipe(v.number(), v.minValue(0), v.maxValue(7 * 24 * 60 * 60_000))

export const Condition = v.variant('kind', [
  /** Some of the agent's name. */
  v.object({ kind: v.literal('agent'), text }),
  v.object({ kind: v.literal('state'), state: text }),
  /** The mode that the server says; null: not known. */
  v.object({ kind: v.literal('mode'), mode: v.nullable(Mode) }),
  /** The customer waits for longer than this. */
  v.object({ kind: v.literal('waiting'), longerThan }),
  v.object({ kind: v.literal('age'), longerThan }),
  /** Some of the customer's or the agent's name, of the user data, or of a line. */
  v.object({ kind: v.literal('keyword'), text }),
  /** A value of the user data, whole; empty: any value. */
  v.object({ kind: v.literal('userData'), key: text, value: text }),
])
/** Capitals make no difference in any of the texts. */
export type Condition = v.InferOutput<typeof Condition>

export const Quick = v.picklist(['all', 'waiting', 'monitor', 'coach', 'bargeIn'])
export type Quick = v.InferOutput<typeof Quick>

export const SortKey = v.picklist(['attention', 'start', 'waiting', 'age', 'customer', 'agent', 'lastLine'])
export type SortKey = v.InferOutput<typeof SortKey>

export const ChatView = v.object({
  quick: Quick,
  /** What stands in the box over the list: a keyword that has to fit besides the conditions. */
  keyword: text,
  /** Whether all the conditions have to fit, or any of them. */
  match: v.picklist(['all', 'any']),
  conditions: v.pipe(
    v.array(Condition),
    v.maxLength(CONDITION_LIMIT, () => m.list.tooManyConditions()),
  ),
  sort: v.object({ by: SortKey, descending: v.boolean() }),
})
/** Which chats the list shows, and in which order. */
export type ChatView = v.InferOutput<typeof ChatView>

export const DEFAULT_VIEW: ChatView = {
  quick: 'all',
  keyword: '',
  match: 'all',
  conditions: [],
  sort: { by: 'attention', descending: true },
}

export const SavedView = v.object({
  name: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, () => m.list.noViewName()),
    nameUpTo(60),
  ),
  view: ChatView,
})
/** A view under a name, each name once. */
export type SavedView = v.InferOutput<typeof SavedView>

export const WallLayout = v.object({
  tiles: v.pipe(v.number(), v.integer(), v.minValue(WALL_TILES.least), v.maxValue(WALL_TILES.most)),
  /** The chats that were put on the wall, in order; what tiles are left show the other chats, the oldest first. */
  pinned: v.pipe(
    v.array(ChatId),
    v.maxLength(WALL_TILES.most, () => m.wall.full()),
  ),
})
export type WallLayout = v.InferOutput<typeof WallLayout>

export const Views = v.object({
  /** The list as it was left; its keyword is not kept over a restart. */
  current: ChatView,
  saved: v.pipe(
    v.array(SavedView),
    v.maxLength(SAVED_VIEW_LIMIT, () => m.list.tooManyViews()),
  ),
  wall: WallLayout,
})
export type Views = v.InferOutput<typeof Views>

export const DEFAULT_VIEWS: Views = { current: DEFAULT_VIEW, saved: [], wall: { tiles: 12, pinned: [] } }

const nothing = v.undefined()

export const viewsRequests = {
  /** Keeps what is given; what is absent stays as it was. */
  changeViews: {
    input: v.object({
      current: v.exactOptional(Views.entries.current),
      saved: v.exactOptional(Views.entries.saved),
      wall: v.exactOptional(Views.entries.wall),
    }),
    output: nothing,
  },
  /**
   * For each keyword the chats with it in a line. A further question ends the one before it, which then fails as
   * `outdated`.
   */
  findChats: {
    input: v.object({ keywords: v.pipe(v.array(text), v.maxLength(KEYWORD_LIMIT)) }),
    output: v.array(v.object({ keyword: v.string(), chatIds: v.array(ChatId) })),
  },
  /** The chats as the window shows them now, which the hotkeys for the next and the previous chat follow; null: by start. */
  showOrder: { input: v.object({ chatIds: v.nullable(v.array(ChatId)) }), output: nothing },
} as const
