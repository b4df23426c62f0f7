import * as v from 'valibot'

export const ChatId = v.pipe(v.string(), v.minLength(1), v.maxLength(256), v.brand('ChatId'))
export type ChatId = v.InferOutput<typeof ChatId>

export const UserId = v.pipe(v.string(), v.minLength(1), v.maxLength(256), v.brand('UserId'))
export type UserId = v.InferOutput<typeof UserId>

/** How a supervisor takes part in a chat; the value is the one that the server's operations use. */
export const Mode = v.picklist(['Monitor', 'Coach', 'BargeIn'])
export type Mode = v.InferOutput<typeof Mode>

/** A request that may lead to Barge in: `confirmed` says that the supervisor was asked, where he wants to be. */
export const wantedMode = { mode: Mode, confirmed: v.exactOptional(v.boolean()) }
