import * as v from 'valibot'
import { ChatId } from './ids.ts'
import { Chat, Entry, Gap, Snapshot } from './model.ts'

const { sequence: _sequence, chats: _chats, ...desk } = Snapshot.entries

/** One change of what the main window shows. */
export const Change = v.variant('kind', [
  /** Fields of the snapshot that are replaced as a whole. */
  v.object({ kind: v.literal('desk'), fields: v.partial(v.object(desk)) }),
  v.object({ kind: v.literal('chat'), chat: Chat }),
  v.object({ kind: v.literal('chatRemoved'), chatId: ChatId }),
  /** Lines of an opened chat to merge by index, and all its gaps. */
  v.object({ kind: v.literal('entries'), chatId: ChatId, entries: v.array(Entry), gaps: v.array(Gap) }),
])
export type Change = v.InferOutput<typeof Change>

/** Changes since the delta (or snapshot) numbered one less; a missing number means: ask for a new snapshot. */
export const Delta = v.object({ sequence: v.number(), changes: v.array(Change) })
export type Delta = v.InferOutput<typeof Delta>

/** What the small on-top note says when a hotkey acted: audience colours it as the mode's. */
export const Note = v.object({
  title: v.string(),
  text: v.string(),
  tone: v.picklist(['supervisors', 'agents', 'everyone', 'plain', 'error']),
})
export type Note = v.InferOutput<typeof Note>
