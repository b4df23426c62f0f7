import type { ErrorNote } from './model.ts'

/** The answer to a request: nothing throws across the bridge. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: ErrorNote }

export const success = <T>(value: T): Result<T> => ({ ok: true, value })

export const failure = (code: string, message: string): { ok: false; error: ErrorNote } => ({
  ok: false,
  error: { code, message },
})
