import * as m from '#messages'
import { failure } from '../../preload/contract/index.ts'

/** An answer that says why not. */
export type Refusal = ReturnType<typeof failure>

/** Answers that more than one kind of request can have. */
export const unknownChat = (): Refusal => failure('unknownChat', m.refusals.unknownChat())
export const signedOut = (): Refusal => failure('signedOut', m.refusals.signedOut())
