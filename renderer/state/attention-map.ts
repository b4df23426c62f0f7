import type { Attention, ChatId } from '../../preload/contract/index.ts'

/** What there is to say of each chat, with its place in the order of need. */
export type AttentionMap = ReadonlyMap<ChatId, Attention & { place: number }>

export const attentionById = (attention: readonly Attention[]): AttentionMap =>
  new Map(attention.map((one, place) => [one.chatId, { ...one, place }]))
