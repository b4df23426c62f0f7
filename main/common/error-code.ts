import * as m from '#messages'

/** The code that the system gave an error (`ENOSPC`); for one without, words that stand in its place. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : m.common.unexpectedError()
