import * as m from '#messages'
import { failure } from '../../preload/contract/index.ts'
import type { Failure } from './attempt.ts'

/** Answers that more than one kind of request can have. */
export const unknownChat = (): Failure => failure('unknownChat', m.refusals.unknownChat())
export const signedOut = (): Failure => failure('signedOut', m.refusals.signedOut())
