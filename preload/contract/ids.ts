import * as v from 'valibot'

export const ChatId = v.pipe(v.string(), v.minLength(1), v.maxLength(256), v.brand('ChatId'))
export type ChatId = v.InferOutput<typeof ChatId>

export const UserId = v.pipe(v.string(), v.minLength(1), v.maxLength(256), v.brand('UserId'))
export type UserId = v.InferOutput<typeof UserId>
